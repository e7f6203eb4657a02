import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { rowsOf, type Row } from '../lesson/data.ts'

// Real answers that nobody on the project made, as two businesses: what students of ETH Zürich said
// of lectures (InstEval of R's lme4), and which of 20,000 flights left on time (US BTS).

/** A table of answers and where they go. */
export interface Import {
  readonly business: string
  readonly touchpoint: string
  readonly question: string
  /** A file with the columns `value` and `at`; an empty `at` is now. */
  readonly file: string
  readonly hasTime: boolean
}

/** What was written: a folder of configs for `--config`, and what is to be imported. */
export interface ReferenceShop {
  readonly configs: string
  readonly imports: readonly Import[]
}

/** The excluded department, so that scores differ with and without it. */
export const EXCLUDED_DEPARTMENT = '7'

/** A lecture held for students of its own department, or for those of others: the service. */
export const SIDES = [
  { service: '0', id: 'own', name: 'for its own', channel: 'store', lens: 'experience' },
  { service: '1', id: 'others', name: 'for others', channel: 'other', lens: 'service' },
] as const

/**
 * Writes both businesses.
 * @param from the folder of the reference data
 * @param to an empty folder
 * @param now epoch ms; the excluded days are those around it
 * @returns `null` when the data are not there
 */
export async function writeReferenceShop(
  from: string,
  to: string,
  now: number,
): Promise<ReferenceShop | null> {
  const ratings = rowsOf(from, 'open_insteval.csv')
  const flights = rowsOf(from, 'open_flights_ontime_hourly.csv')
  if (ratings === null || flights === null) return null
  const configs = join(to, 'configs')
  await mkdir(configs)
  const departments = departmentsOf(ratings)
  await writeFile(join(configs, 'eth.json'), JSON.stringify(lectures(departments, now)))
  await writeFile(join(configs, 'flights.json'), JSON.stringify(airline()))
  const imports: Import[] = []
  async function add(kept: Omit<Import, 'file'>, lines: readonly string[]): Promise<void> {
    const file = join(to, `${kept.business}-${kept.touchpoint}.csv`)
    await writeFile(file, `value,at\n${lines.join('\n')}\n`)
    imports.push({ ...kept, file })
  }
  for (const department of departments) {
    for (const { service, id } of SIDES) {
      const own = ratings.filter((row) => row['dept'] === department && row['service'] === service)
      await add(
        { business: 'eth', touchpoint: `${id}-${department}`, question: 'rating', hasTime: false },
        own.map((row) => `${row['rating']},`),
      )
    }
  }
  await add(
    { business: 'flights', touchpoint: 'departures', question: 'on-time', hasTime: true },
    flights.flatMap(hourOf),
  )
  return { configs, imports }
}

/** Departments by their number. */
export function departmentsOf(ratings: readonly Row[]): readonly string[] {
  return [...new Set(ratings.map((row) => row['dept']!))].sort((a, b) => Number(a) - Number(b))
}

/** A line for each flight of an hour. */
function hourOf({ date, hour, n, ontime15 }: Row): readonly string[] {
  const at = `${date!.replaceAll('/', '-')}T${hour!.padStart(2, '0')}:00`
  return Array.from(
    { length: Number(n) },
    (_, index) => `${index < Number(ontime15) ? 1 : 0},${at}`,
  )
}

const DAY = 86_400_000

function lectures(departments: readonly string[], now: number): object {
  const day = (days: number): string =>
    new Date(now + days * DAY).toISOString().slice(0, '2026-11-22'.length)
  return {
    business: { id: 'eth', name: 'ETH lectures', locale: 'en', timeZone: 'UTC' },
    locations: Object.fromEntries(
      departments.map((n) => [`dept-${n}`, { name: `Department ${n}` }]),
    ),
    touchpoints: departments.flatMap((department) =>
      SIDES.map(({ id, name, channel, lens }) => ({
        id: `${id}-${department}`,
        name: `Lectures of ${department} ${name}`,
        channel,
        stage: 'purchase',
        lens,
        location: `dept-${department}/${id}`,
        prompt: 'rate',
      })),
    ),
    exclusions: [
      {
        id: 'trial',
        where: { locations: [`dept-${EXCLUDED_DEPARTMENT}`] },
        from: day(-1),
        to: day(2),
        reason: 'To see what leaving a department out does',
        by: 'The reference data',
      },
    ],
    prompts: {
      rate: {
        questions: [
          { id: 'rating', kind: 'csat', construct: 'satisfaction', text: 'How was the lecture?' },
        ],
      },
    },
  }
}

function airline(): object {
  return {
    business: { id: 'flights', name: 'Flights', locale: 'en', timeZone: 'UTC' },
    touchpoints: [
      {
        id: 'departures',
        name: 'Departures',
        channel: 'other',
        stage: 'post-purchase',
        lens: 'experience',
        location: 'gates',
        prompt: 'flight',
      },
    ],
    prompts: {
      flight: {
        questions: [
          {
            id: 'on-time',
            kind: 'yesno',
            construct: 'satisfaction',
            text: 'Did it leave within a quarter of an hour of its time?',
          },
        ],
      },
    },
  }
}

/** The arguments of `shopbell import` for a table. */
export function argumentsOf({
  business,
  touchpoint,
  question,
  file,
  hasTime,
}: Import): readonly string[] {
  const to = ['--business', business, '--touchpoint', touchpoint, '--question', question]
  return ['import', file, ...to, '--value', 'value', ...(hasTime ? ['--at', 'at'] : [])]
}
