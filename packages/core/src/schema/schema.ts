/** What is wrong with one place of a JSON value. */
export interface Problem {
  /** Where, as people write it: `touchpoints[2].channel`; empty for the whole. */
  readonly path: string
  /** What was found there, shortened. */
  readonly found: string
  /** What would have been right. */
  readonly allowed: string
}

/** A JSON Schema (2020-12), as data. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** One description of a JSON value that both checks it and publishes itself as JSON Schema. */
export interface Schema<T> {
  readonly json: JsonSchema
  /** Adds a problem for everything wrong with `value`; adds none when it is a `T`. */
  check(value: unknown, path: string, problems: Problem[]): void
  /** Never set: carries the type of what passes. */
  readonly type?: T
}

/** A checked value, or everything that is wrong with it. */
export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] }

/**
 * Checks a JSON value against a schema.
 * @returns the value itself, or every problem; it never throws
 */
export function checked<T>(schema: Schema<T>, value: unknown): Checked<T> {
  const problems: Problem[] = []
  schema.check(value, '', problems)
  // The schema has just proved that the value is a T.
  return problems.length === 0 ? { ok: true, value: value as T } : { ok: false, problems }
}

/** A found value in few words, so that an error never repeats a whole input. */
export function shown(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return `a list of ${value.length}`
  switch (typeof value) {
    case 'undefined':
      return 'nothing'
    case 'object':
      return 'an object'
    case 'string':
      return shortened(JSON.stringify(value))
    case 'number':
    case 'bigint':
    case 'boolean':
      return shortened(`${value}`)
    default:
      return `a ${typeof value}`
  }
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

function simple<T>(json: JsonSchema, allowed: string, is: (value: unknown) => boolean): Schema<T> {
  return {
    json,
    check(value, path, problems) {
      if (!is(value)) problems.push({ path, found: shown(value), allowed })
    },
  }
}

/** Whether a text has `min` to `max` characters, counted as JSON Schema counts them: code points. */
export function isLong(text: string, min: number, max: number): boolean {
  const units = text.length
  if (units < min || units > 2 * max) return false
  if (units >= 2 * min && units <= max) return true
  const characters = Array.from(text).length
  return characters >= min && characters <= max
}

/** A string of `min` to `max` characters, matching `pattern` when given. */
export function text(
  allowed: string,
  { min = 0, max, pattern }: { min?: number; max: number; pattern?: RegExp },
): Schema<string> {
  const json = { type: 'string', minLength: min, maxLength: max, description: allowed }
  return simple(
    pattern === undefined ? json : { ...json, pattern: pattern.source },
    allowed,
    (value) =>
      typeof value === 'string' &&
      isLong(value, min, max) &&
      (pattern === undefined || pattern.test(value)),
  )
}

/** A whole number from `min` to `max`. */
export function whole(allowed: string, min: number, max: number): Schema<number> {
  return simple(
    { type: 'integer', minimum: min, maximum: max, description: allowed },
    allowed,
    (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
  )
}

/** Any finite number from `min` to `max`. */
export function number(allowed: string, min: number, max: number): Schema<number> {
  return simple(
    { type: 'number', minimum: min, maximum: max, description: allowed },
    allowed,
    (value) => typeof value === 'number' && value >= min && value <= max,
  )
}

/** True or false. */
export const boolean: Schema<boolean> = simple(
  { type: 'boolean' },
  'true or false',
  (value) => typeof value === 'boolean',
)

/** One of the given words. */
export function oneOf<const T extends string>(words: readonly T[]): Schema<T> {
  const allowed = words.length === 1 ? words[0]! : `one of ${words.join(', ')}`
  return simple({ enum: words }, allowed, (value) => words.includes(value as T))
}

/** Any JSON value, but one; somebody else looks at it later. */
export const anything: Schema<unknown> = simple({}, 'a value', (value) => value !== undefined)

/**
 * A list of `min` to `max` items.
 * @param unique no item is there twice; for items that are words or numbers
 */
export function list<T>(
  item: Schema<T>,
  { min = 0, max, unique = false }: { min?: number; max: number; unique?: boolean },
): Schema<readonly T[]> {
  const allowed = `a list of ${min} to ${max}${unique ? ', each once' : ''}`
  const json = { type: 'array', items: item.json, minItems: min, maxItems: max }
  return {
    json: unique ? { ...json, uniqueItems: true } : json,
    check(value, path, problems) {
      const fits = Array.isArray(value) && value.length >= min && value.length <= max
      if (!fits || (unique && new Set(value).size < value.length)) {
        problems.push({ path, found: shown(value), allowed })
        return
      }
      for (let i = 0; i < value.length; i++) item.check(value[i], `${path}[${i}]`, problems)
    },
  }
}

/** A list of exactly these two items. */
export function pair<A, B>(first: Schema<A>, second: Schema<B>): Schema<readonly [A, B]> {
  return {
    json: {
      type: 'array',
      prefixItems: [first.json, second.json],
      items: false,
      minItems: 2,
    },
    check(value, path, problems) {
      if (!Array.isArray(value) || value.length !== 2) {
        problems.push({ path, found: shown(value), allowed: 'a list of 2' })
        return
      }
      first.check(value[0], `${path}[0]`, problems)
      second.check(value[1], `${path}[1]`, problems)
    },
  }
}

/** An object used as a table: every key matches `key`, every value is an `item`. */
export function table<T>(
  key: RegExp,
  item: Schema<T>,
  { what, min = 0, max }: { what: string; min?: number; max: number },
): Schema<Readonly<Record<string, T>>> {
  return {
    json: {
      type: 'object',
      propertyNames: { pattern: key.source },
      additionalProperties: item.json,
      minProperties: min,
      maxProperties: max,
    },
    check(value, path, problems) {
      if (!isObject(value)) {
        problems.push({ path, found: shown(value), allowed: `an object with ${what}` })
        return
      }
      const keys = Object.keys(value)
      if (keys.length < min || keys.length > max) {
        problems.push({
          path,
          found: `${keys.length} entries`,
          allowed: `${min} to ${max} entries`,
        })
        return
      }
      for (const name of keys) {
        const place = join(path, name)
        if (!key.test(name)) problems.push({ path: place, found: shown(name), allowed: what })
        else item.check(value[name], place, problems)
      }
    },
  }
}

type Fields = Readonly<Record<string, Schema<unknown>>>

/**
 * An object with these fields.
 * @param strict a field that is not known is a problem (files people write); else it is passed
 * over (messages, which grow by adding)
 */
export function object<T>(
  required: Fields,
  optional: Fields,
  { strict }: { strict: boolean },
): Schema<T> {
  const fields: Fields = { ...required, ...optional }
  const names = Object.keys(fields)
  return {
    json: {
      type: 'object',
      properties: Object.fromEntries(names.map((name) => [name, fields[name]!.json])),
      required: Object.keys(required),
      ...(strict ? { additionalProperties: false } : {}),
    },
    check(value, path, problems) {
      if (!isObject(value)) {
        problems.push({ path, found: shown(value), allowed: 'an object' })
        return
      }
      for (const name of names) {
        const inside = Object.hasOwn(value, name) ? value[name] : undefined
        if (inside !== undefined || Object.hasOwn(required, name)) {
          fields[name]!.check(inside, join(path, name), problems)
        }
      }
      if (!strict) return
      for (const name of Object.keys(value)) {
        if (Object.hasOwn(fields, name)) continue
        const allowed = `one of ${names.join(', ')}`
        problems.push({ path: join(path, name), found: 'an unknown name', allowed })
      }
    },
  }
}

/** A value, or `null` for what is not known. */
export function orNull<T>(schema: Schema<T>): Schema<T | null> {
  return {
    json: { anyOf: [schema.json, { type: 'null' }] },
    check(value, path, problems) {
      if (value !== null) schema.check(value, path, problems)
    },
  }
}

/** Either of two, told apart by whether the value is an object. */
export function plainOrObject<A, B>(plain: Schema<A>, whenObject: Schema<B>): Schema<A | B> {
  return {
    json: { anyOf: [plain.json, whenObject.json] },
    check(value, path, problems) {
      ;(isObject(value) ? whenObject : plain).check(value, path, problems)
    },
  }
}

/** Either of two objects, told apart by whether they have this field. */
export function withField<A, B>(
  name: string,
  having: Schema<A>,
  lacking: Schema<B>,
): Schema<A | B> {
  return {
    json: { anyOf: [lacking.json, having.json] },
    check(value, path, problems) {
      const has = isObject(value) && Object.hasOwn(value, name)
      ;(has ? having : lacking).check(value, path, problems)
    },
  }
}

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function join(path: string, name: string): string {
  return path === '' ? shortened(name) : `${path}.${shortened(name)}`
}
