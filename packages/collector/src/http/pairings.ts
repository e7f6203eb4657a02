import { randomBytes } from 'node:crypto'
import { PROTOCOL } from '@shopbell/core'
import { isMeasured } from '@shopbell/core/config'
import {
  decodeConfirmation,
  decodePairingRequest,
  type Pairing,
  type PairingStatus,
} from '@shopbell/core/wire'
import { bearerOf } from '../access/access.ts'
import { hashOf, isToken } from '../access/token.ts'
import { deviceToken } from '../devices/device-token.ts'
import { slidingLimit } from '../devices/sliding-limit.ts'
import { pairingWords } from '../devices/words.ts'
import type { Confirmed, KeptPairing } from '../store/device-store.ts'
import { isOtherPage, mayTalk } from './cors.ts'
import { json } from './json.ts'
import { problem, PROBLEMS, type ProblemDetails } from './problem.ts'
import { readJson } from './read-json.ts'
import { isFor } from './reading.ts'
import type { Call, Route, Surroundings } from './route.ts'
import { permissionOf, unauthorized } from './permission.ts'
import { tooMany } from './too-many.ts'

const MINUTE = 60_000
/** How long words can be confirmed, ms. */
const LIFE = 15 * MINUTE

/** A tablet asks for words, a person confirms them, the tablet fetches its token. */
export function pairings(surroundings: Surroundings): readonly Route[] {
  const { directory, store, now } = surroundings
  const asked = slidingLimit({ most: 60, within: MINUTE, now })
  const mistaken = slidingLimit({ most: 5, within: MINUTE, now })

  async function open({ request }: Call): Promise<Response> {
    const body = await readJson(request, decodePairingRequest)
    if (!body.ok) return body.response
    const { business, device } = body.value
    const served = directory.find(business)
    if (served === undefined) return problem(PROBLEMS.unknownBusiness)
    if (!mayTalk(served, request)) return problem(PROBLEMS.forbiddenOrigin)
    const wait = asked.take()
    if (wait > 0) return tooMany('tries', wait)
    const secret = randomBytes(32).toString('base64url')
    const kept = { business, device, secret: hashOf(secret).toString('hex') }
    const expiresAt = now() + LIFE
    for (;;) {
      const words = pairingWords()
      if (!(await store.devices.openPairing({ ...kept, words, expiresAt }, now()))) continue
      const pairing: Pairing = { protocol: PROTOCOL, words, secret, expiresAt }
      return json(pairing, {}, 201)
    }
  }

  async function poll({ request, params }: Call): Promise<Response> {
    const pairing = await store.devices.findPairing(params['words']!)
    if (pairing === null) return problem(UNKNOWN)
    const secret = bearerOf(request)
    if (secret === undefined || !isToken(secret, Buffer.from(pairing.secret, 'hex'))) {
      return unauthorized('Send the secret of this pairing as "Authorization: Bearer SECRET".')
    }
    return json(await statusOf(pairing, secret))
  }

  async function statusOf(pairing: KeptPairing, secret: string): Promise<PairingStatus> {
    const { salt, business, device: id, expiresAt } = pairing
    if (salt === null) {
      return { protocol: PROTOCOL, status: expiresAt > now() ? 'waiting' : 'expired' }
    }
    const token = deviceToken(secret, salt)
    await store.devices.handOut(pairing, hashOf(token).toString('hex'))
    const { device } = await store.devices.find(business, id)
    return {
      protocol: PROTOCOL,
      status: 'confirmed',
      token,
      ...(device?.touchpoint == null ? {} : { touchpoint: device.touchpoint }),
      ...(device?.name == null ? {} : { name: device.name }),
    }
  }

  async function confirm(call: Call): Promise<Response> {
    const { request, params } = call
    if (isOtherPage(request)) return problem(OTHER_PAGE)
    const permission = await permissionOf(surroundings, call, 'manage')
    if (!permission.ok) return permission.response
    const wait = mistaken.wait()
    if (wait > 0) return tooMany('tries', wait)
    const body = await readJson(request, decodeConfirmation)
    if (!body.ok) return body.response
    const words = params['words']!
    const pairing = await store.devices.findPairing(words)
    if (pairing === null) return mistake(UNKNOWN)
    const served = directory.find(pairing.business)
    if (served === undefined || !isFor(permission.grant, served)) return mistake(UNKNOWN)
    const place = served.places.get(body.value.touchpoint)
    if (place === undefined) return mistake(NO_TOUCHPOINT)
    if (!isMeasured(place.touchpoint)) return mistake(NOT_ASKED)
    const salt = randomBytes(16).toString('base64url')
    const outcome = await store.devices.confirm({ ...body.value, words, salt, now: now() })
    if (outcome !== 'confirmed') return mistake(WHY_NOT[outcome])
    return json({ protocol: PROTOCOL, device: pairing.device })
  }

  function mistake(details: ProblemDetails): Response {
    mistaken.take()
    return problem(details)
  }

  return [
    { method: 'POST', path: '/v1/pairings', handle: open },
    { method: 'GET', path: '/v1/pairings/:words', handle: poll },
    { method: 'POST', path: '/v1/pairings/:words/confirmation', handle: confirm },
  ]
}

const OTHER_PAGE: ProblemDetails = {
  ...PROBLEMS.forbiddenOrigin,
  detail: 'Only pages of this collector may pair.',
}

const UNKNOWN: ProblemDetails = {
  status: 404,
  code: 'unknown-words',
  title: 'Unknown words',
  detail: 'No tablet waits under these words: look at its screen again.',
}

const NO_TOUCHPOINT: ProblemDetails = {
  status: 400,
  code: 'unknown-touchpoint',
  title: 'Unknown touchpoint',
  detail: 'The business of this tablet has no touchpoint of that id.',
}

const NOT_ASKED: ProblemDetails = {
  status: 400,
  code: 'not-asked',
  title: 'Nothing is asked there',
  detail: 'That touchpoint is in the inventory, and names no prompt that a tablet could show.',
}

const WHY_NOT: Readonly<Record<Exclude<Confirmed, 'confirmed'>, ProblemDetails>> = {
  unknown: UNKNOWN,
  expired: {
    status: 410,
    code: 'expired-words',
    title: 'Expired words',
    detail: 'These words are over; the tablet shows new ones.',
  },
  taken: {
    status: 409,
    code: 'already-confirmed',
    title: 'Already confirmed',
    detail: 'These words were confirmed otherwise.',
  },
  'no-such-device': {
    status: 400,
    code: 'unknown-device',
    title: 'Unknown device',
    detail: 'There is no device of the id that "replaces" names.',
  },
}
