import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'

// Builds the page, then the service worker, which knows every file of the page and a version that
// changes with any of them. What the first screen, a tap and its thanks need is in `assets/`; what is
// loaded behind them in `assets/later/`.

const root = fileURLToPath(new URL('.', import.meta.url))
const out = new URL('dist/browser/', import.meta.url)

const shared: InlineConfig = {
  root,
  configFile: false,
  logLevel: 'warn',
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
}
const target = ['chrome94', 'firefox101', 'safari16.4']

await rm(out, { recursive: true, force: true })
await build({
  ...shared,
  base: './',
  build: {
    target,
    outDir: 'dist/browser',
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: { output: { chunkFileNames: 'assets/later/[name]-[hash].js' } },
  },
})

const entries = await readdir(out, { recursive: true, withFileTypes: true })
const files = entries
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.map'))
  .map((entry) =>
    `${entry.parentPath}/${entry.name}`.slice(fileURLToPath(out).length).replace(/^\//, ''),
  )
  .sort()
const hash = createHash('sha256')
for (const file of files) hash.update(file).update(await readFile(new URL(file, out)))
const version = hash.digest('hex').slice(0, 12)

const index = new URL('index.html', out)
const page = (await readFile(index, 'utf8')).replace('%VERSION%', version)
await writeFile(index, page)
const integrity = `sha256-${createHash('sha256').update(page).digest('base64')}`

await build({
  ...shared,
  publicDir: false,
  define: {
    VERSION: JSON.stringify(version),
    FILES: JSON.stringify(files.filter((file) => file !== 'index.html')),
    PAGE_INTEGRITY: JSON.stringify(integrity),
  },
  build: {
    target,
    outDir: 'dist/browser',
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: 'src/worker/sw.ts',
      output: { format: 'iife', entryFileNames: 'sw.js' },
    },
  },
})
