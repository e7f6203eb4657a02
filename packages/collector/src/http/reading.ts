import type { Grant } from '../access/access.ts'
import type { Scope } from '../access/scope.ts'
import type { Directory, Served } from '../business/directory.ts'
import { permissionOf } from './permission.ts'
import { problem, PROBLEMS, type ProblemDetails } from './problem.ts'
import type { Call, Surroundings } from './route.ts'

/** How long a reader waits before it tries again, in seconds. */
export const RETRY_AFTER = '5'

/** A call that may do what it asks for, and the business it is about. */
export interface Permitted extends Call {
  readonly grant: Grant
}

/** Lets a handler see only requests that may read, with the business they are about. */
export function reading(
  surroundings: Surroundings,
  handle: (
    served: Served,
    params: URLSearchParams,
    request: Request,
    call: Permitted,
  ) => Promise<Response>,
): (call: Call) => Promise<Response> {
  return permitting(surroundings, 'read', handle)
}

/** Lets a handler see only requests that may manage, with the business they are about. */
export function managing(
  surroundings: Surroundings,
  handle: Parameters<typeof reading>[1],
): (call: Call) => Promise<Response> {
  return permitting(surroundings, 'manage', handle)
}

function permitting(
  surroundings: Surroundings,
  scope: Scope,
  handle: Parameters<typeof reading>[1],
): (call: Call) => Promise<Response> {
  const { directory } = surroundings
  return async (call) => {
    const permission = await permissionOf(surroundings, call, scope)
    if (!permission.ok) return permission.response
    const { grant } = permission
    const { searchParams } = new URL(call.request.url)
    const business = searchParams.get('business') ?? grant.business
    if (business === null && directory.only === undefined) return whichBusiness(directory)
    const served = business === null ? directory.only : directory.find(business)
    return served === undefined || !isFor(grant, served)
      ? problem(PROBLEMS.unknownBusiness)
      : handle(served, searchParams, call.request, { ...call, grant })
  }
}

/** Whether a grant is for a business. Of any other its holder does not learn that it is there. */
export function isFor({ business }: Grant, { config }: Served): boolean {
  return business === null || business === config.business.id
}

/** Who may read may know whom there is to read about. */
function whichBusiness({ all }: Directory): Response {
  const businesses = all.map(({ config }) => config.business.id)
  const allowed = `one of ${businesses.join(', ')}`
  return badParameters([{ path: 'business', allowed }])
}

/** The answer to parameters that cannot be read. */
export function badParameters(problems: ProblemDetails['problems'] & object): Response {
  return problem({
    status: 400,
    code: 'bad-parameters',
    title: 'Parameters that cannot be read',
    detail: problems
      .map(
        ({ path, allowed }) => `${path === '' ? 'unknown parameter' : path}: allowed is ${allowed}`,
      )
      .join('; '),
    problems,
  })
}
