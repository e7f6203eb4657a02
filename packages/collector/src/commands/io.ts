/** What a command may use of the process it runs in. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>
  /** One line for the reader, or for a program that reads on. */
  out(line: string): void
  /** One line of complaint. */
  error(line: string): void
  /** Draws one line over what it drew before; only where the output is a terminal. */
  readonly draw?: ((line: string) => void) | undefined
  /** Resolves when the process is asked to end. */
  untilStopped(): Promise<void>
}

/** Good; failed; wrongly called. */
export const EXIT = { good: 0, failed: 1, wrongCall: 2 } as const

/** A command's end, said in one clear line each and with the exit code that goes with it. */
export class CommandError extends Error {
  override readonly name = 'CommandError'
  readonly code: number
  readonly lines: readonly string[]

  constructor(code: number, ...lines: readonly string[]) {
    super(lines.join('\n'))
    this.code = code
    this.lines = lines
  }
}

/** The command was called wrongly. */
export function wrongCall(line: string): CommandError {
  return new CommandError(EXIT.wrongCall, line)
}

/** The command could not do it. */
export function failed(...lines: readonly string[]): CommandError {
  return new CommandError(EXIT.failed, ...lines)
}

/** An error in one line. */
export function lineOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0]!
}
