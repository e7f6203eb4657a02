import { isMeasured } from '@shopbell/core/config'
import { promptView, tabletView } from '@shopbell/core/prompt'
import type { Served } from '../business/directory.ts'
import { codingOf, pack, type Coding } from './coding.ts'
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
  /** The body in each coding that was asked for, packed once. */
  readonly packed: Partial<Record<Coding, Promise<Uint8Array<ArrayBuffer>>>>
}

const NO_TOUCHPOINT: ProblemDetails = {
  status: 404,
  code: 'unknown-touchpoint',
  title: 'Unknown touchpoint',
  detail: 'This business has no touchpoint of that id.',
}

const NOT_ASKED: ProblemDetails = {
  status: 404,
  code: 'not-asked',
  title: 'Nothing is asked there',
  detail: 'This touchpoint is in the inventory, and names no prompt.',
}

/** `GET /v1/prompts/{touchpoint}`: the prompt to draw, in the best language there is. */
export function getPrompt({ directory }: Surroundings): readonly Route[] {
  const ready = new Map<string, Prompt>()
  // Many tags lead to one language, and packing takes longer than all the rest.
  const bodies = new Map<string, Prompt>()

  function promptOf(
    served: Served,
    id: string,
    locale: string | undefined,
    isTablet: boolean,
  ): Prompt | ProblemDetails {
    const place = served.places.get(id)
    if (place === undefined) return NO_TOUCHPOINT
    if (!isMeasured(place.touchpoint)) return NOT_ASKED
    const key = JSON.stringify([served.config.business.id, id, locale ?? null, isTablet])
    let prompt = ready.get(key)
    if (prompt === undefined) {
      const body = JSON.stringify(
        (isTablet ? tabletView : promptView)(served.config, place.touchpoint, locale),
      )
      if (ready.size >= MOST_READY) ready.clear()
      if (bodies.size >= MOST_READY) bodies.clear()
      prompt = bodies.get(body) ?? { body, etag: etagOf(body), packed: {} }
      bodies.set(body, prompt)
      ready.set(key, prompt)
    }
    return prompt
  }

  async function handle({ request, params }: Call): Promise<Response> {
    const { searchParams } = new URL(request.url)
    const business = searchParams.get('business')
    const served = business === null ? directory.only : directory.find(business)
    const cors = corsHeaders(request)
    if (served === undefined) return problem(PROBLEMS.unknownBusiness, cors)
    if (!mayTalk(served, request)) return problem(PROBLEMS.forbiddenOrigin, cors)
    const locale = searchParams.get('locale')?.slice(0, MAX_LOCALE) || undefined
    const isTablet = searchParams.get('tablet') === 'true'
    const prompt = promptOf(served, params['touchpoint'] ?? '', locale, isTablet)
    if ('status' in prompt) return problem(prompt, cors)
    const coding = codingOf(request)
    const etag = coding === undefined ? prompt.etag : prompt.etag.replace(/"$/, `-${coding}"`)
    const vary = `${cors['vary']}, Accept-Encoding`
    const headers = { ...cors, vary, etag, 'cache-control': CACHE }
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers })
    if (coding === undefined) return jsonText(prompt.body, headers)
    const packed = await (prompt.packed[coding] ??= pack(prompt.body, coding))
    return jsonText(packed, { ...headers, 'content-encoding': coding })
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
