import { isObject } from '../schema/schema.ts'
import { CONTACT_FIELDS, type ContactField } from '../vocabulary/words.ts'
import type { Question } from './config.ts'
import { wrongKind, type Refusal } from './refusal.ts'

/** As far as a form can tell: only a message that arrives proves more. */
const FORMS: Readonly<Record<ContactField, { readonly max: number; readonly form: RegExp }>> = {
  email: { max: 254, form: /^[^\s\p{Cc}@]+@[^\s\p{Cc}@]+$/u },
  // Digits of any script, what people write around them, and an extension.
  phone: { max: 40, form: /^(?=.*\p{Nd})(?:[^\p{L}\p{Cc}<>]|x|ext)+$/iu },
}

/**
 * Checks `{ email?, phone?, consent: true }`: nothing else, nothing that was not asked for, and not
 * without consent.
 * @returns `null` when it fits
 */
export function checkContact(
  { fields = CONTACT_FIELDS }: Question,
  value: unknown,
): Refusal | null {
  const allowed = `{ ${fields.join(' and/or ')}, consent: true }`
  if (!isObject(value) || value['consent'] !== true) return wrongKind(allowed)
  const given = Object.keys(value).filter((key) => key !== 'consent')
  if (given.length === 0) return { code: 'empty', message: allowed }
  const fits = given.every((key) => {
    const field = fields.find((each) => each === key)
    return field !== undefined && hasForm(field, value[field])
  })
  return fits ? null : wrongKind(allowed)
}

function hasForm(field: ContactField, value: unknown): boolean {
  const { max, form } = FORMS[field]
  return typeof value === 'string' && value.length <= max && form.test(value)
}
