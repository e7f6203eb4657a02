import type { QuestionView } from '@shopbell/core/prompt'

/**
 * Stops a value that no shopper can give.
 * @param offered the points or the options of the question; none where it has none
 * @throws RangeError when the question does not offer the value
 */
export function insistOffered(
  { id }: QuestionView,
  value: unknown,
  offered: readonly { readonly value: unknown }[] = [],
): void {
  if (offered.some((each) => each.value === value)) return
  const values = offered.map((each) => String(each.value)).join(', ')
  throw new RangeError(`${id} offers ${values}; got ${String(value)}`)
}
