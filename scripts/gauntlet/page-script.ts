import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

const scripts = new Map<string, Promise<string>>()

/** A script of `page/` as one classic script, from the packages' source. */
export function pageScript(entry: string): Promise<string> {
  const known = scripts.get(entry) ?? bundle(entry)
  scripts.set(entry, known)
  return known
}

async function bundle(entry: string): Promise<string> {
  const output = (await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('page', import.meta.url)),
    resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
    build: { write: false, lib: { entry, formats: ['iife'], name: 'gauntlet' } },
  })) as Rolldown.RolldownOutput[]
  return output[0]!.output[0].code
}
