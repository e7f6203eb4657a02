import type { Ask, AskOptions } from '../ask/ask.ts'
import { isRefused } from '../ask/decide.ts'
import type { Memory, promptKey } from '../ask/memory.ts'
import { isHere } from '../ask/where.ts'
import type { deliver, present, tell } from './chunk.ts'
import type { Facts } from './debug.ts'

// What the script tag runs, on every page: decides when to ask, and fetches the prompt only then.
// Written for its size: every byte of it is downloaded by everybody. What is needed seldom, such as
// words for what is wrong, is fetched with `load`.

/** The prompt's code, beside this script; its name carries a hash of its content. */
declare const PROMPT_CHUNK: string

interface Chunk {
  readonly present: typeof present
  readonly deliver: typeof deliver
  readonly tell: typeof tell
}

type Call = readonly [name: string, ...given: unknown[]]

/** Calls wait in an array until the loader runs; then it stands in the array's place. */
interface Queue {
  readonly push: (this: void, call: Call) => void
  readonly map?: (run: (call: Call) => void) => void
}

interface Global {
  (...call: Call): void
  q?: Queue
}

/** What an ask looks at when something happens; a timer has no type. */
interface Happening {
  readonly type?: string
  readonly target?: EventTarget | null
  readonly clientY?: number
  /** What the page reported with `shopbell('event', …)`. */
  readonly event?: string
}

/** What the types of the platform lack. */
declare const self: { shopbell?: Global; readonly navigation?: EventTarget }
declare const navigator: Navigator & { globalPrivacyControl?: boolean; doNotTrack?: string | null }

// Only a script that is no classic one has no element; it then asks nothing.
const script = (document.currentScript ?? {}) as HTMLScriptElement
const shopbell: Global = (self.shopbell ||= (...call) => shopbell.q!.push(call))
const queue = shopbell.q

