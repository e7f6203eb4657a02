import type { TabletView } from '@shopbell/core/prompt'

/** The most reasons on one screen: more are not read by somebody on their way out. */
const MOST = 6

/**
 * A prompt with at most six options for each choice: of more that may be shuffled every visit sees
 * six others, of those in a fixed order the first six. What was shown goes along with the answer.
 * @param random 0 to below 1
 */
export function mostReasons(view: TabletView, random: () => number = Math.random): TabletView {
  const questions = view.questions.map((question) => {
    const { options = [], shuffle } = question
    if (options.length <= MOST) return question
    const left = [...options]
    while (left.length > MOST) left.splice(shuffle === true ? at(left.length) : MOST, 1)
    return { ...question, options: left }
  })
  function at(length: number): number {
    return Math.floor(random() * length)
  }
  return { ...view, questions }
}
