import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { rolldown, type OutputOptions, type Plugin } from 'rolldown'
import { minifySync } from 'rolldown/utils'
import manifest from './package.json' with { type: 'json' }
import { SHORT_CUSTOM_PROPERTIES, SHORT_NAMES } from './private-names.ts'

// Builds what the script tag loads: the prompt's code in files whose names change with their
// content, then the loader, which knows the name of the first. Rolldown alone, without vite, whose
// helper for dynamic imports is larger than what it helps to import.

const root = fileURLToPath(new URL('.', import.meta.url))
const out = fileURLToPath(new URL('dist/browser', import.meta.url))

/** The browsers that the package is made for, as the compiler names them. */
const TARGET = manifest.browserslist.map((browser) =>
  browser.replace('ios_saf', 'ios').replace(' >= ', ''),
)

/** Style sheets are written with a rule a line, for those who read them; browsers need no lines. */
const foldStyles: Plugin = {
  name: 'fold styles',
  transform: {
    filter: { id: /(css|styles)\.ts$/ },
    handler: (code) => ({
      code: code.replaceAll(/_CSS(: string)? = `\n[^`]*`/g, (sheet) => sheet.replaceAll('\n', '')),
      // They hold no code to step through.
      map: { mappings: '' },
    }),
  },
}

/** Names that nobody else sees are written shorter. */
const foldNames: Plugin = {
  name: 'fold names',
  renderChunk(code, { fileName }) {
    const lean = code.replace(
      new RegExp(`--(${Object.keys(SHORT_CUSTOM_PROPERTIES).join('|')})\\b`, 'g'),
      (_, name: string) => `--${SHORT_CUSTOM_PROPERTIES[name]!}`,
    )
    const folded = minifySync(fileName, lean, {
      module: true,
      compress: false,
      mangle: false,
      codegen: { removeWhitespace: false },
      mangleProps: {
        include: new RegExp(`^(${Object.keys(SHORT_NAMES).join('|')})$`),
        cache: { ...SHORT_NAMES },
      },
      sourcemap: true,
    })
    if (folded.errors.length > 0) throw new Error(`${fileName}: ${folded.errors[0]!.message}`)
    const exported = folded.code.replace(/(?<=\bexport \{)[^}]*/g, (names) =>
      names.replaceAll(
        /(\w+)(?: as (\w+))?/g,
        (_, local: string, name: string = local) => `${local} as ${SHORT_NAMES[name] ?? name}`,
      ),
    )
    return { code: exported, map: folded.map as NonNullable<typeof folded.map> }
  },
}

/** @returns the name of the file that was asked for */
async function bundle(
  input: string,
  output: OutputOptions,
  define: Record<string, string> = {},
): Promise<string> {
  const bundle = await rolldown({
    cwd: root,
    input,
    plugins: [foldStyles, foldNames],
    resolve: { conditionNames: ['source', 'module', 'browser', 'import', 'default'] },
    transform: {
      target: TARGET,
      define: { 'process.env.NODE_ENV': '"production"', ...define },
    },
    // A constant from another file is written out where it is used.
    optimization: { inlineConst: { mode: 'all', pass: 3 } },
    // What a chunk shares with its entry stays in the entry.
    preserveEntrySignatures: 'allow-extension',
  })
  const written = await bundle.write({
    dir: out,
    minify: true,
    comments: false,
    sourcemap: 'hidden',
    ...output,
  })
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
await bundle(
  'src/loader/element.ts',
  { format: 'es', entryFileNames: 'shopbell/element.js' },
  { PROMPT_CHUNK: JSON.stringify(chunk.replace('shopbell/', '')) },
)
const loader = await readFile(`${out}/shopbell.js`, 'utf8')
if (!loader.includes(chunk)) throw new Error('the loader does not know the name of its chunk')

// For pages that hold a script to its content: a tag has `integrity`, and an import map gives it to
// what the tag imports.
const scripts = (await readdir(out, { recursive: true }))
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.js'))
  .sort()
const hashes: Record<string, string> = {}
for (const script of scripts) {
  const hash = createHash('sha384').update(await readFile(`${out}/${script}`))
  hashes[script] = `sha384-${hash.digest('base64')}`
}
await writeFile(`${out}/integrity.json`, `${JSON.stringify(hashes, null, 2)}\n`)
const { 'shopbell.js': ofLoader, ...ofChunks } = hashes
const collector = 'https://feedback.example'
const integrity = Object.fromEntries(
  Object.entries(ofChunks).map(([script, hash]) => [`${collector}/${script}`, hash]),
)
await writeFile(
  `${out}/integrity.html`,
  `<script type="importmap">
${JSON.stringify({ integrity }, null, 2)}
</script>
<script
  async
  src="${collector}/shopbell.js"
  integrity="${ofLoader}"
  crossorigin="anonymous"
  data-business="acme"
  data-touchpoint="web-checkout"
></script>
`,
)
