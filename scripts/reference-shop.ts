import { spawn } from 'node:child_process'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { argumentsOf, writeReferenceShop } from './reference-shop/reference-shop.ts'

// Serves the results of real answers: `pnpm reference:shop [DIR]`, after a build. Whatever else
// `shopbell serve` takes comes from its environment, such as PORT.

const CLI = fileURLToPath(new URL('../packages/collector/dist/cli.js', import.meta.url))
const usual = fileURLToPath(new URL('../../shared/reference/data/', import.meta.url))

function shopbell(args: readonly string[]): Promise<number> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [CLI, ...args], { stdio: 'inherit' })
    child.on('error', failed)
    child.on('close', (code) => done(code ?? 1))
  })
}

const folder = await mkdtemp(join(tmpdir(), 'shopbell-reference-'))
const from = resolve(process.argv[2] ?? usual)
const shop = await writeReferenceShop(from, folder, Date.now())
if (shop === null) {
  console.error(`reference:shop: there are no reference data in ${from}`)
  process.exitCode = 1
} else {
  const places = ['--config', shop.configs, '--data', join(folder, 'data')]
  for (const each of shop.imports) {
    const code = await shopbell([...argumentsOf(each), ...places])
    if (code !== 0) process.exit(code)
  }
  process.exitCode = await shopbell(['serve', ...places])
}
