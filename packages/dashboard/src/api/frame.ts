import type { Frame } from '@shopbell/core/report'
import { isFields } from './fields.ts'

/**
 * Reads what `GET /v1/business` answered.
 * @returns `null` when it is none, as when a captive portal answers
 */
export function readFrame(body: unknown): Frame | null {
  if (!isFields(body)) return null
  const isFrame =
    typeof body['name'] === 'string' &&
    typeof body['timeZone'] === 'string' &&
    Array.isArray(body['touchpoints']) &&
    Array.isArray(body['locations'])
  return isFrame ? (body as unknown as Frame) : null
}
