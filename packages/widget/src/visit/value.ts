/** What somebody leaves to be reached by, as it is being filled in. */
export interface Contact {
  readonly email?: string
  readonly phone?: string
  /** Sent only when it is true. */
  readonly consent?: boolean
}

/** One value to one question: a point, a text, the ids of options, or a contact. */
export type Value = number | string | readonly string[] | Contact

/** Values by the id of their question. */
export type Answers = Readonly<Record<string, Value>>

/** Whether a value came by taps: it stands when its writer goes. What was typed is for its writer to send. */
export function isTapped(value: Value): value is number | readonly string[] {
  return typeof value === 'number' || isList(value)
}

/** Whether a value is the options of a choice that were taken. */
export function isList(value: Value | undefined): value is readonly string[] {
  return Array.isArray(value)
}

/** Those of some answers that pass a test. */
export function only(answers: Answers, test: (question: string, value: Value) => boolean): Answers {
  return Object.fromEntries(Object.entries(answers).filter(([id, value]) => test(id, value)))
}

/**
 * What of a draft says something: reasons that are taken, text that is not blank, an address that
 * may be used. Texts are trimmed.
 */
export function spoken(draft: Answers): Answers {
  const said: Record<string, Value> = {}
  for (const question in draft) {
    const value = saidBy(draft[question])
    if (value != null) said[question] = value
  }
  return said
}

/** Whether there are none. */
export function isEmpty(answers: Answers): boolean {
  return !Object.keys(answers)[0]
}

/** Where somebody may be reached; empty where nothing was filled in. */
export function addressesOf({
  email = '',
  phone = '',
}: Contact): Required<Omit<Contact, 'consent'>> {
  return { email: email.trim(), phone: phone.trim() }
}

/** What one value says; nothing where nothing was given. */
export function saidBy(value: Value | undefined): Value | undefined {
  if (typeof value === 'string') return value.trim() || undefined
  if (isList(value)) return value[0] && value
  if (typeof value !== 'object') return value
  const { consent } = value
  const { email, phone } = addressesOf(value)
  if (!consent || !(email || phone)) return undefined
  return { ...(email && { email }), ...(phone && { phone }), consent }
}
