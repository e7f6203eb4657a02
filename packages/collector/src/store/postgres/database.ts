import { createHash } from 'node:crypto'
import pg from 'pg'
import { refusalOf, settings } from './connection.ts'
import { serversOf } from './servers.ts'

/** What a statement is asked with. */
export type Value = string | number | null

/** A row as the server gives it: numbers as numbers, ids and texts as texts. */
export type Row = Readonly<Record<string, unknown>>

/** Runs statements of ours one after the other; several may be on their way at once. */
export interface Session {
  query(text: string, values?: readonly Value[]): Promise<readonly Row[]>
}

/** What runs within one transaction. */
export interface Transaction extends Session {
  /**
   * Sends a statement whose rows nobody needs. Nobody waits for it before the commit, which goes with
   * it; when it fails, the transaction does.
   */
  post(text: string, values?: readonly Value[]): void
}

/** Connections to one PostgreSQL database; each is made when it is needed and replaced when it broke. */
export interface Database extends Session {
  /**
   * Runs work in one transaction. It resolves only after the commit is durable; when anything of it
   * fails, nothing of it is kept.
   */
  transaction<T>(work: (session: Transaction) => Promise<T>): Promise<T>
  /** Runs reads that all see the same moment. */
  snapshot<T>(work: (session: Session) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * The statements of a commit look rows up by whole keys, whichever they are: planned once a
 * connection, not once a commit, and never as a walk through a table that was small by then.
 */
const BEGIN = `BEGIN; SET LOCAL plan_cache_mode = force_generic_plan; SET LOCAL enable_seqscan = off`

/** Connections of one process; groups share transactions, so few are enough. */
const CONNECTIONS = 8

/**
 * @param url may name several servers; the one that takes writes is used, and looked for again when
 * it is gone
 * @param observe told of every statement that is sent
 */
export function connectTo(url: string, observe: (text: string) => void = () => {}): Database {
  const pools = serversOf(url).map((server, _, { length }) => poolOf(server, length > 1))
  let current = 0

  /** A connection to the server that answered last, else to the first of the others that takes writes. */
  async function connect(): Promise<pg.PoolClient> {
    const first = current
    let failure: unknown
    for (let tries = 0; tries < pools.length; tries++) {
      const at = (first + tries) % pools.length
      try {
        const client = await pools[at]!.connect()
        current = at
        return client
      } catch (error) {
        failure ??= error
      }
    }
    throw failure
  }

  async function ask(
    client: pg.PoolClient,
    text: string,
    values: readonly Value[],
  ): Promise<readonly Row[]> {
    observe(text)
    const { rows } = await client.query<Row>({ name: nameOf(text), text, values: [...values] })
    return rows
  }

  async function within<T>(begin: string, work: (session: Transaction) => Promise<T>): Promise<T> {
    const client = await connect()
    let failure: unknown
    const posted: Promise<unknown>[] = []

    function send<R>(sent: Promise<R>): Promise<R> {
      return sent.catch((error: unknown) => {
        // Whatever else is on its way then fails for this reason, and tells another.
        failure ??= error
        throw error
      })
    }

    function post(sent: Promise<unknown>): void {
      const heard = send(sent)
      // Told at the commit; until then nobody listens.
      heard.catch(() => {})
      posted.push(heard)
    }

    const session: Transaction = {
      query: (text, values = []) => send(ask(client, text, values)),
      post: (text, values = []) => post(ask(client, text, values)),
    }
    let broken = true
    try {
      post(client.query(begin))
      const result = await work(session)
      // Sent behind the statements: where one of them fails, the server rolls back instead.
      await Promise.all([send(commit(client)), ...posted])
      broken = false
      return result
    } catch (error) {
      throw failure ?? error
    } finally {
      // What failed is let go with its connection: the server then rolls back, whatever state it was in.
      client.release(broken)
    }
  }

  return {
    async query(text, values = []) {
      const client = await connect()
      let broken = true
      try {
        const rows = await ask(client, text, values)
        broken = false
        return rows
      } finally {
        client.release(broken)
      }
    },
    transaction: (work) => within(BEGIN, work),
    snapshot: (work) => within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    async close() {
      await Promise.all(pools.map((pool) => pool.end()))
    },
  }
}

/** @param isOneOfSeveral whether it may be a standby, which is then refused */
function poolOf(server: string, isOneOfSeveral: boolean): pg.Pool {
  const pool = new pg.Pool({
    ...settings(server),
    max: CONNECTIONS,
    pipeline: true,
    ...(isOneOfSeveral && {
      verify(client, done) {
        client.query('SHOW transaction_read_only', (error, result) => {
          done(error ?? refusalOf(result.rows))
        })
      },
    }),
  })
  // Without a listener the process ends when the server does.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}

/**
 * Commits, and believes it only where the server has nothing to add: a commit whose wait for the
 * standby somebody cancels is told as done, with a warning that a fail-over would lose it.
 */
async function commit(client: pg.PoolClient): Promise<void> {
  let warning: string | undefined
  const listen = ({
    severity,
    message,
  }: {
    severity: string | undefined
    message: string | undefined
  }): void => {
    if (severity === 'WARNING') warning ??= message
  }
  client.on('notice', listen)
  try {
    const { command } = await client.query('COMMIT')
    if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
    if (warning !== undefined) throw new Error(warning)
  } finally {
    client.off('notice', listen)
  }
}

const names = new Map<string, string>()

/** The same text has the same name, so that a connection has it planned once. */
function nameOf(text: string): string {
  let name = names.get(text)
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('hex').slice(0, 20)
    names.set(text, name)
  }
  return name
}

/**
 * Whether the server refused the rows themselves, so that the same rows will be refused again:
 * SQLSTATE classes 22 (data) and 23 (constraints). Everything else may pass.
 */
export function isRefusal(error: unknown): boolean {
  return error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')
}
