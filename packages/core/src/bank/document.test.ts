import { expect, test } from 'vitest'
import { TEMPLATES } from '../config/templates.ts'
import { stringsIn } from '../wording/languages.ts'
import { BANK, type BankQuestion } from './bank.ts'
import { BANK_LANGUAGES, reasonIn } from './languages.ts'
import { REASON_IDS, TWINS } from './reasons.ts'

// The page is made here, so that it cannot say anything else than what is asked. After a change of
// the bank `vitest run packages/core/src/bank -u` writes it anew.

type Row = readonly string[]

/** A table as the formatter leaves it. */
function table(head: Row, rows: readonly Row[]): string {
  const widths = head.map((cell, at) => Math.max(...[head, ...rows].map((row) => row[at]!.length)))
  const line = (row: Row): string =>
    `| ${row.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

function words({ id, kind, text }: BankQuestion): string {
  const { why, comment } = stringsIn('en')
  if (text !== undefined) return text['en']!
  if (kind !== 'choice' && kind !== 'text') throw new Error(`${id} has no words`)
  return kind === 'choice' ? why : comment
}

const QUESTIONS = Object.values<BankQuestion>(BANK)

const page = `# The question bank

What customers can be asked. Each question is worded once in each of ${Object.keys(BANK_LANGUAGES).length} languages (${Object.keys(BANK_LANGUAGES).join(', ')}), and asked in the same words in every channel, so that its answers can be compared. A config names it, \`{ "bank": "effort" }\`, and may call it otherwise (\`id\`), make it \`optional\`, ask it only after an answer (\`showIf\`), \`shuffle\` a choice, or say under which \`lens\` it counts. Its kind, construct and words stay the bank's.

Statements are agreed with, from “Strongly disagree” to “Strongly agree”: what may drive satisfaction is asked on one scale. Where a question has one lens, its answers count under that one wherever it is asked; else under the touchpoint's. Its stages say where it makes sense, and forbid nothing.

${table(
  ['id', 'construct', 'lens', 'stage', 'kind', 'family', 'in English'],
  QUESTIONS.map((question) => [
    `\`${question.id}\``,
    question.construct === question.id ? 'the same' : `\`${question.construct}\``,
    question.lenses.length === 2 ? 'either' : question.lenses.join(),
    question.stages.length === 5 ? 'every' : question.stages.join(', '),
    question.kind,
    question.family ?? '',
    words(question),
  ]),
)}

## Reasons

A \`choice\` may offer these by id alone, in a question of the bank or of your own.

${table(
  ['id', 'in English', 'good twin', 'offered by'],
  REASON_IDS.map((id) => [
    `\`${id}\``,
    reasonIn('en', id)!,
    TWINS[id] === undefined ? '' : `\`${TWINS[id]}\``,
    QUESTIONS.filter(({ options }) => options?.includes(id))
      .map((question) => `\`${question.id}\``)
      .join(', '),
  ]),
)}

## Templates

A touchpoint may name these as its \`prompt\` without writing them. Each is one question, one more, and a text that may be left out.

${table(
  ['prompt', 'asks'],
  Object.entries(TEMPLATES).map(([name, { questions }]) => [
    `\`${name}\``,
    questions
      .map(({ bank, showIf }) => `\`${bank}\`${showIf === undefined ? '' : ' (after a low score)'}`)
      .join(', '),
  ]),
)}
`

test('docs/question-bank.md says what the bank asks', async () => {
  await expect(page).toMatchFileSnapshot('../../../../docs/question-bank.md')
})
