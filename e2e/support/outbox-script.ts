import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

let script: Promise<string> | undefined

/** The outbox as one classic script that sets `outbox`, for pages that test it alone. */
export function outboxScript(): Promise<string> {
  script ??= build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('../../packages/outbox', import.meta.url)),
    resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
    build: {
      write: false,
      minify: true,
      lib: { entry: 'src/index.ts', formats: ['iife'], name: 'outbox' },
    },
  }).then((output) => (output as Rolldown.RolldownOutput[])[0]!.output[0].code)
  return script
}
