import type { Kind } from '@shopbell/core'
import { isRated } from '@shopbell/core'

/**
 * A cell as an answer to a question of this kind: numbers for scales, option ids between `;` for a
 * choice. What does not fit is left as it is, for the check of answers to refuse.
 */
export function parseValue(kind: Kind, text: string): unknown {
  if (isRated(kind)) return /^[+-]?\d+(?:\.0*)?$/.test(text.trim()) ? Number(text) : text
  if (kind !== 'choice') return text
  return text
    .split(';')
    .map((option) => option.trim())
    .filter((option) => option !== '')
}
