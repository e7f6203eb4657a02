import { once } from 'node:events'
import { request, type ClientRequest, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Collector } from '../../../e2e/support/collector.ts'
import { countOf, type Fault } from '../fault.ts'
import { faultsOf } from '../kept.ts'
import { pause } from '../load.ts'
import { openShop, verdictOf } from '../shop.ts'
import { anyVisit, bodyOf, type Visit } from '../visits.ts'

/** Requests that a collector has begun to take when it is asked to end. */
const BEGUN = 20

/** A collector is asked to end while requests are on their way into it. */
export const stop: Fault = {
  id: 'stop',
  fault: 'SIGTERM under load, with requests half sent',
  passes: 'what was begun is answered and kept; ends with 0; all is there once',
  stores: ['sqlite', 'postgres'],
  sabotages: [],
  async run(trial) {
    const stops = countOf(trial, 2, 20)
    const faults: string[] = []
    const drained = new Map<string, Visit>()
    const shop = await openShop(trial.store)
    try {
      const load = shop.load(trial.random)
      for (let n = 0; n < stops; n++) {
        await load.more(50)
        const collector = shop.collectors[n % shop.collectors.length]!
        const visits = Array.from({ length: BEGUN }, () => anyVisit(trial.random))
        const halves = await Promise.all(visits.map((visit) => begin(collector, visit)))
        const ended = collector.terminate()
        while (await takesNew(collector)) await pause(5)
        const answers = await Promise.all(halves.map((finish) => finish()))
        const wrong = answers.filter((answer) => !/"status":"stored"/.test(answer))
        if (wrong.length > 0) faults.push(`${wrong.length} begun requests: ${wrong[0]}`)
        for (const visit of visits) drained.set(visit.id, visit)
        const code = await ended
        if (code !== 0) faults.push(`it ended with ${code}`)
        await collector.restart()
      }
      await load.stop()
      faults.push(...faultsOf(drained, await shop.kept()))
      const done = `${stops} stops, ${drained.size} requests begun before and answered after`
      return await verdictOf(shop, load, done, faults)
    } finally {
      await shop.close()
    }
  },
}

/** Sends a request's head, and waits until the collector has read it. @returns sends the rest */
async function begin({ port }: Collector, visit: Visit): Promise<() => Promise<string>> {
  const body = bodyOf([visit])
  const sent = request({
    port,
    host: '127.0.0.1',
    path: '/v1/responses',
    method: 'POST',
    agent: false,
    headers: {
      expect: '100-continue',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    },
  })
  const answer = answerTo(sent)
  sent.flushHeaders()
  // An answer before its body would be a refusal.
  await Promise.race([once(sent, 'continue'), answer])
  return () => {
    sent.end(body)
    return answer
  }
}

/** Never rejects. */
async function answerTo(sent: ClientRequest): Promise<string> {
  try {
    const [reply] = (await once(sent, 'response')) as [IncomingMessage]
    return `${reply.statusCode} ${await text(reply)}`
  } catch (error) {
    return String(error)
  }
}

/** On a connection of its own. */
function takesNew({ port }: Collector): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ port, host: '127.0.0.1', path: '/healthz', agent: false }, (reply) => {
      reply.resume()
      resolve(true)
    })
    asked.once('error', () => resolve(false))
    asked.end()
  })
}
