import type { Checked } from '@shopbell/core/config'
import { parseJson } from '../intake/parse-json.ts'
import { isOfType, readBody } from '../intake/read-body.ts'
import { bodyProblem, problem, PROBLEMS } from './problem.ts'

/** A decoded body, or the answer that says why there is none. */
export type ReadJson<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly response: Response }

/** Reads a small body as JSON, sent as such or as text. */
export async function readJson<T>(
  request: Request,
  decode: (value: unknown) => Checked<T>,
  maxBytes = 16_384,
): Promise<ReadJson<T>> {
  if (!isOfType(request, ['application/json', 'text/plain'])) {
    return { ok: false, response: problem(PROBLEMS.wrongType) }
  }
  const body = await readBody(request, maxBytes)
  if (!body.ok) return { ok: false, response: problem(bodyProblem(body.why)) }
  const decoded = decode(parseJson(body.text))
  if (decoded.ok) return decoded
  const details = {
    status: 400,
    code: 'malformed',
    title: 'Malformed',
    detail: 'The body is not of the form that /openapi.json describes.',
    problems: decoded.problems.map(({ path, allowed }) => ({ path, allowed })),
  }
  return { ok: false, response: problem(details) }
}
