import { pino } from 'pino'
import { rateLimit } from '../limits/rate-limit.ts'
import type { Log } from './log.ts'

/** How much is told: each level what the one before tells, and more. */
export const LOG_LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const

export type LogLevel = (typeof LOG_LEVELS)[number]

/** Refused requests that are told of; who floods us shall not fill the disk with it. */
const REFUSALS = { perSecond: 10, burst: 200 }

/**
 * Writes JSON lines: mistakes as `error`, a store that is away as `warn`, refused requests (4xx) and
 * events as `info`, every other request as `debug`.
 * @param write takes one line
 */
export function pinoLog(
  level: LogLevel,
  write: (line: string) => void,
  now: () => number = Date.now,
): Log {
  const log = pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date(now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    { write: (line: string) => write(withoutPasswords(line.trimEnd())) },
  )
  const refusals = rateLimit(REFUSALS, now)
  const tellsAll = log.isLevelEnabled('debug')
  let untold = 0
  return {
    request({ status, ms, ...rest }) {
      // Most requests by far are well and told of nobody: they shall not cost a line that is not written.
      if (status < 400 && !tellsAll) return
      const line = { ...rest, status, ms: Math.round(ms * 10) / 10 }
      if (status >= 500) log.warn(line, 'request')
      else if (status < 400) log.debug(line, 'request')
      else if (refusals.take('') > 0) untold++
      else {
        log.info(untold === 0 ? line : { ...line, untold }, 'request')
        untold = 0
      }
    },
    mistake(error, id) {
      log.error({ ...(id === undefined ? {} : { id }), err: error }, 'mistake')
    },
    event: (what, figures = {}) => log.info(figures, what),
  }
}

/** As drivers put addresses of databases into their errors. */
function withoutPasswords(line: string): string {
  return line.replaceAll(/(\w:\/\/[^\s:@/"]*:)[^\s@/"]+@/g, '$1***@')
}
