import { hasReason, TOUCHPOINT, type Visit } from './visits.ts'

/** Asks a database, past the collector. */
export type Ask = (sql: string) => Promise<readonly Readonly<Record<string, unknown>>[]>

/** Everything that a database keeps of the visits, read and added up without the collector's code. */
export interface Kept {
  /** The rating of each response. */
  readonly points: ReadonlyMap<string, number>
  /** Of each that gave a reason: the order in which they were shown, as JSON. */
  readonly orders: ReadonlyMap<string, string>
  /** `ID EVENT`. */
  readonly events: ReadonlySet<string>
  /** Rows with a key that another row has too. */
  readonly doubled: number
  /** Cells that do not say what the rows add up to. */
  readonly wrongCells: readonly string[]
}

/** @param ask asks as of one moment */
export async function readKept(ask: Ask): Promise<Kept> {
  const responses = await ask('SELECT id, hour FROM response')
  const answers = await ask('SELECT response, question, point, value, option_order FROM answer')
  const told = await ask('SELECT response, event, hour FROM event')
  const hours = new Map(responses.map(({ id, hour }) => [String(id), Number(hour)]))
  const of = (asked: string) => answers.filter(({ question }) => question === asked)
  const points = new Map(
    of('satisfaction').map(({ response, point }) => [String(response), Number(point)]),
  )
  const orders = new Map(
    of('reasons').map((row) => [String(row['response']), String(row['option_order'])]),
  )
  const shown = new Map(
    told
      .filter(({ event }) => event === 'shown')
      .map(({ response, hour }) => [String(response), Number(hour)]),
  )
  const events = new Set(told.map(({ response, event }) => `${String(response)} ${String(event)}`))

  const sums = countCells()
  for (const hour of hours.values()) sums.visit.add(hour)
  for (const { response, question, point, value } of answers) {
    const hour = hours.get(String(response))!
    if (point !== null) sums.rating.add(hour, String(question), Number(point))
    else {
      sums.option.add(hour, String(question), '')
      for (const option of JSON.parse(String(value)) as string[]) {
        sums.option.add(hour, String(question), option)
      }
    }
  }
  for (const { event, hour } of told) sums.step.add(Number(hour), String(event))
  for (const [id, hour] of hours) if (points.has(id)) sums.step.add(hour, 'answered')
  for (const [id, hour] of shown) if (points.has(id)) sums.step.add(hour, 'shown-answered')

  const wrongCells = [
    ...sums.visit.differences(await ask('SELECT * FROM visit_cell')),
    ...sums.rating.differences(await ask('SELECT * FROM cell')),
    ...sums.option.differences(await ask('SELECT * FROM option_cell')),
    ...sums.step.differences(await ask('SELECT * FROM step_cell')),
  ]
  const doubled =
    responses.length -
    hours.size +
    answers.length -
    points.size -
    orders.size +
    told.length -
    events.size
  return { points, orders, events, doubled, wrongCells }
}

/** What is wrong with what is kept, given what was acknowledged. */
export function faultsOf(acknowledged: ReadonlyMap<string, Visit>, kept: Kept): readonly string[] {
  const lost = [...acknowledged.values()].filter((visit) => !isKept(visit, kept))
  return [
    ...(lost.length > 0
      ? [`${lost.length} acknowledged visits are not there: ${lost[0]!.id} …`]
      : []),
    ...(kept.doubled > 0 ? [`${kept.doubled} rows are there twice`] : []),
    ...kept.wrongCells.slice(0, 5),
  ]
}

function isKept(visit: Visit, { points, orders, events }: Kept): boolean {
  const { id, point, order } = visit
  return (
    (points.get(id) ?? null) === point &&
    orders.get(id) === (hasReason(visit) ? JSON.stringify(order) : undefined) &&
    events.has(`${id} shown`) &&
    events.has(`${id} dismissed`) === (point === null)
  )
}

interface Cells {
  add(hour: number, ...place: readonly (string | number)[]): void
  differences(rows: readonly Readonly<Record<string, unknown>>[]): readonly string[]
}

function countCells(): Readonly<Record<'visit' | 'rating' | 'option' | 'step', Cells>> {
  return {
    visit: cells([]),
    rating: cells(['question', 'point']),
    option: cells(['question', 'option']),
    step: cells(['step']),
  }
}

/** Counts by hour and by day, as a rollup should have it. */
function cells(columns: readonly string[]): Cells {
  const counts = new Map<string, number>()
  const count = (grain: string, bucket: number, place: readonly unknown[]): void => {
    const key = [grain, bucket, TOUCHPOINT, ...place].join(' ')
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return {
    add(hour, ...place) {
      count('hour', hour, place)
      count('day', Math.floor(hour / 24), place)
    },
    differences(rows) {
      const kept = new Map(
        rows.map((row) => [
          ['grain', 'bucket', 'touchpoint', ...columns].map((name) => String(row[name])).join(' '),
          Number(row['count']),
        ]),
      )
      const keys = [...new Set([...kept.keys(), ...counts.keys()])]
      return keys
        .filter((key) => kept.get(key) !== counts.get(key))
        .map((key) => `cell ${key}: rollup ${kept.get(key) ?? 0}, rows ${counts.get(key) ?? 0}`)
    },
  }
}
