import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { startCollector } from '../e2e/support/collector.ts'
import { writeKinds } from '../e2e/support/kinds.ts'
import { build } from './build.ts'
import { servePlayground } from './playground/serve.ts'
import { rebuildOnChange } from './playground/rebuild.ts'
import { endWithLauncher } from './run/end-with-launcher.ts'
import { runStep } from './run/step.ts'

// pnpm dev [--port N]: one page with every kind of question and every control, on a collector of its
// own whose data goes with it. A change to the widget's sources is built and shown at once.

const SOURCES = ['widget', 'outbox', 'core'].map((name) =>
  fileURLToPath(new URL(`../packages/${name}/src`, import.meta.url)),
)
const WIDGET = { name: 'widget', command: process.execPath, args: ['packages/widget/build.ts'] }

const { values } = parseArgs({ options: { port: { type: 'string', default: '4400' } } })
const port = Number(values.port)
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
  throw new RangeError(`--port is a whole number from 0 to 65535; got ${values.port}`)
}

if (await build()) {
  endWithLauncher()
  const folder = await mkdtemp(join(tmpdir(), 'shopbell-playground-'))
  const collector = await startCollector(await writeKinds(folder))
  const playground = await servePlayground(collector.url, port)
  const stop = rebuildOnChange({
    folders: SOURCES,
    build: () => runStep(WIDGET, false),
    tell: (change) => playground.tell(change),
  })
  console.log(`The playground is on ${playground.url}`)
  console.log('It follows changes to packages/{widget,outbox,core}/src. Ctrl-C ends it.')
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stop()
      void Promise.all([playground.close(), collector.stop()])
        .then(() => rm(folder, { recursive: true }))
        .then(() => process.exit(0))
    })
  }
} else {
  process.exitCode = 1
}
