import { parseArgs, type ParseArgsConfig } from 'node:util'
import { lineOf, wrongCall } from './io.ts'

/**
 * Reads a command's arguments.
 * @throws CommandError for an option that is not known, or one without its value
 */
export function readArguments<const T extends ParseArgsConfig>(
  config: T,
): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs<T>(config)
  } catch (error) {
    throw wrongCall(`${lineOf(error)} (see shopbell help)`)
  }
}
