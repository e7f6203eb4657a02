import type { PromptEvents } from './show.ts'

/** Callbacks beside the DOM events, with the same details. */
export type Listeners = {
  readonly [Name in keyof PromptEvents as `on${Capitalize<Name>}`]?:
    | ((detail: PromptEvents[Name]) => void)
    | undefined
}

/** Calls the callback of an event, if there is one: `onShown` of `shown`. */
export function tellListener(
  listeners: Listeners,
  name: keyof PromptEvents,
  detail: unknown,
): void {
  const key = `on${name[0]!.toUpperCase()}${name.slice(1)}` as keyof Listeners
  const listener = listeners[key] as ((detail: unknown) => void) | undefined
  listener?.(detail)
}
