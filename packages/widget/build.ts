import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig, type Rolldown } from 'vite'

// Builds what the script tag loads: the prompt's code under a name that changes with its content,
// then the loader, which knows that name.

const root = fileURLToPath(new URL('.', import.meta.url))

/** Browsers of the last four years: Chrome and Edge 94, Firefox 101, Safari 16.4 (adopted style sheets). */
const TARGET = ['chrome94', 'firefox101', 'safari16.4']

const shared: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
}

async function bundle(
  entry: string,
  format: 'es' | 'iife',
  fileName: string,
  define: Record<string, string> = {},
): Promise<string> {
  const output = (await build({
    ...shared,
    define: { ...shared.define, ...define },
    build: {
      target: TARGET,
      outDir: 'dist/browser',
      emptyOutDir: false,
      minify: 'oxc',
      sourcemap: true,
      modulePreload: false,
      // Not library mode: that leaves white space in ES modules.
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: { format, entryFileNames: fileName, codeSplitting: false },
      },
    },
  })) as Rolldown.RolldownOutput
  return output.output[0].fileName
}

await rm(new URL('dist/browser/', import.meta.url), { recursive: true, force: true })
const chunk = await bundle('src/mount.tsx', 'es', 'shopbell/prompt-[hash].js')
await bundle('src/loader/loader.ts', 'iife', 'shopbell.js', { PROMPT_CHUNK: JSON.stringify(chunk) })
const loader = await readFile(new URL('dist/browser/shopbell.js', import.meta.url), 'utf8')
if (!loader.includes(chunk)) throw new Error('the loader does not know the name of its chunk')
