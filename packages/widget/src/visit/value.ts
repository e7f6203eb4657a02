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
  return Object.fromEntries(
    Object.entries(draft).flatMap(([question, value]) => {
      const said = saidBy(value)
      return said === null ? [] : [[question, said]]
    }),
  )
}

/** Where somebody may be reached; empty where nothing was filled in. */
export function addressesOf({
  email = '',
  phone = '',
}: Contact): Required<Omit<Contact, 'consent'>> {
  return { email: email.trim(), phone: phone.trim() }
}

function saidBy(value: Value): Value | null {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return value.trim() || null
  if (isList(value)) return value.length > 0 ? value : null
  const { consent } = value
  const given = Object.entries(addressesOf(value)).filter(([, text]) => text !== '')
  return consent === true && given.length > 0 ? { ...Object.fromEntries(given), consent } : null
}
