import type { Kind } from '../vocabulary/kinds.ts'
import type { Lens, Stage } from '../vocabulary/words.ts'
import type { ReasonId } from './reasons.ts'

/** The questions of the bank, in the order in which a customer meets what they are about. */
export const QUESTION_IDS = [
  'satisfaction',
  'help',
  'delivery',
  'overall',
  'solved',
  'answered',
  'needs-met',
  'effort',
  'expectation',
  'manner',
  'knowledge',
  'ability',
  'politeness',
  'hand-offs',
  'hold',
  'staff-attitude',
  'greeting',
  'welcome',
  'introduced',
  'attention',
  'attention-reasons',
  'guided',
  'genuine',
  'no-pressure',
  'person',
  'signage',
  'cleanliness',
  'organised',
  'found-it',
  'senses',
  'throughout',
  'website-clear',
  'seamless',
  'on-time',
  'accurate',
  'promise',
  'valued',
  'perceived-value',
  'feeling',
  'brand',
  'brand-fit',
  'better',
  'researched',
  'repurchase',
  'forgive',
  'try-new',
  'refer',
  'recommend',
  'reasons',
  'good',
  'praise',
  'improve',
  'day',
  'comment',
  'left',
  'win-back',
  'differently',
  'work',
  'equipped',
  'happened',
  'age',
  'stayed',
  'spent',
] as const
/** One of the questions of the bank. */
export type QuestionId = (typeof QUESTION_IDS)[number]

/** What a cause belongs to: who is there, where it is, what runs it, what it stands for. */
export type Family = 'people' | 'place' | 'technology' | 'brand'

/** What is true of a question in every language. */
export interface Facts {
  readonly construct: string
  readonly kind: Kind
  /** Under which it makes sense; where it is one, answers count under that one wherever they are given. */
  readonly lenses: readonly Lens[]
  readonly stages: readonly Stage[]
  /** Of what may drive satisfaction: what it belongs to. */
  readonly family?: Family
  /** Of a `choice`. */
  readonly options?: readonly ReasonId[]
  /** Of a `choice`: whether several may be taken; they may when not given. */
  readonly multiple?: boolean
}

const BOTH: readonly Lens[] = ['service', 'experience']
const SERVICE: readonly Lens[] = ['service']
const EXPERIENCE: readonly Lens[] = ['experience']

const EVERY: readonly Stage[] = ['awareness', 'pre-purchase', 'purchase', 'post-purchase', 'lost']
const MET: readonly Stage[] = ['pre-purchase', 'purchase', 'post-purchase']
const SHOPPING: readonly Stage[] = ['pre-purchase', 'purchase']
const AFTER: readonly Stage[] = ['post-purchase']
const BOUGHT: readonly Stage[] = ['purchase', 'post-purchase']
const BEFORE: readonly Stage[] = ['awareness', 'pre-purchase']
const GONE: readonly Stage[] = ['lost']

type Scope = Pick<Facts, 'lenses' | 'stages'>

function rated(
  construct: string,
  kind: Kind,
  lenses: readonly Lens[],
  stages: readonly Stage[],
): Facts {
  return { construct, kind, lenses, stages }
}

/** A statement to agree with: what may drive satisfaction is asked on one scale, to be compared. */
function driver(family: Family, construct: string, { lenses, stages }: Scope): Facts {
  return { construct, kind: 'agree', lenses, stages, family }
}

function open(construct: string, stages: readonly Stage[] = EVERY): Facts {
  return { construct, kind: 'text', lenses: BOTH, stages }
}

function choice(
  construct: string,
  options: readonly ReasonId[],
  { lenses, stages }: Scope = { lenses: BOTH, stages: EVERY },
): Facts {
  return { construct, kind: 'choice', lenses, stages, options }
}

/** A choice of one. */
function one(construct: string, options: readonly ReasonId[], stages: readonly Stage[]): Facts {
  return { ...choice(construct, options, { lenses: BOTH, stages }), multiple: false }
}

const HELPED: Scope = { lenses: BOTH, stages: MET }
const SERVED: Scope = { lenses: SERVICE, stages: MET }
const VISITED: Scope = { lenses: EXPERIENCE, stages: SHOPPING }
const KNOWN: Scope = { lenses: EXPERIENCE, stages: EVERY }
const OWNED: Scope = { lenses: EXPERIENCE, stages: BOUGHT }

/**
 * Construct, kind, lenses and stages of each question. Of one construct there may be several
 * questions where it is about different things: satisfaction with a visit is not satisfaction with
 * the help that one got.
 */
