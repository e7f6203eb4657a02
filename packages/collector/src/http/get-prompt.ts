import { promptView } from '@shopbell/core/prompt'
import type { Served } from '../business/directory.ts'
import { corsHeaders, mayTalk, preflight } from './cors.ts'
import { etagOf, isKnown } from './etag.ts'
import { jsonText } from './json.ts'
import { problem, PROBLEMS, type ProblemDetails } from './problem.ts'
import type { Call, Route, Surroundings } from './route.ts'

const CACHE = 'public, max-age=60, stale-while-revalidate=86400'
/** Longest language tag that is looked at. */
const MAX_LOCALE = 35
/** Prompts kept ready to send; anybody can ask for any language, so there is an end to it. */
const MOST_READY = 2_000

interface Prompt {
  readonly body: string
  readonly etag: string
}

const NO_TOUCHPOINT: ProblemDetails = {
  status: 404,
  code: 'unknown-touchpoint',
  title: 'Unknown touchpoint',
  detail: 'This business has no touchpoint of that id.',
}

/** `GET /v1/prompts/{touchpoint}`: the prompt to draw, in the best language there is. */
export function getPrompt({ directory }: Surroundings): readonly Route[] {
  const ready = new Map<string, Prompt>()

  function promptOf(served: Served, id: string, locale: string | undefined): Prompt | undefined {
    const place = served.places.get(id)
    if (place === undefined) return undefined
    const key = JSON.stringify([served.config.business.id, id, locale ?? null])
    let prompt = ready.get(key)
    if (prompt === undefined) {
      const body = JSON.stringify(promptView(served.config, place.touchpoint, locale))
      prompt = { body, etag: etagOf(body) }
      if (ready.size >= MOST_READY) ready.clear()
      ready.set(key, prompt)
    }
    return prompt
  }

  function handle({ request, params }: Call): Response {
    const { searchParams } = new URL(request.url)
    const business = searchParams.get('business')
    const served = business === null ? directory.only : directory.find(business)
    const cors = corsHeaders(request)
    if (served === undefined) return problem(PROBLEMS.unknownBusiness, cors)
    if (!mayTalk(served, request)) return problem(PROBLEMS.forbiddenOrigin, cors)
    const locale = searchParams.get('locale')?.slice(0, MAX_LOCALE) || undefined
    const prompt = promptOf(served, params['touchpoint'] ?? '', locale)
    if (prompt === undefined) return problem(NO_TOUCHPOINT, cors)
    const headers = { ...cors, etag: prompt.etag, 'cache-control': CACHE }
    if (isKnown(request, prompt.etag)) return new Response(null, { status: 304, headers })
    return jsonText(prompt.body, headers)
  }

  return [
    { method: 'GET', path: '/v1/prompts/:touchpoint', handle },
    {
      method: 'OPTIONS',
      path: '/v1/prompts/:touchpoint',
      handle: ({ request }) => preflight(request, 'GET'),
    },
  ]
}
