import type { VNode } from 'preact'
import type { Place } from '../api/place.ts'
import type { GivenAnswer, Visit } from '../api/visit.ts'
import { answerWords, type Shown } from '../words/answer-words.ts'
import { momentWords } from '../words/time-words.ts'
import { Face } from './Face.tsx'

interface VisitRowProps {
  readonly visit: Visit
  /** Where it was, when that is known. */
  readonly place: Place | undefined
  /** Whether it came with the last news. */
  readonly isFresh: boolean
  readonly now: number
}

/** So many answers are said of a visit; the rest is counted. */
const SAID = 2

/** One visit: what was answered, where and when. */
export function VisitRow({ visit, place, isFresh, now }: VisitRowProps): VNode {
  const shown = [...visit.answers]
    .sort(byScore)
    .map((answer) => answerWords(answer, place?.questions.get(answer.question)))
  const of = <As extends Shown['as']>(as: As): readonly (Shown & { as: As })[] =>
    shown.filter((each): each is Shown & { as: As } => each.as === as)
  const reasons = of('reasons').flatMap((each) => each.reasons)
  const points = [...of('face'), ...of('point')].map(({ words }) => words)
  // Whoever answers a dozen questions is one line as well.
  const more = points.length - SAID
  const [face] = of('face')
  return (
    <li class={isFresh ? 'visit fresh' : 'visit'}>
      {face === undefined ? <span class="face blank" /> : <Face mood={face.mood} />}
      <div>
        <p class="line">
          <b>
            {points.length > 0 ? points.slice(0, SAID).join(' · ') : 'No score'}
            {more > 0 && <span class="how">and {more} more</span>}
          </b>
          <time dateTime={new Date(visit.at).toISOString()}>{momentWords(visit.at, now)}</time>
        </p>
        <p class="where" dir="auto">
          {place?.name || visit.name}
        </p>
        {reasons.length > 0 && (
          <ul class="reasons" aria-label="Reasons">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
        )}
        {of('comment').map(({ text }) => (
          <blockquote key={text} dir="auto">
            {text}
          </blockquote>
        ))}
      </div>
    </li>
  )
}

/** The score first, for it is what the rest is about. */
function byScore(one: GivenAnswer, other: GivenAnswer): number {
  return Number(other.question === 'satisfaction') - Number(one.question === 'satisfaction')
}
