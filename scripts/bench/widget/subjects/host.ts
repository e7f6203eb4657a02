import type { SubjectMaker } from '../subject.ts'

/** The page without any widget: what everybody else has on top of their own. */
export const host: SubjectMaker = {
  name: 'host page alone',
  peer: false,
  make: async () => ({
    what: 'to its first frame',
    markup: '',
    control: ['#order'],
    tap: false,
  }),
}