export const FACTS: Readonly<Record<QuestionId, Facts>> = {
  satisfaction: rated('satisfaction', 'smiley4', BOTH, MET),
  help: rated('satisfaction', 'smiley4', SERVICE, MET),
  delivery: rated('satisfaction', 'smiley4', EXPERIENCE, AFTER),
  overall: rated('satisfaction', 'smiley4', EXPERIENCE, AFTER),

  solved: rated('solved', 'yesno', SERVICE, MET),
  answered: rated('answered', 'yesno', SERVICE, MET),
  'needs-met': rated('needs-met', 'yesno', BOTH, MET),
  effort: rated('effort', 'effort', BOTH, MET),
  expectation: rated('expectation', 'expectation', BOTH, EVERY),

  manner: { ...rated('manner', 'smiley4', BOTH, MET), family: 'people' },
  knowledge: driver('people', 'knowledge', SERVED),
  ability: driver('people', 'ability', SERVED),
  politeness: driver('people', 'politeness', SERVED),
  'hand-offs': driver('people', 'hand-offs', SERVED),
  hold: driver('people', 'hold', SERVED),
  'staff-attitude': driver('people', 'staff-attitude', HELPED),
  greeting: driver('people', 'greeting', HELPED),
  welcome: driver('people', 'welcome', VISITED),
  introduced: driver('people', 'introduced', HELPED),
  attention: driver('people', 'attention', HELPED),
  'attention-reasons': choice('attention-reasons', ['no-eye-contact', 'on-phone', 'chatting']),
  guided: driver('people', 'guided', HELPED),
  genuine: driver('people', 'genuine', HELPED),
  'no-pressure': driver('people', 'no-pressure', HELPED),
  person: driver('people', 'person', HELPED),

  signage: driver('place', 'signage', VISITED),
  cleanliness: driver('place', 'cleanliness', VISITED),
  organised: driver('place', 'organised', VISITED),
  'found-it': { ...rated('found-it', 'yesno', EXPERIENCE, SHOPPING), family: 'place' },
  senses: driver('place', 'senses', VISITED),
  throughout: driver('place', 'throughout', VISITED),
  'website-clear': driver('technology', 'website-clear', { lenses: EXPERIENCE, stages: EVERY }),
  seamless: driver('technology', 'seamless', { lenses: EXPERIENCE, stages: MET }),

  'on-time': rated('on-time', 'yesno', EXPERIENCE, AFTER),
  accurate: rated('accurate', 'yesno', EXPERIENCE, AFTER),
  promise: driver('brand', 'promise', OWNED),
  valued: driver('brand', 'valued', KNOWN),
  'perceived-value': driver('brand', 'perceived-value', OWNED),
  feeling: rated('feeling', 'smiley5', EXPERIENCE, EVERY),
  brand: driver('brand', 'brand', KNOWN),
  'brand-fit': driver('brand', 'brand-fit', KNOWN),
  better: driver('brand', 'better', KNOWN),
  researched: choice(
    'researched',
    ['our-website', 'search', 'reviews', 'social-media', 'friends', 'nowhere'],
    { lenses: EXPERIENCE, stages: BEFORE },
  ),

  // On one scale, as `loyalty` takes them.
  repurchase: rated('repurchase', 'agree', EXPERIENCE, BOUGHT),
  forgive: rated('forgive', 'agree', EXPERIENCE, BOUGHT),
  'try-new': rated('try-new', 'agree', EXPERIENCE, BOUGHT),
  refer: rated('refer', 'agree', EXPERIENCE, BOUGHT),
  recommend: rated('recommend', 'nps', EXPERIENCE, BOUGHT),

  reasons: choice('reasons', ['quick-help', 'messy', 'not-found', 'rude', 'confusing-site']),
  good: choice('good', ['fast-help', 'tidy', 'found', 'friendly', 'clear-site']),
  praise: open('praise'),
  improve: open('improve'),
  day: open('day'),
  comment: open('comment'),

  left: choice(
    'left',
    ['too-expensive', 'no-need', 'moved', 'found-better', 'poor-service', 'poor-quality'],
    { lenses: EXPERIENCE, stages: GONE },
  ),
  'win-back': rated('win-back', 'yesno', EXPERIENCE, GONE),
  differently: open('differently', GONE),

  // Of employees: constructs of their own, so that no score of customers takes them in.
  work: rated('work', 'smiley4', EXPERIENCE, EVERY),
  equipped: rated('equipped', 'agree', EXPERIENCE, EVERY),

  // Asked of everybody, so that the score of those who name it can be held against the others'.
  happened: choice('happened', ['waited-long', 'helped-by-name', 'bought-a-gift', 'none-of-this'], {
    lenses: BOTH,
    stages: MET,
  }),
  age: one('age', ['under-18', 'from-18', 'from-25', 'from-45', 'from-65'], EVERY),
  stayed: one(
    'stayed',
    ['stayed-briefly', 'stayed-a-while', 'stayed-an-hour', 'stayed-long'],
    SHOPPING,
  ),
  spent: one('spent', ['spent-nothing', 'spent-less', 'spent-as-planned', 'spent-more'], BOUGHT),
}
