/** An object of JSON whose fields are not yet known. */
export type Fields = Readonly<Record<string, unknown>>

/** Whether a value of JSON is an object, so that its fields can be asked for. */
export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : {}
}

/** The entries of an array; none of anything else. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** A text; empty when it is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
