import type { Ending } from '@shopbell/core'
import type { PromptView, QuestionView } from '@shopbell/core/prompt'
import type { Kept, Submission } from '@shopbell/outbox'
import { isScale } from './asked.ts'
import { progressAt, screenAfter, standing } from './flow.ts'
import type { insistOffered } from './offered.ts'
import { problemsOf } from './problems.ts'
import type { Response } from './response.ts'
import { questionsOn, type Screen } from './screen.ts'
import { shuffled } from './shuffle.ts'
import { isEmpty, isList, isTapped, only, spoken, type Answers, type Contact } from './value.ts'
import type { Visit, VisitState } from './visit.ts'
import { worded } from './worded.ts'

/** What a visit goes on with. */
export interface ResumeOptions {
  readonly view: PromptView
  /** Keeps its answers. */
  readonly response: Response
  /** The first answer, when it is kept already, and where. */
  readonly begun?: { readonly answers: Answers; readonly kept: Kept }
  readonly remember?: ((submission: Submission | null) => void) | undefined
  readonly random?: () => number
  /** Stops a value that no shopper can give, where others than our own screens may give one. */
  readonly insist?: typeof insistOffered
}

/** Goes on with a visit after the first answer, or starts it when there is none. */
export function resumeVisit(options: ResumeOptions): Visit {
  const { view, response, begun, remember, random = Math.random, insist } = options
  const { id } = response
  const questions = view.questions.map((question) =>
    question.shuffle
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
    remember?.(isEmpty(given) ? null : response.draft(worded(questions, given)))
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
    if (!isEmpty(given) || (end && kept)) {
      busy = true
      tell()
      try {
        kept = await response.keep(worded(questions, given), end)
      } catch (error) {
        ended = Boolean(leaving)
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
    ended = Boolean(end)
    if (ended) draft = {}
    tell()
    if (leaving && !ended) await leave(leaving)
  }

  /** A question in front that can still be answered; `undefined` when a call comes too late. */
  function open(question: string): QuestionView | undefined {
    return questionsOn(state.screen).find(({ id }) => !busy && id === question && !(id in answers))
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
      // A second finger or a double tap is not a second opinion.
      const scale = questionsOn(state.screen).find(
        (each) => isScale(each) && open(each.id) && each.id === (question ?? each.id),
      )
      if (!scale) return
      insist?.(scale, point, scale.points)
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
      if (!asked?.options) return
      insist?.(asked, option, asked.options)
      const taken = draft[question]
      const chosen = isList(taken) ? taken : []
      const others = chosen.filter((other) => other !== option)
      if (others.length < chosen.length) note(question, others)
      else note(question, asked.multiple === false ? [option] : [...others, option])
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
      if (state.problems[0]) return tell()
      const given = unkept(known())
      await pass(!isEmpty(given) || isPage ? 'done' : 'skip')
    },
    async skip() {
      const asked = questionsOn(state.screen)
      if (busy || ended) return
      if (asked.some(({ id, optional }) => !optional && !(id in answers))) return leave('skip')
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
