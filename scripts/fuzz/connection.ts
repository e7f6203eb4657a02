import { connect, type Socket } from 'node:net'

/** What came back: an answer, or that the other side hung up without one. */
export interface Reply {
  readonly status: number
  readonly body: string
}

/** A connection that is kept as long as both sides keep it. */
export interface Connection {
  /**
   * Sends bytes and waits for one answer.
   * @param patience how long, ms; then it is given up: `null`
   * @returns the answer; `null` when there was none
   */
  send(bytes: Buffer, options: { isHead: boolean; patience: number }): Promise<Reply | null>
  /** How the last one that got no answer ended, in a few words. */
  trouble(): string
  close(): void
}

export function connection(port: number): Connection {
  let socket: Socket | undefined
  let heard = Buffer.alloc(0)
  let wake: () => void = () => {}
  let answered = 0
  let last = { status: 0, at: 0, to: '' }
  let ending = ''
  let trouble = ''

  function open(): Socket {
    const opened = connect(port, '127.0.0.1')
    heard = Buffer.alloc(0)
    answered = 0
    ending = ''
    opened.setNoDelay(true)
    opened.on('data', (bytes) => {
      if (opened !== socket) return
      heard = heard.length === 0 ? bytes : Buffer.concat([heard, bytes])
      wake()
    })
    const gone = (how: string): void => {
      if (opened === socket) {
        socket = undefined
        ending = how
      }
      wake()
    }
    opened.on('close', () => gone('was closed'))
    opened.on('end', () => gone('was ended'))
    opened.on('error', ({ code }: NodeJS.ErrnoException) => gone(`broke with ${code}`))
    return opened
  }

  function close(): void {
    const open = socket
    socket = undefined
    open?.destroy()
  }

  return {
    close,
    trouble: () => trouble,
    send(bytes, { isHead, patience }) {
      socket ??= open()
      const used = socket
      used.write(bytes)
      return new Promise((resolve) => {
        const end = (reply: Reply | null): void => {
          clearTimeout(timer)
          if (reply === null) {
            const { status, at, to } = last
            const ago = (performance.now() - at).toFixed(0)
            const before =
              answered === 0
                ? 'new'
                : `after ${answered} answers, the last ${status} ${ago} ms ago to ${to}`
            const how = ending === '' ? 'said nothing in time' : ending
            trouble = `a connection, ${before}, ${how} with ${heard.length} bytes heard`
          } else {
            answered++
            last = {
              status: reply.status,
              at: performance.now(),
              to: JSON.stringify(bytes.toString('latin1').slice(0, 400)),
            }
          }
          wake = () => {}
          // What is left over would be taken for the next answer.
          if (reply === null || heard.length > 0) close()
          resolve(reply)
        }
        const timer = setTimeout(() => end(null), patience)
        wake = () => {
          const found = firstReply(heard, isHead)
          if (found === null) {
            if (socket !== used) end(null)
            return
          }
          heard = heard.subarray(found.end)
          if (found.closes) close()
          end(found.reply)
        }
        wake()
      })
    },
  }
}

interface Found {
  readonly reply: Reply
  readonly end: number
  readonly closes: boolean
}

/** The first whole answer among some bytes. */
function firstReply(bytes: Buffer, isHead: boolean): Found | null {
  const headEnd = bytes.indexOf('\r\n\r\n')
  if (headEnd < 0) return null
  const head = bytes.subarray(0, headEnd).toString('latin1')
  const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0)
  const start = headEnd + 4
  if (status >= 100 && status < 200) {
    const later = firstReply(bytes.subarray(start), isHead)
    return later && { ...later, end: later.end + start }
  }
  const closes = /^connection: close/im.test(head)
  if (isHead || status === 204 || status === 304) {
    return { reply: { status, body: '' }, end: start, closes }
  }
  const length = /^content-length: (\d+)/im.exec(head)?.[1]
  if (length !== undefined) {
    const end = start + Number(length)
    if (bytes.length < end) return null
    return { reply: { status, body: bytes.toString('utf8', start, end) }, end, closes }
  }
  if (!/^transfer-encoding: chunked/im.test(head)) {
    return { reply: { status, body: '' }, end: start, closes: true }
  }
  const parts: Buffer[] = []
  for (let at = start; ;) {
    const lineEnd = bytes.indexOf('\r\n', at)
    if (lineEnd < 0) return null
    const size = Number.parseInt(bytes.toString('latin1', at, lineEnd), 16)
    const next = lineEnd + 2 + size + 2
    if (bytes.length < next) return null
    if (size === 0) {
      return { reply: { status, body: Buffer.concat(parts).toString('utf8') }, end: next, closes }
    }
    parts.push(bytes.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = next
  }
}
