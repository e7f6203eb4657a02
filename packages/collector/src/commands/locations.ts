import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Config } from '@shopbell/core/config'
import { loadConfigs } from '../business/load.ts'
import { DEMO_CONFIG } from '../demo.ts'
import { failed, lineOf, type Io } from './io.ts'

/** The options that say where things are. */
export const LOCATION_OPTIONS = {
  config: { type: 'string' },
  data: { type: 'string' },
  database: { type: 'string' },
} as const

/** The same, read; each goes before its environment variable. */
export interface Locations {
  readonly config?: string | undefined
  readonly data?: string | undefined
  readonly database?: string | undefined
}

/** Businesses and the file or folder they were read from. @throws CommandError with a line a mistake */
export function readConfigs(
  { config }: Locations,
  { env }: Io,
): { readonly configs: readonly Config[]; readonly path: string } {
  const path = resolve(config ?? (env['SHOPBELL_CONFIG'] || DEMO_CONFIG))
  const loaded = loadConfigs(path)
  if (!loaded.ok) throw failed(...loaded.lines)
  return { configs: loaded.configs, path }
}

/** Where the data lie, whether there are any or not. */
export function dataPath({ data }: Locations): string {
  return resolve(data ?? 'shopbell-data')
}

/** Makes a folder and those above it. Node's own `recursive` never comes back below /proc. */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
  makeFolder(dirname(folder))
  mkdirSync(folder)
}

/** The data folder, made when absent. @throws CommandError when it cannot be made or written */
export function dataFolder(locations: Locations): string {
  const folder = dataPath(locations)
  try {
    makeFolder(folder)
    accessSync(folder, constants.W_OK)
    return folder
  } catch (error) {
    throw failed(`the data folder ${folder} cannot be written (${lineOf(error)})`)
  }
}
