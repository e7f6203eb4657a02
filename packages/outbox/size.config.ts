import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'

/** How size-limit bundles the package to weigh its entry without the part that is loaded later. */
export default {
  entryPoints: [fileURLToPath(new URL('dist/index.js', import.meta.url))],
  bundle: true,
  external: ['*/sending/sender.js'],
  format: 'esm',
  minify: true,
  outdir: `${tmpdir()}/shopbell-outbox-size`,
}
