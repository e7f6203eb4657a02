import type { Ending } from '@shopbell/core'
import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import type { Kept, Submission } from '@shopbell/outbox'
import { isScale } from './asked.ts'
import { progressAt, screenAfter, standing } from './flow.ts'
import { problemsOf, type Problem } from './problems.ts'
import type { Answer, Response } from './response.ts'
import { questionsOn, type Progress, type Screen } from './screen.ts'
import { shuffled } from './shuffle.ts'
import { isList, isTapped, only, spoken, type Answers, type Contact } from './value.ts'

/** What a visit looks like at one moment; a new object after every change. */
export interface VisitState {
  readonly screen: Screen
  /** What is kept, by question. It is final: the first write wins, here and at the collector. */
  readonly answers: Answers
  /**
   * What was given and is not kept yet, by question: a point from its press until it is on the
   * disk, reasons taken, texts as they are written, a contact as it is filled in.
   */
  readonly draft: Answers
  /** What stands in the way of sending this screen; empty until somebody tried to send it. */
  readonly problems: readonly Problem[]
  /** How far one has come; `null` where there is nothing to count. */
  readonly progress: Progress | null
  /** Whether `back` leads anywhere: to the screens since the last answer that is kept. */
  readonly canGoBack: boolean
  /** Whether sending this screen ends the visit. */
  readonly isLast: boolean
  /** Where the last answer is kept; `null` before the first. */
  readonly kept: Kept | null
}

/**
 * One person's way through one prompt: what is asked, what was answered, and what comes next,
 * without a pixel. Every answer is kept before the next screen is shown. A call that does not fit
 * the screen in front does nothing, since it may be a second finger or a late one; a value that its
 * question does not offer is a RangeError.
 */
export interface Visit {
  /** The response's id: a UUIDv7, made before anything is kept. */
  readonly id: string
  readonly state: VisitState
  /** Calls `listener` after every change. Starting returns stopping. */
  watch(listener: () => void): () => void
  /**
   * A tap on a point of a scale: a whole answer, kept at once and final.
   * @param question which scale, on a page that has several; the first that is open when not given
   */
  tap(point: number, question?: string): Promise<void>
  /** Takes an option of a choice, or gives it back. Where one can be taken, the other goes. */
  choose(question: string, option: string): void
  /** What a text is now. */
  write(question: string, text: string): void
  /** Changes parts of a contact. */
  fill(question: string, part: Contact): void
  /**
   * Keeps what is in front and shows the next screen. With problems it keeps nothing, and the state
   * says what they are.
   */
  send(): Promise<void>
  /**
   * Shows the next screen without an answer in front, where all of it is optional; else it is
   * leaving. Reasons that were tapped stand.
   */
  skip(): Promise<void>
  /** Shows the screen before, as it was left, where `canGoBack`. */
  back(): void
  /**
   * Ends the visit from any screen. What was tapped is kept, since a tap is an answer; what was
   * typed on the screen in front is not, since nobody sent it.
   */
  leave(ended: Exclude<Ending, 'done'>): Promise<void>
}

/** What a visit goes on with. */
export interface ResumeOptions {
  readonly view: PromptView
  /** Keeps its answers. */
  readonly response: Response
  /** The first answer, when it is kept already, and where. */
  readonly begun?: { readonly answers: Answers; readonly kept: Kept }
  readonly remember?: ((submission: Submission | null) => void) | undefined
  readonly random?: () => number
}

