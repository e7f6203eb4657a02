/**
 * Has something done once, however often it is asked for; after it failed, again.
 * @param work may reject; who asked hears of it
 */
export function retriable<Result>(work: () => Promise<Result>): () => Promise<Result> {
  let doing: Promise<Result> | undefined
  return () =>
    (doing ??= work().catch((error: unknown) => {
      doing = undefined
      throw error
    }))
}
