#!/usr/bin/env node
import { enableCompileCache } from 'node:module'

// Before anything else is loaded: from the second start on, what was compiled is read from the disk.
enableCompileCache()
const { run } = await import('./commands/run.ts')
process.exitCode = await run(process.argv.slice(2), {
  env: process.env,
  out: (line) => console.log(line),
  error: (line) => console.error(line),
  draw: process.stderr.isTTY ? (line) => void process.stderr.write(`\r\u001B[K${line}`) : undefined,
  untilStopped: () =>
    new Promise((resolve) => {
      for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => resolve())
    }),
})
