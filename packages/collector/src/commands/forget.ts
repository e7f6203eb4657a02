import { directory } from '../business/directory.ts'
import { expireWords } from '../business/retention.ts'
import type { Forgetting } from '../store/erasure-store.ts'
import type { Store } from '../store/store.ts'
import { readArguments } from './arguments.ts'
import { databaseOf, openStore } from './database.ts'
import { EXIT, wrongCall, type Io } from './io.ts'
import { LOCATION_OPTIONS, readConfigs } from './locations.ts'
import { businessOf } from './which-business.ts'

/** `shopbell forget`: erases what somebody said, or words that were kept long enough; also while `serve` runs. */
export async function forget(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: {
      ...LOCATION_OPTIONS,
      business: { type: 'string' },
      response: { type: 'string' },
      device: { type: 'string' },
      respondent: { type: 'string' },
      expired: { type: 'boolean' },
      json: { type: 'boolean' },
    },
    allowPositionals: true,
  })
  const { response, device, respondent, expired, json } = values
  const said = [response, device, respondent].filter((text) => text !== undefined)
  const isOne = said.length + (expired === true ? 1 : 0) === 1 && positionals.length === 0
  if (!isOne || said.some((text) => text.trim() === '')) throw wrongCall(TAKES)
  const served = businessOf(directory(readConfigs(values, io).configs), values.business)
  const business = served.config.business.id
  const store = await openStore(databaseOf(values, io), values)
  try {
    const { counts, line } =
      expired === true
        ? await expire(store, served.config)
        : await erase(store, { business, ...whatOf({ response, device, respondent }) })
    io.out(json === true ? JSON.stringify(counts) : line)
    return EXIT.good
  } finally {
    await store.close()
  }
}

const TAKES =
  'forget takes one of --response ID, --device ID, --respondent ADDRESS|NUMBER|FIELD, --expired'

/** Exactly one of them is there. */
function whatOf({
  response,
  device,
  respondent,
}: Record<'response' | 'device' | 'respondent', string | undefined>) {
  if (response !== undefined) return { response }
  return device === undefined ? { respondent: respondent! } : { device }
}

async function erase({ erasure }: Store, what: Forgetting) {
  const counts = await erasure.forget(what)
  const { responses, answers, events } = counts
  return { counts, line: `forgot ${responses} responses, ${answers} answers, ${events} events` }
}

async function expire({ erasure }: Store, config: Parameters<typeof expireWords>[0]) {
  const counts = await expireWords(config, erasure, Date.now())
  return {
    counts,
    line: `deleted the words of ${counts.comments} comments, ${counts.contacts} contacts`,
  }
}
