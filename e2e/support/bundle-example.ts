import { svelte } from '@sveltejs/vite-plugin-svelte'
import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const resolve = (name: string): string => fileURLToPath(import.meta.resolve(name))

/** The versions of React that are tried, by the names they are installed under. */
export type ReactVersion = 18 | 19

const react = (version: ReactVersion): { find: RegExp; replacement: string }[] =>
  ['react', 'react-dom'].map((name) => ({
    find: new RegExp(`^${name}(?=/|$)`),
    replacement: `${root}node_modules/${name}${version}`,
  }))

interface Options {
  readonly version?: ReactVersion
  /** For a server instead of a browser. */
  readonly ssr?: boolean
  /** What Next writes in the place of the public variable of that name. */
  readonly collector?: string
}

/**
 * An example as its own bundler would make it, in one file.
 * @param entry below `examples/`
 */
export async function bundleExample(
  entry: string,
  { version = 19, ssr = false, collector = '' }: Options = {},
): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'warn',
    root,
    define: {
      'process.env.NEXT_PUBLIC_SHOPBELL': JSON.stringify(collector),
      ...(ssr ? {} : { 'process.env.NODE_ENV': '"development"' }),
    },
    plugins: [
      vue({
        template: { compilerOptions: { isCustomElement: (tag) => tag === 'shopbell-prompt' } },
      }),
      svelte({ configFile: false }),
    ],
    resolve: {
      dedupe: ['vue', 'svelte'],
      alias: [
        ...react(version),
        { find: 'vue', replacement: `${root}node_modules/vue/dist/vue.runtime.esm-bundler.js` },
        ...['', '/element', '/react', '/headless'].map((path) => ({
          find: new RegExp(`^@shopbell/widget${path}$`),
          replacement: resolve(`@shopbell/widget${path}`),
        })),
      ],
    },
    ssr: { noExternal: true },
    build: {
      write: false,
      ssr,
      rolldownOptions: {
        input: fileURLToPath(new URL(`../../examples/${entry}`, import.meta.url)),
        output: { codeSplitting: false },
      },
    },
  })
  return (output as Rolldown.RolldownOutput).output[0].code
}
