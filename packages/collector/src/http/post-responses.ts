import {
  decodeBatch,
  echoedId,
  MAX_BYTES,
  MAX_RESPONSES,
  type Batch,
  type Device,
  type Result,
} from '@shopbell/core/wire'
import { PROTOCOL } from '@shopbell/core'
import { type Problem } from '@shopbell/core/config'
import { bearerOf, type Grant } from '../access/access.ts'
import { nameOfToken } from '../access/token.ts'
import type { Served } from '../business/directory.ts'
import { silentSince } from '../devices/silence.ts'
import { accept, type Accepted } from '../intake/accept.ts'
import { deviceClocks, sendingClock } from '../intake/device-intake.ts'
import { parseJson } from '../intake/parse-json.ts'
import { isOfType, readBody } from '../intake/read-body.ts'
import type { Sighting } from '../store/device-store.ts'
import { StoreUnavailable, type Entry, type Outcome } from '../store/store.ts'
import { corsHeaders, mayTalk, preflight } from './cors.ts'
import { maySpeakFor, NOT_THE_DEVICE } from './device-access.ts'
import { json } from './json.ts'
import { permissionOf } from './permission.ts'
import { bodyProblem, problem, PROBLEMS, type ProblemDetails } from './problem.ts'
import { isFor } from './reading.ts'
import type { Call, Route, Surroundings } from './route.ts'
import { tooMany } from './too-many.ts'

/** How long a sender waits before it tries again, in seconds. */
const RETRY_AFTER = '5'

/**
 * `POST /v1/responses`: takes answers and events, and says of each what became of it. Anybody may
 * send; a server of the business, which speaks for many, sends a token with the scope `ingest` and is
 * not held to the limit of one client.
 */
export function postResponses(
  surroundings: Surroundings,
  {
    onResult = () => {},
    onSeen = () => {},
    onRefusedDevice = () => {},
  }: {
    onResult?: (status: Result['status']) => void
    onSeen?: (business: string, device: string) => void
    onRefusedDevice?: () => void
  } = {},
): readonly Route[] {
  const { directory, store, limits, now } = surroundings

  async function handle(call: Call): Promise<Response> {
    const { request, client } = call
    const refuse = (details: ProblemDetails): Response => problem(details, corsHeaders(request))

    let grant: Grant | null = null
    if (nameOfToken(bearerOf(request) ?? '') !== undefined) {
      const permission = await permissionOf(surroundings, call, 'ingest')
      if (!permission.ok) return permission.response
      grant = permission.grant
    } else if (client !== undefined) {
      const wait = limits.client.take(client)
      if (wait > 0) return tooMany('client', wait, corsHeaders(request))
    }

    if (!isOfType(request, ['application/json', 'text/plain'])) return refuse(PROBLEMS.wrongType)
    const body = await readBody(request, MAX_BYTES)
    if (!body.ok) return refuse(bodyProblem(body.why))
    const value = parseJson(body.text)
    const batch = decodeBatch(value)
    if (!batch.ok) return refuse(isTooLong(value) ? PROBLEMS.tooMany : notABatch(batch.problems))
    const served = directory.find(batch.value.business)
    if (served === undefined || (grant !== null && !isFor(grant, served))) {
      return refuse(PROBLEMS.unknownBusiness)
    }
    if (!mayTalk(served, request)) return refuse(PROBLEMS.forbiddenOrigin)
    const wait = limits.business.take(batch.value.business, batch.value.responses.length)
    if (wait > 0) return tooMany('business', wait, corsHeaders(request))

    const received = now()
    const { responses, device } = batch.value
    let accepted: readonly Accepted[]
    let outcomes: readonly Outcome[]
    try {
      if (device === undefined) {
        accepted = responses.map((value) => accept(served, batch.value, value, received))
        const entries = entriesOf(accepted)
        outcomes = entries.length === 0 ? [] : await store.put(entries)
      } else {
        const taken = await fromDevice(served, request, { ...batch.value, device }, received)
        if (taken === null) return refuse(NOT_THE_DEVICE)
        ;({ accepted, outcomes } = taken)
      }
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error
      return problem(PROBLEMS.unavailable, {
        ...corsHeaders(request),
        'retry-after': RETRY_AFTER,
      })
    }
    const results = resultsOf(responses, accepted, outcomes)
    for (const { status } of results) onResult(status)
    return json({ protocol: PROTOCOL, results }, corsHeaders(request))
  }

  /** @returns `null` when it may not speak for its device; then nothing is stored */
  async function fromDevice(
    served: Served,
    request: Request,
    batch: Batch & { readonly device: Device },
    received: number,
  ): Promise<{ accepted: readonly Accepted[]; outcomes: readonly Outcome[] } | null> {
    const { business, device } = batch
    const sending = sendingClock(request, batch)
    const boots = [device.boot, ...(sending === null ? [] : [sending.boot])]
    const known = await store.devices.find(business, device.id, boots)
    if (!maySpeakFor(known.device, request)) {
      onRefusedDevice()
      return null
    }
    const clocks = deviceClocks(batch, sending, known.clocks, received)
    const accepted = batch.responses.map((value) =>
      accept(served, batch, value, received, clocks.momentOf),
    )
    const entries = entriesOf(accepted)
    const silent = known.device === null ? null : silentSince(served, known.device, received)
    const touchpoint = entries.at(-1)?.touchpoint
    const sighting: Sighting = {
      business,
      device: device.id,
      received,
      boots: clocks.news(),
      ...(touchpoint === undefined ? {} : { touchpoint }),
      ...(silent === null ? {} : { silentSince: silent }),
    }
    const outcomes = await store.put(entries, sighting)
    onSeen(business, device.id)
    return { accepted, outcomes }
  }

  return [
    { method: 'POST', path: '/v1/responses', countsClients: true, handle },
    {
      method: 'OPTIONS',
      path: '/v1/responses',
      handle: ({ request }) => preflight(request, 'POST'),
    },
  ]
}

function entriesOf(accepted: readonly Accepted[]): readonly Entry[] {
  return accepted.flatMap((each) => (each.ok ? [each.entry] : []))
}

/** Whether it would be a batch if only its list were shorter. */
function isTooLong(value: unknown): boolean {
  const { responses } = Object(value) as { responses?: unknown }
  return (
    Array.isArray(responses) &&
    responses.length > MAX_RESPONSES &&
    decodeBatch({ ...Object(value), responses: [] }).ok
  )
}

function notABatch(problems: readonly Problem[]): ProblemDetails {
  return {
    status: 400,
    code: 'not-a-batch',
    title: 'Not a batch',
    detail:
      'The body is not JSON of the form that /openapi.json describes; "problems" says what would be.',
    problems: problems.map(({ path, allowed }) => ({ path, allowed })),
  }
}

function resultsOf(
  sent: readonly unknown[],
  accepted: readonly Accepted[],
  outcomes: readonly Outcome[],
): readonly Result[] {
  let next = 0
  return accepted.map((each, index) => {
    const id = echoedId(sent[index])
    if (!each.ok) return { id, status: 'rejected', ...each.rejection }
    const outcome = outcomes[next++]!
    if (outcome !== 'conflict') return { id, status: outcome }
    const message = 'this id is already a visit at another touchpoint'
    return { id, status: 'rejected', code: 'conflict', message }
  })
}
