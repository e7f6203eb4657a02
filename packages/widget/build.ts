import { readFile, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rolldown, type OutputOptions } from 'rolldown'

// Builds what the script tag loads: the prompt's code in files whose names change with their
// content, then the loader, which knows the name of the first. Rolldown alone, without vite, whose
// helper for dynamic imports is larger than what it helps to import.

const root = fileURLToPath(new URL('.', import.meta.url))
const out = fileURLToPath(new URL('dist/browser', import.meta.url))

/** Browsers of the last four years: Chrome and Edge 94, Firefox 101, Safari 16.4 (adopted style sheets). */
const TARGET = ['chrome94', 'firefox101', 'safari16.4']

/** @returns the name of the file that was asked for */
async function bundle(
  input: string,
  output: OutputOptions,
  define: Record<string, string> = {},
): Promise<string> {
  const bundle = await rolldown({
    cwd: root,
    input,
    resolve: { conditionNames: ['source', 'module', 'browser', 'import', 'default'] },
    transform: {
      target: TARGET,
      define: { 'process.env.NODE_ENV': '"production"', ...define },
    },
    // What a chunk shares with its entry stays in the entry.
    preserveEntrySignatures: 'allow-extension',
  })
  const written = await bundle.write({ dir: out, minify: true, sourcemap: 'hidden', ...output })
  await bundle.close()
  return written.output[0].fileName
}

await rm(out, { recursive: true, force: true })
const chunk = await bundle('src/loader/chunk.ts', {
  format: 'es',
  entryFileNames: 'shopbell/prompt-[hash].js',
  chunkFileNames: 'shopbell/[name]-[hash].js',
})
await bundle(
  'src/loader/loader.ts',
  { format: 'iife', entryFileNames: 'shopbell.js' },
  { PROMPT_CHUNK: JSON.stringify(chunk) },
)
const loader = await readFile(`${out}/shopbell.js`, 'utf8')
if (!loader.includes(chunk)) throw new Error('the loader does not know the name of its chunk')
