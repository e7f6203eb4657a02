// A collector for one store; it prints a link for each of its tablets.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'

const port = process.env.PORT ?? '8092'
const here = import.meta.dirname
const { business, touchpoints } = JSON.parse(await readFile(`${here}/shopbell.json`, 'utf8'))

for (const { id, name } of touchpoints) {
  console.log(`${name}: http://localhost:${port}/kiosk/?business=${business.id}&touchpoint=${id}`)
}
const collector = spawn('shopbell', ['serve', '--config', 'shopbell.json', '--port', port], {
  cwd: here,
  stdio: 'inherit',
})
collector.on('exit', (code) => process.exit(code ?? 0))
