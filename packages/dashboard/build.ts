import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

// Builds the page. Nothing is inlined, because the page is served under a strict
// Content-Security-Policy.

await rm(new URL('dist/browser/', import.meta.url), { recursive: true, force: true })
await build({
  root: fileURLToPath(new URL('.', import.meta.url)),
  configFile: false,
  logLevel: 'warn',
  base: './',
  resolve: { conditions: ['source', 'module', 'browser', 'import', 'default'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: ['chrome94', 'firefox101', 'safari16.4'],
    outDir: 'dist/browser',
    emptyOutDir: false,
    modulePreload: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // A page is known by its folder; what is not in the first script is below `later/`.
        chunkFileNames: ({ facadeModuleId }) => {
          const page = /\/pages\/([^/]+)\/page\.tsx$/.exec(facadeModuleId ?? '')?.[1]
          return `assets/later/${page ?? '[name]'}-[hash].js`
        },
        // So it is with style sheets; that of every page is the one that the HTML names.
        assetFileNames: ({ originalFileNames }) => {
          const file = originalFileNames[0] ?? ''
          const page = /pages\/([^/]+)\/page\.tsx$/.exec(file)?.[1]
          const isFirst = file === 'index.html'
          return `assets/${isFirst ? '' : 'later/'}${page ?? '[name]'}-[hash][extname]`
        },
      },
    },
  },
})
