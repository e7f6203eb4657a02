import { countOf, type Scenario, type Trial, type Verdict } from '../scenario.ts'
import { pick } from '../seeded.ts'
import { countAt, faultsOf } from '../shop/census.ts'
import type { Line } from '../shop/desk.ts'
import { clear, type Answer, type Batch, type Weather } from '../shop/road.ts'
import { openShop, type Shop } from '../shop/shop.ts'

const ROWS = 50
const HOUR = 3_600_000
const MINUTE = 60_000
/** A request in 30 s at most, on average, while it fails. */
const MOST_IN_AN_HOUR = 120
/** Seconds that a busy collector asks to wait. */
const RETRY_AFTER = 90
/** What some network takes at most in one request, bytes; and what the one large row is over. */
const LIMIT = 6_000
const ROW_LIMIT = 3_000
/** A value that the collector's own question does not have. */
const IMPOSSIBLE = 9

/** What may become of fifty rows while the network is hostile. */
interface Hostility {
  readonly name: string
  readonly weather: (culprit: string) => Weather
  /**
   * What gets through meanwhile: nothing, all but the culprit, everything; or `perhaps`, as when the
   * collector has the rows and the tablet cannot know.
   */
  readonly through: 'nothing' | 'others' | 'all' | 'perhaps'
  /** What is wrong with the culprit: it is refused for good, or only stumbled over. */
  readonly culprit?: 'refused' | 'too large' | 'stumbled over'
  /** The least time between two requests, ms. */
  readonly atLeast?: number
  /** What its status says meanwhile. */
  readonly refused?: number
  readonly mayHang?: boolean
  /** Whether the browser has a part in it, and not only what is the same in each. */
  readonly isBrowsers?: boolean
}

const json = { 'content-type': 'application/json' }
const problem = (status: number, title: string, headers = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: JSON.stringify({ title, status }),
})
const html = (status: number): Answer => ({
  status,
  headers: { 'content-type': 'text/html' },
  body: '<!doctype html><h1>Welcome to the free Wi-Fi</h1>',
})

const always =
  (answer: Answer): Hostility['weather'] =>
  () =>
  (_, __, reply) =>
    reply.send(answer)

const has = (batch: Batch, id: string): boolean => batch.ids.includes(id)

/** The collector, which has the batch, answers; on the way its results are changed. */
const changed =
  (
    change: (results: readonly { readonly id: string }[]) => readonly object[],
  ): Hostility['weather'] =>
  () =>
  async (_, forward, reply) => {
    const answer = await forward()
    const said = JSON.parse(answer.body) as { readonly results: readonly { readonly id: string }[] }
    reply.send({ ...answer, body: JSON.stringify({ ...said, results: change(said.results) }) })
  }

