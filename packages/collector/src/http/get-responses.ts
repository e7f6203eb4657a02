import { hourName } from '@shopbell/core/time'
import type { Listed } from '../store/store.ts'
import { json } from './json.ts'
import { problem, type ProblemDetails } from './problem.ts'
import { badParameters, reading } from './reading.ts'
import type { Route, Surroundings } from './route.ts'

const FEW = 50
const MOST = 500

/**
 * `GET /v1/responses`: the newest responses, newest first. Contacts are in it only with
 * `contacts=true` and a token that may manage, itself, so that no page, and nobody who looks on, sees them.
 */
export function getResponses(surroundings: Surroundings): readonly Route[] {
  const handle = reading(surroundings, async (served, params, _request, { grant }) => {
    const unknown = [...params.keys()].filter((name) => !NAMES.includes(name))
    const mistakes = [
      ...unknown.map(() => ({ path: '', allowed: `the parameters ${NAMES.join(', ')}` })),
      ...CURSORS.filter((name) => wholeOf(params, name) === null).map((path) => ({
        path,
        allowed: 'a cursor of an earlier answer',
      })),
    ]
    const limit = wholeOf(params, 'limit') ?? (params.has('limit') ? 0 : FEW)
    if (limit < 1 || limit > MOST) {
      mistakes.push({ path: 'limit', allowed: `a whole number from 1 to ${MOST}` })
    }
    const contacts = params.get('contacts') ?? 'false'
    if (contacts !== 'true' && contacts !== 'false') {
      mistakes.push({ path: 'contacts', allowed: 'true or false' })
    }
    if (mistakes.length > 0) return badParameters(mistakes)
    if (contacts === 'true' && !grant.scopes.includes('manage')) return problem(MANAGE_ONLY)
    if (contacts === 'true' && grant.by !== 'token') return problem(TOKEN_ONLY)
    const after = wholeOf(params, 'after') ?? undefined
    const before = wholeOf(params, 'before') ?? undefined
    const business = served.config.business.id
    const responses = await surroundings.store.recent({
      business,
      limit,
      contacts: contacts === 'true',
      ...(after === undefined ? {} : { after }),
      ...(before === undefined ? {} : { before }),
    })
    const cursor = responses[0]?.cursor ?? after ?? 0
    return json({ business, cursor, responses: responses.map(shown) })
  })
  return [{ method: 'GET', path: '/v1/responses', handle }]
}

const CURSORS = ['after', 'before']
const NAMES = ['business', ...CURSORS, 'limit', 'contacts']

const MANAGE_ONLY: ProblemDetails = {
  status: 403,
  code: 'wrong-scope',
  title: 'Wrong scope',
  detail: 'Contacts need a token with the scope "manage" (see shopbell help tokens).',
}

const TOKEN_ONLY: ProblemDetails = {
  status: 403,
  code: 'token-only',
  title: 'Only with the token',
  detail:
    'Contacts are told to "Authorization: Bearer TOKEN" only, not to a browser that is signed in.',
}

/** `undefined` when it is not there, `null` when it is no whole number. */
function wholeOf(params: URLSearchParams, name: string): number | null | undefined {
  const text = params.get(name)
  if (text === null) return undefined
  return /^\d{1,15}$/.test(text) ? Number(text) : null
}

function shown({ hour, ...response }: Listed): object {
  return { ...response, hour: hourName(hour) }
}
