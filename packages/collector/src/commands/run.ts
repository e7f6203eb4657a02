import { HELP, helpOf, version } from './help.ts'
import { CommandError, EXIT, wrongCall, type Io } from './io.ts'

type Command = (args: readonly string[], io: Io) => Promise<number>

/** Each is loaded when it is called: help and the small commands start at once. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map([
  ['serve', async () => (await import('./serve.ts')).serve],
  ['demo', async () => (await import('./demo.ts')).demo],
  ['import', async () => (await import('./import.ts')).importAnswers],
  ['import-outbox', async () => (await import('./import-outbox.ts')).importOutboxFile],
  ['pair', async () => (await import('./pair.ts')).pair],
  ['devices', async () => (await import('./devices.ts')).devices],
  ['verify', async () => (await import('./verify.ts')).verify],
  ['lint', async () => (await import('./lint.ts')).lintConfigs],
  ['export', async () => (await import('./export.ts')).exportCommand],
  ['backup', async () => (await import('./copies.ts')).backup],
  ['restore', async () => (await import('./copies.ts')).restore],
  ['move', async () => (await import('./copies.ts')).move],
  ['migrate', async () => (await import('./migrate.ts')).migrate],
  ['tokens', async () => (await import('./tokens.ts')).tokens],
  ['forget', async () => (await import('./forget.ts')).forget],
])

/**
 * Runs the `shopbell` command.
 * @param args what stands after the command's name
 * @returns the exit code; what went wrong was said in one line each
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  try {
    const [name, ...rest] = args
    const isHelp = name === 'help' || args.includes('--help') || args.includes('-h')
    if (isHelp) {
      io.out(helpOf((name === 'help' ? rest[0] : name) ?? '') ?? HELP)
      return EXIT.good
    }
    if (name === '--version') {
      io.out(version())
      return EXIT.good
    }
    const load = COMMANDS.get(name ?? '')
    if (load !== undefined) {
      const command = await load()
      return await command(rest, io)
    }
    const known = [...COMMANDS.keys(), 'help'].join(', ')
    throw wrongCall(`shopbell takes a command: ${known}`)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    for (const line of error.lines) io.error(`shopbell: ${line}`)
    return error.code
  }
}
