import { isFields } from './fields.ts'

/**
 * Reads the body of a page: what has its fields is one, for it comes from a collector of the same
 * version; what has not, such as a captive portal's, is none.
 * @example bodyWith<TodayReport>('solved', 'fix')({ hello: 1 }) // null
 */
export function bodyWith<Body>(
  ...names: readonly (keyof Body & string)[]
): (body: unknown) => Body | null {
  return (body) =>
    isFields(body) && names.every((name) => isFields(body[name])) ? (body as Body) : null
}