/** Goes on with a visit after the first answer, or starts it when there is none. */
export function resumeVisit(options: ResumeOptions): Visit {
  const { view, response, begun, remember, random = Math.random } = options
  const { id } = response
  const questions = view.questions.map((question) =>
    question.shuffle === true
      ? { ...question, options: shuffled(question.options ?? [], random) }
      : question,
  )
  const flow = { layout: view.layout, questions }
  const isPage = view.layout === 'page'
  const listeners = new Set<() => void>()

  let answers: Answers = begun?.answers ?? {}
  let draft: Answers = {}
  // The question after which the screen in front was looked for, and those of the screens before it.
  let from = begun && questions[0]
  let trail: (QuestionView | undefined)[] = []
  let tried = false
  let busy = false
  let settling: Promise<void> = Promise.resolve()
  let leaving: Exclude<Ending, 'done'> | null = null
  let ended = false
  let kept = begun?.kept ?? null
  let state = look()

  function known(given = spoken(draft)): Answers {
    return standing(questions, answers, given)
  }

  /** The screen after a question; on a page, the end once nothing is left to answer. */
  function screen(after: QuestionView | undefined): Screen {
    const next = screenAfter(flow, known(), after)
    const isDone = questionsOn(next).every((question) => question.id in answers)
    return ended || (isPage && isDone) ? { at: 'thanked' } : next
  }

  function look(): VisitState {
    const front = screen(from)
    const asked = questionsOn(front)
    return {
      screen: front,
      answers,
      draft,
      problems: tried
        ? asked.flatMap((each) => (each.id in answers ? [] : problemsOf(each, draft[each.id])))
        : [],
      progress: progressAt(flow, known(), front),
      canGoBack: trail.length > 0 && !ended,
      isLast: isPage || screen(asked.at(-1)).at === 'thanked',
      kept,
    }
  }

  function tell(): void {
    state = look()
    if (!busy) remindOf(unkept(tapped()))
    for (const listener of listeners) listener()
  }

  function remindOf(given: Answers): void {
    remember?.(Object.keys(given).length > 0 ? response.draft(worded(given)) : null)
  }

  /** What stands though nobody sends it: all but what is being typed. */
  function tapped(): Answers {
    const first = questions.indexOf(questionsOn(state.screen)[0]!)
    return known(only(spoken(draft), (id, value) => isTapped(value) || indexOf(id) < first))
  }

  function unkept(given: Answers): Answers {
    return only(given, (id) => !(id in answers))
  }

  function indexOf(id: string): number {
    return questions.findIndex((question) => question.id === id)
  }

  /**
   * Keeps answers, if there are any or an end to tell, then shows what comes after a question.
   * Somebody who answered nothing is nobody to count.
   */
  function settle(...step: Parameters<typeof take>): Promise<void> {
    return (settling = take(...step))
  }

  async function take(
    given: Answers,
    after: QuestionView | undefined,
    end: Ending | null,
  ): Promise<void> {
    const isEmpty = Object.keys(given).length === 0
    if (!isEmpty || (end !== null && kept !== null)) {
      busy = true
      tell()
      try {
        kept = await response.keep(worded(given), end)
      } catch (error) {
        ended = leaving !== null
        throw error
      } finally {
        busy = false
      }
      answers = { ...answers, ...given }
    }
    draft = unkept(draft)
    from = after
    trail = []
    tried = false
    ended = end !== null
    if (ended) draft = {}
    tell()
    if (leaving !== null && !ended) await leave(leaving)
  }

  /** Answers in the order of their questions, with what else belongs to them. */
  function worded(given: Answers): readonly Answer[] {
    return questions.flatMap(({ id: question, shuffle, options = [] }) => {
      const value = given[question]
      if (value === undefined) return []
      const order = shuffle === true ? { order: options.map((option) => option.value) } : {}
      return [{ question, value, ...order }]
    })
  }

  /** A question in front that can still be answered; `undefined` when a call comes too late. */
  function open(question: string): QuestionView | undefined {
    if (busy || question in answers) return undefined
    return questionsOn(state.screen).find((each) => each.id === question)
  }

  function note(question: string, value: Answers[string]): void {
    draft = { ...draft, [question]: value }
    tell()
  }

  /** On to the next screen with what was given; where one may come back it is not final yet. */
  async function pass(end: Ending): Promise<void> {
    const last = questionsOn(state.screen).at(-1)
    if (isPage || screen(last).at === 'thanked') return settle(upTo(last), last, end)
    if (!view.back) return settle(upTo(last), last, null)
    trail = [...trail, from]
    from = last
    tried = false
    tell()
  }

  /** What stands and is not kept, as far as a question; what comes after it may still change. */
  function upTo(last: QuestionView | undefined): Answers {
    const end = questions.indexOf(last!)
    return only(unkept(known()), (id) => indexOf(id) <= end)
  }

  async function leave(how: Exclude<Ending, 'done'>): Promise<void> {
    if (ended) return
    if (!busy) return settle(unkept(tapped()), from, how)
    // What is being kept comes first.
    leaving ??= how
    await settling.catch(() => {})
  }

  return {
    id,
    get state() {
      return state
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async tap(point, question) {
      const scale = questionsOn(state.screen).find(
        (each) => isScale(each) && !(each.id in answers) && each.id === (question ?? each.id),
      )
      // A second finger or a double tap is not a second opinion.
      if (scale === undefined || open(scale.id) === undefined) return
      insist(scale, point, scale.points)
      draft = { ...draft, [scale.id]: point }
      const given = isPage ? { [scale.id]: point } : upTo(scale)
      const after = isPage ? from : scale
      const isEnd = questionsOn(screen(after)).every(({ id }) => id in answers || id in given)
      try {
        await settle(given, after, isEnd ? 'done' : null)
      } catch (error) {
        draft = only(draft, (id) => id !== scale.id)
        tell()
        throw error
      }
    },
    choose(question, option) {
      const asked = open(question)
      if (asked?.options === undefined) return
      insist(asked, option, asked.options)
      const taken = draft[question]
      const chosen = isList(taken) ? taken : []
      const others = asked.multiple === false ? [] : chosen.filter((other) => other !== option)
      note(
        question,
        chosen.includes(option) ? chosen.filter((other) => other !== option) : [...others, option],
      )
    },
    write(question, text) {
      if (open(question)?.kind === 'text') note(question, text)
    },
    fill(question, part) {
      if (open(question)?.kind !== 'contact') return
      note(question, { ...(draft[question] as Contact | undefined), ...part })
    },
    async send() {
      if (busy || state.screen.at !== 'following') return
      tried = true
      state = look()
      if (state.problems.length > 0) return tell()
      const given = unkept(known())
      await pass(Object.keys(given).length > 0 || isPage ? 'done' : 'skip')
    },
    async skip() {
      const asked = questionsOn(state.screen)
      if (busy || ended) return
      if (asked.some((each) => each.optional !== true && !(each.id in answers)))
        return leave('skip')
      const isHere = (id: string): boolean => asked.some((each) => each.id === id)
      draft = only(draft, (id, value) => isTapped(value) || !isHere(id))
      await pass('skip')
    },
    back() {
      if (busy || !state.canGoBack) return
      from = trail.at(-1)
      trail = trail.slice(0, -1)
      tried = false
      tell()
    },
    leave,
  }
}

/** @throws RangeError when a question does not offer a value */
function insist(
  { id }: QuestionView,
  value: unknown,
  offered: readonly { readonly value: unknown }[] = [],
): void {
  if (offered.some((each) => each.value === value)) return
  const values = offered.map((each) => String(each.value)).join(', ')
  throw new RangeError(`${id} offers ${values}; got ${String(value)}`)
}
