import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

const ENTRY = 'virtual:page'

/** A page's own bundle that imports the built package by its name, as a developer's would. */
export async function bundlePage(source: string): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    root: fileURLToPath(new URL('..', import.meta.url)),
    plugins: [
      {
        name: 'page',
        resolveId: (id) =>
          id === ENTRY ? fileURLToPath(new URL('../page.js', import.meta.url)) : null,
        load: (id) => (id.endsWith('/e2e/page.js') ? source : null),
      },
    ],
    build: { write: false, rolldownOptions: { input: ENTRY, output: { codeSplitting: false } } },
  })
  return (output as Rolldown.RolldownOutput).output[0].code
}
