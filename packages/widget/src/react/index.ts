'use client'
import type { PromptView } from '@shopbell/core/prompt'
import {
  createElement,
  useCallback,
  useEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import type { ReactElement } from 'react'
import { tellListener, type Listeners } from '../listeners.ts'
import type { PromptElement, PromptElementAttributes } from '../element/ask-inline.ts'
import type { HeadlessOptions, HeadlessPrompt, VisitState } from '../headless/index.ts'
import type { Fields, PromptEvents } from '../show.ts'

/** Which prompt, where, and what the page wants to hear of it. */
export interface ShopbellPromptProps extends PromptElementAttributes, Listeners {
  /** What the page knows of this visit; read when the element comes onto the page. */
  readonly fields?: Fields
  /** What to draw, when the page has it already. */
  readonly prompt?: PromptView
  readonly className?: string
}

const EVENTS = ['shown', 'answered', 'dismissed', 'closed', 'delivered'] as const

/**
 * A prompt in the room it stands in. On a server it is an empty element of the right name; the
 * prompt's code is fetched in the browser once the page is there.
 */
export function ShopbellPrompt(props: ShopbellPromptProps): ReactElement {
  const { touchpoint, business, collector, locale, className } = props
  const latest = useRef(props)
  const stop = useRef(() => {})
  useEffect(() => {
    latest.current = props
    // Rejects when the network is gone: then there is no prompt, and the page goes on.
    import('../element/index.ts').catch(() => undefined)
  })
  // Called before the element asks, which it does once everybody is done with it.
  const element = useCallback((host: PromptElement | null) => {
    stop.current()
    if (host === null) return
    const { fields, prompt } = latest.current
    Object.assign(host, { fields, prompt })
    stop.current = listen(host, (name, detail) => tellListener(latest.current, name, detail))
  }, [])
  return createElement('shopbell-prompt', {
    ref: element,
    touchpoint,
    business,
    collector,
    locale,
    class: className,
  })
}

function listen(
  host: HTMLElement,
  hear: (name: keyof PromptEvents, detail: unknown) => void,
): () => void {
  const stops = EVENTS.map((name) => {
    const tell = (event: Event): void => hear(name, (event as CustomEvent<unknown>).detail)
    host.addEventListener(`shopbell:${name}`, tell)
    return () => host.removeEventListener(`shopbell:${name}`, tell)
  })
  return () => {
    for (const stop of stops) stop()
  }
}

/** What a component that draws its own prompt knows. */
export type PromptInUse =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: Error }
  | ({ readonly status: 'ready'; readonly state: VisitState } & HeadlessPrompt)

const nothing = (): void => {}

/**
 * A prompt for a component that draws its own; see `createPrompt`. It starts a visit when the
 * component mounts, and another when the address changes.
 */
export function usePrompt(options: HeadlessOptions): PromptInUse {
  const [made, setMade] = useState<HeadlessPrompt | Error | null>(null)
  const { collector, business, touchpoint, locale } = options
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  useEffect(() => {
    let here = true
    setMade(null)
    const make = async (): Promise<HeadlessPrompt> => {
      const { createPrompt } = await import('../headless/index.ts')
      return createPrompt(latest.current)
    }
    const take = (result: HeadlessPrompt | Error): void => {
      if (here) setMade(result)
    }
    make().then(take, take)
    return () => {
      here = false
    }
  }, [collector, business, touchpoint, locale])
  const prompt = made === null || made instanceof Error ? null : made
  const state = useSyncExternalStore(
    useCallback((again: () => void) => prompt?.visit.watch(again) ?? nothing, [prompt]),
    () => prompt?.visit.state,
    () => undefined,
  )
  if (prompt !== null && state !== undefined) return { status: 'ready', state, ...prompt }
  return made instanceof Error ? { status: 'failed', error: made } : { status: 'loading' }
}
