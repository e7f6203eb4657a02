import type { QuestionView } from './prompt-view.ts'

/**
 * Of a prompt's questions those that a tablet asks: the first scale, and after its tap one screen at
 * most, of a choice and a comment. Who is on the way out answers once, and the next person waits.
 *
 * Several choices or comments stay where each is asked after other points of the scale; where two
 * would be asked after the same point, the first is. A prompt that begins with a choice is that
 * choice and a comment. Other scales and contacts are left out; a comment may always be left out.
 * @returns the questions as they are where nothing in them can be tapped
 */
export function oneScreen(questions: readonly QuestionView[]): readonly QuestionView[] {
  const first = questions.find(
    ({ points, options, showIf }) => (points ?? options) !== undefined && showIf === undefined,
  )
  if (first === undefined) return questions
  const points = first.points?.map(({ value }) => value) ?? [NaN]
  const later = questions.slice(questions.indexOf(first) + 1)

  /** Questions of one role, each only after the points where no other of them is asked. */
  function inTurn(
    candidates: readonly QuestionView[],
    isAsked: (question: QuestionView, point: number) => boolean,
  ): readonly QuestionView[] {
    const taken = new Set<number>()
    return candidates.flatMap((question) => {
      const own = points.filter((point) => isAsked(question, point))
      const free = own.filter((point) => !taken.has(point))
      for (const point of free) taken.add(point)
      if (free.length === own.length) return free.length > 0 ? question : []
      return narrowed(question, first!, free)
    })
  }

  const choices = first.options === undefined ? later.filter(({ options }) => options) : []
  const chosen = inTurn(choices, (question, point) => holds(question, first, point))
  const before = first.options === undefined ? chosen : [first]
  const comments = inTurn(
    later.filter(({ kind }) => kind === 'text'),
    (question, point) => {
      const of = before.find(({ id }) => id === question.showIf?.question)
      // Whether a choice will include it, nobody can say before.
      return of === undefined || (of !== first && !holds(of, first, point))
        ? holds(question, first, point)
        : true
    },
  )
  const optional = { optional: true }
  return [first, ...chosen, ...comments.map((question) => Object.assign({}, question, optional))]
}

/** Whether a question is asked when the first was answered with this point, and nothing else was. */
function holds({ showIf }: QuestionView, { id }: QuestionView, point: number): boolean {
  if (showIf === undefined) return true
  const { question, answered, atMost = Infinity, atLeast = -Infinity } = showIf
  if (question !== id) return answered === false
  return answered ?? (point <= atMost && point >= atLeast)
}

/** The question, asked after these points alone; where they are not neighbours, after the first that are. */
function narrowed(
  question: QuestionView,
  { id, points = [] }: QuestionView,
  free: readonly number[],
): readonly QuestionView[] {
  const { showIf } = question
  // Two conditions cannot be told in one.
  if (free.length === 0 || (showIf !== undefined && showIf.question !== id)) return []
  const [atLeast] = free as [number]
  const from = points.findIndex(({ value }) => value === atLeast)
  const end = points.findIndex(({ value }, at) => at > from && !free.includes(value))
  const atMost = points.at(end === -1 ? -1 : end - 1)!.value
  return [{ ...question, showIf: { question: id, atLeast, atMost } }]
}
