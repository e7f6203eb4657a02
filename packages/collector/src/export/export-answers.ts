import type { Listed, Store } from '../store/store.ts'

/** One answer of a response, and one line of a table: what people take to a spreadsheet. */
const COLUMNS = [
  'business',
  'response',
  'touchpoint',
  'at',
  'locale',
  'ended',
  'device',
  'uncertain',
  'flags',
  'question',
  'value',
] as const

/** Responses that are read at once. */
const PORTION = 500

/** Which responses are exported, and how. */
export interface Exporting {
  readonly business: string
  /** `csv`: a line an answer; `jsonl`: a line of JSON a response, with all that is kept of it. */
  readonly format: 'csv' | 'jsonl'
  readonly contacts: boolean
}

/**
 * Every response of a business, the newest first. What arrives meanwhile is not in it; one that
 * gets a later part meanwhile may be in it twice.
 * @param write takes lines of text, with their ends
 * @returns how many responses there were
 */
export async function exportAnswers(
  store: Pick<Store, 'recent'>,
  { business, format, contacts }: Exporting,
  write: (text: string) => Promise<void>,
): Promise<number> {
  if (format === 'csv') await write(csvLine(COLUMNS))
  let responses = 0
  for (let before: number | undefined; ;) {
    const query = { business, limit: PORTION, contacts, ...(before !== undefined && { before }) }
    const listed = await store.recent(query)
    const lines = listed.map((each) =>
      format === 'csv' ? csvLines(business, each) : `${JSON.stringify({ business, ...each })}\n`,
    )
    await write(lines.join(''))
    responses += listed.length
    if (listed.length < PORTION) return responses
    before = listed.at(-1)!.cursor
  }
}

function csvLines(business: string, response: Listed): string {
  const { id, touchpoint, at, locale, ended, device, uncertain, flags, answers } = response
  const start = [business, id, touchpoint, new Date(at).toISOString(), locale, ended, device]
  const own = [...start, uncertain ? 'yes' : '', flags.join(' ')]
  const given = answers.length === 0 ? [{ question: null, value: null }] : answers
  return given
    .map(({ question, value }) =>
      csvLine([
        ...own,
        question,
        typeof value === 'object' && value !== null ? cellOf(value) : value,
      ]),
    )
    .join('')
}

/** Options with spaces between, a contact as JSON. */
function cellOf(value: object): string {
  return Array.isArray(value) ? value.join(' ') : JSON.stringify(value)
}

/** RFC 4180. A text that a spreadsheet would take for a formula has an apostrophe before it; a number has none. */
function csvLine(cells: readonly unknown[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(cell: unknown): string {
  if (typeof cell === 'number') return String(cell)
  if (typeof cell !== 'string') return ''
  const text = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
