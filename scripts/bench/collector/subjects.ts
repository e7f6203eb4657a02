/** What is measured, and how it is spoken to. */
export interface Subject {
  readonly name: string
  readonly about: string
  readonly wire: 'shopbell' | 'parse'
  /** What `serve.ts` opens; `null` for the peer. */
  readonly store: string | null
  readonly needsPostgres: boolean
}

const ours = (name: string, about: string, store: string): Subject => ({
  name,
  about,
  wire: 'shopbell',
  store,
  needsPostgres: store === 'postgres',
})

/** In the order in which they take turns. */
export const SUBJECTS: readonly Subject[] = [
  ours('floor', 'the same HTTP, an append-only log, fdatasync', 'log'),
  ours('sqlite', 'this collector on SQLite, as shipped', 'sqlite'),
  ours('sqlite-normal', 'the same with synchronous=NORMAL, which loses answers', 'sqlite-normal'),
  ours('sqlite-each', 'the same with a commit for each request', 'sqlite-each'),
  ours('postgres', 'this collector on PostgreSQL, fsync on', 'postgres'),
  {
    name: 'parse-server',
    about: 'parse-server on the same PostgreSQL',
    wire: 'parse',
    store: null,
    needsPostgres: true,
  },
]