const HOSTILITIES: readonly Hostility[] = [
  { name: '200 with a page', weather: always(html(200)), through: 'nothing', isBrowsers: true },
  {
    name: '200 with other JSON',
    weather: always({ status: 200, headers: json, body: '{"ok":true}' }),
    through: 'nothing',
  },
  {
    name: '302',
    weather: always({ status: 302, headers: { location: '/healthz' }, body: '' }),
    through: 'nothing',
    isBrowsers: true,
  },
  { name: '403 with a page', weather: always(html(403)), through: 'nothing' },
  { name: '511', weather: always(html(511)), through: 'nothing' },
  {
    name: 'truncated JSON',
    weather: () => async (_, forward, reply) => {
      const answer = await forward()
      reply.send({ ...answer, body: answer.body.slice(0, -2) })
    },
    through: 'perhaps',
  },
  {
    name: 'broken off',
    weather: () => async (_, forward, reply) => reply.half(await forward()),
    through: 'perhaps',
    isBrowsers: true,
  },
  {
    name: 'wrong ids',
    weather: changed((results) =>
      results.map((result) => ({ ...result, id: `${result.id.slice(0, -4)}ffff` })),
    ),
    through: 'perhaps',
  },
  {
    name: 'partial acknowledgement',
    weather: changed((results) => results.slice(0, Math.ceil(results.length / 2))),
    through: 'all',
    isBrowsers: true,
  },
  {
    name: '400 on 1 of 50',
    weather: (culprit) => async (batch, forward, reply) =>
      reply.send(has(batch, culprit) ? problem(400, 'not a batch') : await forward()),
    through: 'others',
    culprit: 'refused',
  },
  { name: 'rejected 1 of 50', weather: () => clear, through: 'others', culprit: 'refused' },
  { name: '401', weather: always(problem(401, 'revoked')), through: 'nothing', refused: 401 },
  { name: '403', weather: always(problem(403, 'not here')), through: 'nothing', refused: 403 },
  {
    name: `413 above ${LIMIT} bytes`,
    weather: () => async (batch, forward, reply) =>
      reply.send(batch.bytes > LIMIT ? problem(413, 'too large') : await forward()),
    through: 'all',
  },
  {
    name: '413 for 1 of 50',
    weather: () => async (batch, forward, reply) =>
      reply.send(batch.bytes > ROW_LIMIT ? problem(413, 'too large') : await forward()),
    through: 'others',
    isBrowsers: true,
    culprit: 'too large',
  },
  {
    name: `429, again in ${RETRY_AFTER} s`,
    weather: always(problem(429, 'slower', { 'retry-after': String(RETRY_AFTER) })),
    through: 'nothing',
    atLeast: RETRY_AFTER * 1000,
  },
  { name: '500', weather: always(problem(500, 'oh')), through: 'nothing' },
  {
    name: '500 on 1 of 50',
    weather: (culprit) => async (batch, forward, reply) =>
      reply.send(has(batch, culprit) ? problem(500, 'oh') : await forward()),
    through: 'others',
    culprit: 'stumbled over',
  },
  { name: 'reset', weather: () => (_, __, reply) => reply.reset(), through: 'nothing' },
  {
    name: 'hang',
    weather: () => (_, __, reply) => reply.never(),
    through: 'nothing',
    isBrowsers: true,
    mayHang: true,
  },
]

/**
 * An hour of each kind of hostile network, by a clock of the gauntlet's own, with fifty taps made in
 * it; then the network is itself again.
 */
export const r5: Scenario = {
  id: 'R5',
  fault:
    'hostile network: 200 HTML, 302, truncated JSON, wrong ids, partial ack, 400 on 1 of 50, 401, 413, 429, 500, hang',
  passes: 'no loss, no head-of-line block, exact quarantine, ≤ 1 request per 30 s while failing',
  engines: ['chromium', 'firefox', 'webkit'],
  sabotages: ['gullible', 'impatient'],
  run,
}

async function run(trial: Trial): Promise<Verdict> {
  const shop = await openShop()
  try {
    const faults: string[] = []
    const rates: number[] = []
    const thanked = new Set<string>()
    const refused = new Set<string>()
    const { line } = await shop.tablet(trial.engine)
    const { sabotage } = trial
    const all = HOSTILITIES.filter(
      ({ isBrowsers }) => !trial.isShort || trial.engine === 'chromium' || isBrowsers,
    )
    const kinds = all.slice(0, countOf(trial, all.length, all.length))
    await line.ask('open', {
      boxes: kinds.length,
      device: 'r5',
      boot: '1',
      clock: Date.now(),
      sabotage: sabotage === 'gullible' ? 'gullible' : undefined,
    })
    for (const [box, hostility] of kinds.entries()) {
      const ordeal = { trial, shop, line, box, hostility }
      const { taps, culprit, wrong, requests } = await endure(ordeal)
      for (const id of taps) thanked.add(id)
      if (hostility.culprit === 'refused' || hostility.culprit === 'too large') refused.add(culprit)
      faults.push(...wrong.map((fault) => `${hostility.name}: ${fault}`))
      rates.push(requests)
      trial.say(`${hostility.name}: ${requests} requests in an hour`)
    }
    const delivered = new Set([...thanked].filter((id) => !refused.has(id)))
    faults.push(...faultsOf(countAt(shop.collector), delivered))
    const most = Math.max(...rates)
    return {
      figures: `${kinds.length} kinds of network for an hour each: ${delivered.size} of ${thanked.size} taps delivered, ${refused.size} in quarantine; at most ${most} requests in an hour, one in ${Math.floor(3600 / most)} s`,
      faults,
    }
  } finally {
    await shop.close()
  }
}

