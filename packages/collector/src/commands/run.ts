import { demo } from './demo.ts'
import { backup, move, restore } from './copies.ts'
import { devices } from './devices.ts'
import { exportCommand } from './export.ts'
import { importAnswers } from './import.ts'
import { importOutboxFile } from './import-outbox.ts'
import { forget } from './forget.ts'
import { HELP, helpOf, version } from './help.ts'
import { CommandError, EXIT, wrongCall, type Io } from './io.ts'
import { lintConfigs } from './lint.ts'
import { migrate } from './migrate.ts'
import { pair } from './pair.ts'
import { serve } from './serve.ts'
import { tokens } from './tokens.ts'
import { verify } from './verify.ts'

type Command = (args: readonly string[], io: Io) => Promise<number>

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['serve', serve],
  ['demo', demo],
  ['import', importAnswers],
  ['import-outbox', importOutboxFile],
  ['pair', pair],
  ['devices', devices],
  ['verify', verify],
  ['lint', lintConfigs],
  ['export', exportCommand],
  ['backup', backup],
  ['restore', restore],
  ['move', move],
  ['migrate', migrate],
  ['tokens', tokens],
  ['forget', forget],
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
    const command = COMMANDS.get(name ?? '')
    if (command !== undefined) return await command(rest, io)
    const known = [...COMMANDS.keys(), 'help'].join(', ')
    throw wrongCall(`shopbell takes a command: ${known}`)
  } catch (error) {
    if (!(error instanceof CommandError)) throw error
    for (const line of error.lines) io.error(`shopbell: ${line}`)
    return error.code
  }
}
