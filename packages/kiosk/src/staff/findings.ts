import { drawing, element } from '@shopbell/widget/prompt'
import type { Finding } from '../device/health.ts'

/** A finding, or one that is still being looked for. */
export type Row = Omit<Finding, 'level'> & { readonly level: Finding['level'] | 'wait' }

const SIGNS: Readonly<Record<Row['level'], { readonly d: string; readonly says: string }>> = {
  good: { d: 'M5 12.5l4.5 4.5L19 7', says: 'Good: ' },
  note: { d: 'M12 7v6M12 16.5v.5M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z', says: 'Note: ' },
  bad: { d: 'M7 7l10 10M17 7L7 17', says: 'Bad: ' },
  wait: { d: 'M12 7v5l3.5 2M12 2.5a9.5 9.5 0 1 0 0 19 9.5 9.5 0 0 0 0-19z', says: 'Not yet: ' },
}

/** Findings as a list; each told apart by its sign and its word before its colour. */
export function drawFindings(rows: readonly Row[]): HTMLElement {
  return element(
    'ul',
    { class: 'findings' },
    ...rows.map(({ id, level, title, says }) =>
      element(
        'li',
        { class: 'finding', 'data-level': level, 'data-id': id },
        drawing(24, { 'stroke-width': 2.4 }, [{ d: SIGNS[level].d }]),
        element('b', {}, element('span', { class: 'quietly' }, SIGNS[level].says), title),
        element('span', {}, says),
      ),
    ),
  )
}
