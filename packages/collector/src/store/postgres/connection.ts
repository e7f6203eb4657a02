import pg from 'pg'
import type { Row } from './database.ts'
import { serversOf } from './servers.ts'

/** How long a server may take before it counts as away, in ms. */
const PATIENCE = { connect: 5_000, lock: 5_000, statement: 30_000, idle: 10_000 }

/** No number of ours is beyond what JavaScript counts exactly. */
const TYPES = new pg.TypeOverrides()
TYPES.setTypeParser(pg.types.builtins.INT8, Number)

/** How every connection of ours is made. */
export function settings(url: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: 'shopbell',
    connectionTimeoutMillis: PATIENCE.connect,
    lock_timeout: PATIENCE.lock,
    statement_timeout: PATIENCE.statement,
    // A server that is gone without a word: the connection is given up.
    query_timeout: PATIENCE.statement + PATIENCE.lock,
    // A collector that stands still within a transaction holds nobody else up for longer.
    idle_in_transaction_session_timeout: PATIENCE.idle,
    keepAlive: true,
    types: TYPES,
  }
}

/** Of a standby, and of a server that is set to take no writes; given what it says of itself. */
export function refusalOf([said]: readonly Row[]): Error | undefined {
  if (said?.['transaction_read_only'] === 'off') return undefined
  return new Error('this server takes no writes')
}

/**
 * A connection that waits as long as it takes; of several servers, to the first that takes writes.
 * @throws Error when none can be had
 */
export async function connectPatiently(url: string): Promise<pg.Client> {
  const servers = serversOf(url)
  let failure: unknown
  for (const server of servers) {
    const client = patientClient(server)
    try {
      await client.connect()
      if (servers.length === 1) return client
      const { rows } = await client.query<Row>('SHOW transaction_read_only')
      const refusal = refusalOf(rows)
      if (refusal !== undefined) throw refusal
      return client
    } catch (error) {
      failure ??= error
      await client.end().catch(() => {})
    }
  }
  throw failure
}

function patientClient(url: string): pg.Client {
  const { connectionString, application_name, connectionTimeoutMillis, keepAlive, types } =
    settings(url)
  const client = new pg.Client({
    connectionString,
    application_name,
    connectionTimeoutMillis,
    keepAlive,
    types,
  })
  // Without a listener the process ends when the server does.
  client.on('error', () => {})
  return client
}

/** One of those for a while: for migrations and recounts. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = await connectPatiently(url)
  try {
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