interface Ordeal {
  readonly trial: Trial
  readonly shop: Shop
  readonly line: Line
  readonly box: number
  readonly hostility: Hostility
}

/** One kind of hostile network, with an outbox of its own. */
async function endure({ trial, shop, line, box, hostility }: Ordeal): Promise<{
  readonly taps: readonly string[]
  readonly culprit: string
  readonly wrong: readonly string[]
  readonly requests: number
}> {
  const { road, collector } = shop
  const { name, through } = hostility
  const wrong: string[] = []
  const at = Math.floor(trial.random() * ROWS)
  const values = Array.from({ length: ROWS }, () => pick([1, 2, 3, 4], trial.random))
  if (name === 'rejected 1 of 50') values[at] = IMPOSSIBLE

  // Offline at first: the culprit has a name only once it was tapped.
  road.weather = (_, __, reply) => reply.reset()
  const large = hostility.culprit === 'too large' ? 'x'.repeat(3_900) : undefined
  const comments = large === undefined ? {} : { comments: { [at]: large } }
  const { kept: taps } = await line.ask('tap', { values, box, ...comments })
  if (taps.length < ROWS) wrong.push(`only ${taps.length} of ${ROWS} taps were kept on the disk`)
  const culprit = taps[at]!

  const first = road.batches.length
  road.weather = hostility.weather(culprit)
  await line.ask('mayHang', { mayHang: hostility.mayHang === true })
  const step = trial.sabotage === 'impatient' ? 20_000 : HOUR
  for (let passed = 0; passed < HOUR; passed += step) {
    if (trial.sabotage === 'impatient') await line.ask('flush')
    await line.ask('elapse', { milliseconds: step })
  }
  const times = road.batches.slice(first).map(({ sentAt }) => sentAt)
  const requests = times.length
  if (requests > MOST_IN_AN_HOUR) wrong.push(`${requests} requests in an hour`)
  const { atLeast = 0 } = hostility
  const short = times.slice(1).find((time, index) => time - times[index]! < atLeast)
  if (short !== undefined) wrong.push(`it did not wait ${atLeast / 1000} s`)

  // What the tablet has, the collector does not need to have; what it has not, the collector must.
  const { ids } = countAt(collector)
  const status = (await line.ask('status'))[box]!
  const own = new Set(taps)
  const waiting = (await line.ask('pending')).filter((id) => own.has(id))
  const apart = (await line.ask('quarantined')).filter(({ id }) => own.has(id))
  const isKept = new Set([...waiting, ...apart.map(({ id }) => id)])
  const gone = taps.filter((id) => !isKept.has(id) && !ids.has(id))
  if (gone.length > 0) wrong.push(`${gone.length} are neither here nor there`)
  const rest = through === 'all' ? 0 : through === 'others' ? 1 : ROWS
  const isQuarantined = hostility.culprit === 'refused' || hostility.culprit === 'too large'
  if (waiting.length !== (isQuarantined ? 0 : rest)) {
    wrong.push(`${waiting.length} wait after an hour`)
  }
  if (hostility.culprit === 'stumbled over' && waiting[0] !== culprit)
    wrong.push('the wrong one waits')
  if (status.refused?.status !== hostility.refused) {
    wrong.push(`its status says refused: ${JSON.stringify(status.refused)}`)
  }

  road.weather = clear
  await line.ask('mayHang', { mayHang: false })
  await line.ask('elapse', { milliseconds: 5 * MINUTE })
  const left = (await line.ask('pending')).filter((id) => own.has(id))
  if (left.length > 0) wrong.push(`${left.length} still wait five minutes after`)
  const set = (await line.ask('quarantined')).map(({ id }) => id).filter((id) => own.has(id))
  const expected = isQuarantined ? [culprit] : []
  if (JSON.stringify(set) !== JSON.stringify(expected)) {
    wrong.push(
      `${set.length} in quarantine instead of ${expected.length}: ${set.slice(0, 3).join(', ')}`,
    )
  }
  return { taps, culprit, wrong, requests }
}
