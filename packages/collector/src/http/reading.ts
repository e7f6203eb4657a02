import type { Directory, Served } from '../business/directory.ts'
import { problem, PROBLEMS, type ProblemDetails } from './problem.ts'
import type { Call, Surroundings } from './route.ts'
import { unauthorized } from './session.ts'

/** How long a reader waits before it tries again, in seconds. */
export const RETRY_AFTER = '5'

/** Lets a handler see only requests that may read, with the business they are about. */
export function reading(
  { access, directory }: Surroundings,
  handle: (served: Served, params: URLSearchParams, request: Request) => Promise<Response>,
): (call: Call) => Promise<Response> {
  return async ({ request }) => {
    if (!access.mayRead(request)) return unauthorized()
    const { searchParams } = new URL(request.url)
    const business = searchParams.get('business')
    if (business === null && directory.only === undefined) return whichBusiness(directory)
    const served = business === null ? directory.only : directory.find(business)
    return served === undefined
      ? problem(PROBLEMS.unknownBusiness)
      : handle(served, searchParams, request)
  }
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