// A tag that comes second finds the loader in place of an array.
if (!queue || queue.map) {
  /** Each takes a turn when something happens, by priority, until one has something to fetch or show. */
  const asks: (readonly [priority: number, turn: (happening: Happening) => unknown])[] = []
  /** Takes away the prompt that is on the page. */
  let closeShown: (() => void) | null | undefined
  /** What a tag without a touchpoint says for every ask of the page. */
  let common: { locale?: string } = {}
  /** Whether consent is withheld, once the page has said so. */
  let held: boolean | undefined
  let debugging: boolean | undefined
  /** When the visitor last did something, epoch ms. */
  let last = Date.now()

  /** Hands over the prompt's code, with what was fetched beside it. Whatever goes wrong stays here. */
  const load = async <T>(
    use: (loaded: readonly [Chunk, T]) => unknown,
    beside?: T | Promise<T>,
  ): Promise<void> => {
    try {
      await use(
        (await Promise.all([
          import(new URL(PROMPT_CHUNK, script.src) as unknown as string),
          beside,
        ])) as [Chunk, T],
      )
    } catch (reason) {
      console.warn(reason)
    }
  }
  /** Has words found for what went wrong, or how an ask stands. */
  const complain = (...facts: Facts): unknown => load(([chunk]) => chunk.tell(...facts))

  const notice = (happening: Happening = {}): void => {
    if (happening.type) last = Date.now()
    asks.some(([, turn]) => turn(happening))
  }

  function add(options: AskOptions): void {
    const ask = {
      collector: script.src,
      when: 'now',
      where: '',
      quiet: 30,
      ...common,
      ...options,
    } as Ask
    /** Nothing once the ask is over. */
    let touchpoint: string | null = ask.touchpoint
    if (!touchpoint) common = ask
    const key: ReturnType<typeof promptKey> = `${ask.business}/${touchpoint}`
    /** When the page came to match, epoch ms; 0 while it does not, 1 once a trigger has fired. */
    let since = 0
    let timer: ReturnType<typeof setTimeout>
    /** What is to be shown and how, or the promise of it. */
    let loaded:
      | (readonly [Chunk, Response] & { readonly then?: never })
      | (Promise<void> & { readonly map?: never })
      | undefined
    let close: (() => void) | null | undefined
    const end = (): void => {
      touchpoint = closeShown = close = null
    }
    asks.push([
      // Without one it is 0, and without a sample everybody is asked: not said above, for the bytes.
      ask.priority || 0,
      (happening) => {
        const now = Date.now()
        let next: number | undefined
        let refused: boolean | undefined
        clearTimeout(timer)
        try {
          if (!touchpoint || !isHere(ask.where, location.href)) {
            since = 0
            close?.()
          } else if (!document.hidden) {
            since ||= now
            for (const [, word, rest] of ask.when.matchAll(/(\w+) ?([^,]*)/g)) {
              let wait: number | undefined
              if (
                word === 'scroll'
                  ? (scrollY * 100) / (document.documentElement.scrollHeight - innerHeight) >=
                    (rest as unknown as number)
                  : word === 'exit'
                    ? happening.type === 'mouseout' && happening.clientY! < 1
                    : word === 'clicked'
                      ? happening.type === 'click' && (happening.target as Element).closest?.(rest!)
                      : word === 'seen'
                        ? innerHeight /
                            (document.querySelector(rest!)?.getBoundingClientRect().bottom || -1) >
                          0.99
                        : word === 'event'
                          ? happening.event === rest
                          : (wait =
                              (rest as unknown as number) * 1000 +
                              (word === 'idle' ? last : since) -
                              now) <= 0
              ) {
                since = 1
              } else if (wait) next = next! < wait ? next : wait
            }
            if (next) timer = setTimeout(notice, next)
            if (
              !(
                since > 1 ||
                closeShown ||
                (held ?? ask.consent) ||
                (ask.privacy &&
                  (navigator.globalPrivacyControl ||
                    (navigator.doNotTrack as unknown as number) > 0)) ||
                document.activeElement?.matches(':read-write,iframe') ||
                document.querySelector(':is(:modal)')
              )
            ) {
              let memory: Memory = { [key]: [0, 0, Math.random()] }
              if (ask.preview == null) {
                try {
                  const store = (ask.memory || localStorage) as Storage
                  memory = { ...memory, ...JSON.parse(store.shopbell || null) }
                  if (ask.sample < 1) store.shopbell = JSON.stringify(memory)
                } catch {}
                refused = isRefused(ask, key, memory, now)
              }
              if (refused) {
                end()
                if (memory.pending) void load(([chunk]) => chunk.deliver(ask))
              } else {
                return loaded?.map
                  ? (closeShown = close = loaded[0].present(ask, loaded[1], end))
                  : (loaded ||= load(
                      (both) => {
                        loaded = both
                        notice()
                      },
                      fetch(
                        new URL(
                          `/v1/prompts/${touchpoint}?business=${ask.business}&locale=${ask.locale || common.locale || document.documentElement.lang || navigator.language}`,
                          ask.collector,
                        ),
                      ),
                    ))
              }
            }
          }
        } catch (error) {
          end()
          complain(error)
        }
        if (debugging) complain(ask, touchpoint, since, close, held, refused)
        return undefined
      },
    ])
    asks.sort(([a], [b]) => b - a)
  }
  const commands: Record<string, (given: never, more: never) => void> = {
    ask: add,
    event(event: string) {
      notice({ event })
    },
    consent(given: boolean) {
      held = !given
      if (held) closeShown?.()
    },
    close() {
      closeShown?.()
    },
    on(name: string, listener: EventListener) {
      addEventListener(`shopbell:${name}`, listener)
    },
    debug(on: boolean) {
      debugging = on
    },
    locale(locale: string) {
      common.locale = locale
    },
  }

  for (const type of 'visibilitychange scroll pointermove keyup click mouseout'.split(' ')) {
    addEventListener(type, notice, true)
  }
  self.navigation?.addEventListener('currententrychange', notice)

  shopbell.q = {
    push([name, given, more]) {
      try {
        commands[name]!(given as never, more as never)
        // Later, so that of all that was queued the first in rank goes first.
        queueMicrotask(notice)
      } catch (error) {
        complain(error, [name, given])
      }
    },
  }
}
shopbell.q!.push(['ask', script.dataset])
queue?.map?.(shopbell.q!.push)
