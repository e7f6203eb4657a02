import { join } from 'node:path'
import { build, type Rolldown } from 'vite'

/** What a bundle is made of. */
export interface BundleOptions {
  /** The folder whose packages the code may import. */
  readonly root: string
  /** An import or more, as a developer would write them. */
  readonly source: string
  readonly format: 'iife' | 'es'
}

const ENTRY = 'bench-entry'

/** Bundles as a developer's build does: production, tree-shaken, minified, one file. */
export async function bundle({ root, source, format }: BundleOptions): Promise<string> {
  const file = join(root, `${ENTRY}.tsx`)
  const output = (await build({
    root,
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    plugins: [
      {
        name: 'entry',
        resolveId: (id) => (id === ENTRY ? file : null),
        load: (id) => (id === file ? source : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      minify: 'oxc',
      modulePreload: false,
      rolldownOptions: {
        input: ENTRY,
        preserveEntrySignatures: 'strict',
        output: { format, codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput
  return output.output[0].code
}
