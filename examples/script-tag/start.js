// A shop's web server on one origin and its collector on another.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'

const collectorPort = process.env.PORT ?? '8090'
const pagePort = process.env.PAGE_PORT ?? '8091'
const here = import.meta.dirname

const page = (await readFile(`${here}/page.html`, 'utf8')).replace(
  'localhost:8090',
  `localhost:${collectorPort}`,
)
createServer((_, reply) => {
  reply.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
  reply.end(page)
}).listen(pagePort, () => console.log(`The page is on http://localhost:${pagePort}`))

const collector = spawn(
  'shopbell',
  ['serve', '--config', 'shopbell.json', '--port', collectorPort],
  { cwd: here, stdio: 'inherit' },
)
collector.on('exit', (code) => process.exit(code ?? 0))
