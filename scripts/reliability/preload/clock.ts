import { readFileSync } from 'node:fs'

// A collector that is started with this has a clock that can be set: it is off by as many
// milliseconds as the file says.

const file = process.env['RELIABILITY_CLOCK']!
const right = Date.now
let off = 0
setInterval(() => {
  off = Number(readFileSync(file, 'utf8'))
}, 5).unref()
Date.now = () => right() + off
