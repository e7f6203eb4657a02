// Names that only the code of the script tag uses, and which its build therefore writes shorter.
// Neither the page, nor the collector, nor a disk ever sees one: a test holds them to it. Where the
// platform has a property of that name this code does not use it: `navigator.locks` rules out `locks`.

/** What one of its files takes from another that it imports when it needs it. */
const PRIVATE_EXPORTS = [
  'FOLLOW_UP_CSS',
  'createSender',
  'defineElement',
  'deliver',
  'deliverPending',
  'drawScreen',
  'hear',
  'note',
  'openResponse',
  'present',
  'promptOutbox',
  'rememberDraft',
  'resumeVisit',
  'stayUsable',
  'tell',
] as const

/** Properties of our own objects, those that are used most first. */
const PRIVATE_PROPERTIES = [
  'element',
  'visit',
  'screen',
  'kept',
  'view',
  'draft',
  'disk',
  'state',
  'environment',
  'storage',
  'tap',
  'known',
  'kit',
  'wrong',
  'held',
  'ledger',
  'within',
  'load',
  'host',
  'root',
  'keep',
  'tried',
  'begun',
  'settle',
  'update',
  'asking',
  'leave',
  'say',
  'timer',
  'watch',
  'emit',
  'wake',
  'problems',
  'pause',
  'ready',
  'remember',
  'labelledBy',
  'list',
  'rescue',
  'retryAfter',
  'hint',
  'stopped',
  'canGoBack',
  'clearTimer',
  'control',
  'healthy',
  'onEvent',
  'onTap',
  'reassurance',
  'adopt',
  'choose',
  'finished',
  'followUps',
  'isShared',
  'setTimer',
  'beacon',
  'unreachable',
  'watchPage',
  'unsafe',
  'isLast',
  'newId',
  'sequence',
  'unwatch',
] as const

/** Custom properties of the shadow root. */
const PRIVATE_CUSTOM_PROPERTIES = [
  'accent',
  'all',
  'away',
  'edge',
  'few',
  'gap',
  'ink',
  'line',
  'muted',
  'paper',
  'room',
  'round',
  'shadow',
] as const

/** The commonest letters of such code first, without those that are names themselves, as `d` of a path is. */
const LETTERS = [
  ...'etnriaoslcufphmgvbwkjzETNRIAOSLCUFPHMGVBWKJZXYDQ'.split(''),
  ...'etnriaoslcufphmgvb'.split('').map((letter) => `${letter}_`),
]

function shorter(names: readonly string[], prefix = ''): Readonly<Record<string, string>> {
  if (names.length > LETTERS.length) throw new Error('too few letters for the names')
  return Object.fromEntries(names.map((name, index) => [name, prefix + LETTERS[index]!]))
}

/** How they are written, the same in every file, since one hands objects to another. */
export const SHORT_NAMES: Readonly<Record<string, string>> = {
  ...shorter(PRIVATE_PROPERTIES),
  // What files share besides has names of one letter by the bundler.
  ...shorter(PRIVATE_EXPORTS, '$'),
}

/** How custom properties are written, without the dashes. */
export const SHORT_CUSTOM_PROPERTIES: Readonly<Record<string, string>> =
  shorter(PRIVATE_CUSTOM_PROPERTIES)
