/**
 * What a collector tells those who run it, a line an event. Nothing that somebody sent is in it but
 * the id of a request: no address, header, query, body, token or answer.
 */
export interface Log {
  /** A request was answered. */
  request(line: RequestLine): void
  /** A mistake of ours. @param id of the request in which it happened */
  mistake(error: unknown, id?: string): void
  /** Anything else, in few words, with figures. */
  event(what: string, figures?: Readonly<Record<string, number | string>>): void
}

/** One answered request. */
export interface RequestLine {
  readonly id: string
  readonly method: string
  /** The path as it is served, such as `/v1/prompts/:touchpoint`, never what was asked for. */
  readonly route: string
  readonly status: number
  /** Of the problem that it was answered with. */
  readonly code?: string
  readonly ms: number
}

/** Tells nobody. */
export const SILENT: Log = { request: () => {}, mistake: () => {}, event: () => {} }
