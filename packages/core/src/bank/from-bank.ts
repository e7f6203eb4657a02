import type { Condition, Question } from '../config/config.ts'
import type { Lens } from '../vocabulary/words.ts'
import { BANK } from './bank.ts'
import type { QuestionId } from './questions.ts'

/**
 * A question of the bank as a config asks it. Kind, construct, options and words are the bank's, so
 * that answers can be compared wherever it is asked.
 */
export interface BankedQuestion {
  readonly bank: QuestionId
  /** What its answers are stored under; the bank's own id when not given. */
  readonly id?: string
  /** Under which its answers count; the bank's, if it names one alone, else the touchpoint's. */
  readonly lens?: Lens
  readonly showIf?: Condition
  readonly optional?: boolean
  /** Of a `choice`. */
  readonly shuffle?: boolean
}

/**
 * Spells a question of the bank out.
 * @throws RangeError for one that the bank does not have
 * @example fromBank({ bank: 'solved' }).text.nl // 'Is het opgelost?'
 */
export function fromBank(asked: BankedQuestion): Question {
  const { bank, id = bank, ...rest } = asked
  if (!Object.hasOwn(BANK, bank)) {
    throw new RangeError(`the bank has ${Object.keys(BANK).join(', ')}, got ${bank as string}`)
  }
  const { kind, construct, lenses, text, options, multiple } = BANK[bank]
  const [lens] = lenses
  return {
    bank,
    id,
    kind,
    construct,
    ...(lenses.length === 1 ? { lens: lens! } : {}),
    ...(text === undefined ? {} : { text }),
    ...(options === undefined ? {} : { options }),
    ...(multiple === undefined ? {} : { multiple }),
    ...rest,
  }
}
