/** A piece of the description, as JSON. */
export type Json = Readonly<Record<string, unknown>>

const PROBLEM: Json = {
  description: 'What went wrong, as RFC 9457 has it.',
  content: { 'application/problem+json': { schema: ref('Problem') } },
}

/** The same problem answer under each of these statuses. */
export function problems(...statuses: readonly number[]): Json {
  return Object.fromEntries(statuses.map((status) => [String(status), PROBLEM]))
}

/** An answer with a body of this form. */
export function answer(description: string, schema: Json, type = 'application/json'): Json {
  return { description, content: { [type]: { schema } } }
}

/** A parameter of the query. */
export function query(name: string, description: string, schema: Json = TEXT): Json {
  return { name, in: 'query', description, schema }
}

/** A schema of `components` by its name. */
export function ref(name: string): Json {
  return { $ref: `#/components/schemas/${name}` }
}

/** An object with these fields, all of them always there unless they are optional. */
export function fields(required: Json, optional: Json = {}): Json {
  return {
    type: 'object',
    required: Object.keys(required),
    properties: { ...required, ...optional },
  }
}

/** An array of these. */
export function list(items: Json): Json {
  return { type: 'array', items }
}

/** The same, or null. */
export function orNull(type: string): Json {
  return { type: [type, 'null'] }
}

export const TEXT: Json = { type: 'string' }
export const COUNT: Json = { type: 'integer', minimum: 0 }
