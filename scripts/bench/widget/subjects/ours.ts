import { BUSINESS, ONE_QUESTION } from '../business.ts'
import type { SubjectMaker } from '../subject.ts'

/** What can be seen of a scale, whatever it is drawn with. */
export const OUR_CONTROL: readonly string[] = [
  'shopbell-prompt',
  '[role=radio], input[type=radio], button:not([aria-label])',
]

/** The script tag as a developer writes it. */
export function scriptTag(collector: string, file: string, touchpoint: string): string {
  return `<script async src="${collector}/${file}" data-business="${BUSINESS}" data-touchpoint="${touchpoint}"></script>`
}

/** The widget as it was built, from a real collector. */
export const ours: SubjectMaker = built('ours', 'shopbell.js', 'script tag, from a real collector')

/** Everything in one file, for those who have it so. */
export const oursInOneFile: SubjectMaker = built(
  'ours, one file',
  'shopbell.one.js',
  'everything in one script, from a real collector',
)

function built(name: string, file: string, what: string): SubjectMaker {
  return {
    name,
    peer: false,
    make: async ({ collector }) => {
      const { ok } = await fetch(`${collector}/${file}`)
      if (!ok) throw new Error(`this build has no ${file}`)
      const markup = scriptTag(collector, file, ONE_QUESTION)
      return { what, markup, control: OUR_CONTROL, tap: true }
    },
  }
}
