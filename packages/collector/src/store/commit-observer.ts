/** What a commit did, for those who measure. */
export interface Committed {
  readonly requests: number
  readonly responses: number
  readonly seconds: number
}

/** Told of every commit and every failure. */
export interface CommitObserver {
  committed?(commit: Committed): void
  failed?(error: unknown): void
  /** How many requests there are to commit, whenever a commit begins. */
  waiting?(requests: number): void
}
