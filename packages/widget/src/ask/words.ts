import type { Ask, AskOptions } from './ask.ts'
import { isRefused } from './decide.ts'
import { promptKey, type Memory, type Past } from './memory.ts'

/** How an ask stands, and the page around it. */
export interface Standing {
  readonly ask: Ask
  readonly here: boolean
  readonly hidden: boolean
  /** Whether one of its triggers has fired. */
  readonly started: boolean
  /** Whether its own prompt is on the page. */
  readonly shown: boolean
  readonly anotherShown: boolean
  readonly held: boolean
  readonly signal: boolean
  readonly typing: boolean
  readonly dialog: boolean
  readonly refused: boolean
  readonly memory: Memory
  /** Epoch ms. */
  readonly now: number
}

/** Says in words why a prompt does or does not show. */
export function inWords(standing: Standing): string {
  const { ask } = standing
  if (standing.refused) return `is not asked: ${refusal(standing)}`
  if (standing.shown) return 'is shown'
  if (!standing.here) return `waits for an address that matches "${ask.where}"`
  if (standing.hidden) return 'waits until the page can be seen'
  if (!standing.started) return `waits for its trigger: ${ask.when}`
  if (standing.anotherShown) return 'waits: another prompt is on the page'
  if (standing.held) return "waits for shopbell('consent', true)"
  if (ask.privacy && standing.signal) {
    return 'is not asked: the browser sends Global Privacy Control or Do Not Track'
  }
  if (standing.typing) return 'waits: a field or a frame has the focus, somebody may be typing'
  if (standing.dialog) return 'waits: a dialog is open'
  return 'is due: what to draw is being fetched'
}

const day = (epoch: number): string => new Date(epoch).toISOString().slice(0, 16)

/** Which rule of the memory refused; each is `isRefused` with the others out of the way. */
function refusal({ ask, memory, now }: Standing): string {
  const key = promptKey(ask)
  // A prompt that was never shown is written down only for its draw.
  const past = (memory[key] ?? [0, 0, 1]) as Past
  const only = (change: Partial<Pick<Ask, 'sample'>>, past: Past, others: Memory = {}): boolean =>
    isRefused({ quiet: ask.quiet, sample: 2, ...change }, key, { ...others, [key]: past }, now)
  const quiet = `quiet is ${ask.quiet} days`
  if (only({}, [past[0], 0, 0])) return `this visitor saw it on ${day(past[0])}, and ${quiet}`
  if (only({}, [0, past[1], 0])) {
    return `this visitor answered on ${day(past[1])}, and ${quiet}, three times that after an answer`
  }
  if (only({}, [0, 0, 0], memory)) {
    return `this visitor saw another prompt less than ${(ask.quiet / 30) * 24} hours ago, a thirtieth of its quiet`
  }
  return `this visitor's draw, ${past[2]}, is not below its sample, ${ask.sample}`
}

const COMMANDS = ['ask', 'event', 'consent', 'close', 'on', 'debug', 'locale'] as const

const OPTIONS: Readonly<Record<keyof AskOptions, (value: unknown) => string | false>> = {
  touchpoint: isName,
  business: isName,
  collector: isName,
  locale: isName,
  target: (value) =>
    typeof value !== 'string' && typeof value !== 'object' && 'a CSS selector or an element',
  fields: (value) => typeof value !== 'object' && 'an object of strings, numbers and booleans',
  theme: (value) => typeof value !== 'object' && 'an object',
  when: (value) => !areTriggers(value) && `one or more of ${TRIGGERS}, with commas between`,
  where: (value) =>
    (typeof value !== 'string' || !/^\s*(!?(\/|\*|\w+:\/\/)[^\s,]*[\s,]*)*$/.test(value)) &&
    'paths such as "/checkout/*" with commas between, "!" before those to leave out',
  sample: (value) => !(Number(value) >= 0 && Number(value) <= 1) && 'a share from 0 to 1',
  quiet: (value) =>
    !(Number(value) >= 0 && Number(value) <= 3650) && 'a number of days from 0 to 3650',
  priority: (value) => !Number.isFinite(Number(value)) && 'a number',
  memory: (value) => value !== 'none' && '"none"',
  preview: () => false,
  consent: (value) => value !== 'required' && '"required"',
  privacy: (value) => value !== 'honour' && '"honour"',
}

const TRIGGERS =
  '"now", "seconds 5", "scroll 50", "exit", "idle 20", "seen SELECTOR", "clicked SELECTOR", "event NAME"'

function isName(value: unknown): string | false {
  return (typeof value !== 'string' || value === '') && 'text that is not empty'
}

function areTriggers(value: unknown): boolean {
  if (typeof value !== 'string') return false
  const each =
    /^\s*((seconds|scroll|idle) \d+(\.\d+)?|now|exit|(seen|clicked|event) [^,]*[^\s,])\s*$/
  return value.split(',').every((trigger) => each.test(trigger))
}

/** What is wrong with an ask and what is allowed, a line each; none when all is well. */
export function faultsOf(ask: Readonly<Record<string, unknown>>): readonly string[] {
  const missing = ['business', 'touchpoint'].filter((name) => ask[name] === undefined)
  const wrong = Object.entries(ask).flatMap(([name, value]) => {
    if (value === undefined) return []
    const check = OPTIONS[name as keyof AskOptions] as
      | ((value: unknown) => string | false)
      | undefined
    if (check === undefined) {
      return [`there is no option "${name}"; there are ${Object.keys(OPTIONS).join(', ')}`]
    }
    const allowed = check(value)
    return allowed === false ? [] : [`${name} is ${JSON.stringify(value)}; it must be ${allowed}`]
  })
  return [...missing.map((name) => `an ask needs a ${name}`), ...wrong]
}

/** What was wrong with a call, and what is allowed. */
export function wrongCall(error: unknown, call: readonly unknown[] | undefined): string {
  const [name] = call ?? []
  if (call !== undefined && !(COMMANDS as readonly unknown[]).includes(name)) {
    return `there is no command ${JSON.stringify(name)}; there are ${COMMANDS.join(', ')}`
  }
  return `${call === undefined ? 'an ask is given up' : `"${String(name)}" failed`}: ${error instanceof Error ? error.message : String(error)}`
}
