import { fieldsOf, isFields, listOf, textOf } from './fields.ts'

/** What the config calls a touchpoint and what is asked there, as shoppers read it. */
export interface Place {
  readonly name: string
  /** The name of its business. */
  readonly business: string
  /** By question id. */
  readonly questions: ReadonlyMap<string, Asked>
}

/** A question: its kind, and what its options are called. */
export interface Asked {
  readonly kind: string
  readonly options: ReadonlyMap<string, string>
}

/**
 * Reads what `GET /v1/prompts/{touchpoint}` answered.
 * @returns `null` when it is no prompt at all
 */
export function readPlace(body: unknown): Place | null {
  if (!isFields(body) || !Array.isArray(body['questions'])) return null
  return {
    name: textOf(fieldsOf(body['touchpoint'])['name']),
    business: textOf(fieldsOf(body['business'])['name']),
    questions: new Map(
      body['questions'].filter(isFields).map(({ id, kind, options }) => [
        textOf(id),
        {
          kind: textOf(kind),
          options: new Map(
            listOf(options)
              .filter(isFields)
              .map(({ value, label }) => [textOf(value), textOf(label)]),
          ),
        },
      ]),
    ),
  }
}
