import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { lesson, type Part } from './lesson.ts'

const readme = readFileSync(new URL('../../packages/core/README.md', import.meta.url), 'utf8')
const data = fileURLToPath(new URL('../../../shared/reference/data', import.meta.url))
const parts = lesson(data)

/** What stands under a heading of the page, in one line. */
function under(title: string): string {
  const [, rest = ''] = readme.split(`### ${title}\n`)
  return rest.split('\n#')[0]!.replaceAll(/\s+/g, ' ')
}

/** What is left of a part of the page when its figures are taken out, in their order. */
function withoutFigures({ title, figures }: Part): string {
  let [left, rest] = ['', under(title)]
  for (const [what, shown] of figures ?? []) {
    const at = rest.indexOf(shown)
    if (at < 0)
      throw new Error(
        `${title}: ${what} is ${shown}, which does not follow on “${left.slice(-40)}”`,
      )
    left += `${rest.slice(0, at)}…`
    rest = rest.slice(at + shown.length)
  }
  return left + rest
}

test.for(parts)('README: $title', (part, { skip }) => {
  skip(part.figures === null, `skipped: ${part.file} is absent beside the project`)
  expect(part.figures!.length).toBeGreaterThan(5)
  // Every figure is there, in order, and no other digit is.
  expect(withoutFigures(part)).not.toMatch(/\d/)
})

test('the lesson of the page has these parts and no other', () => {
  const [, rest = ''] = readme.split('## The ideas, in one page\n')
  const titles = [...rest.split('\n## ')[0]!.matchAll(/^### (.*)$/gm)].map(([, title]) => title)
  expect(titles).toStrictEqual(parts.map(({ title }) => title))
})

test('without the data, what needs none is computed all the same', () => {
  const left = lesson('/nowhere').filter(({ figures }) => figures !== null)
  expect(left.map(({ title }) => title)).toStrictEqual([
    'How many answers it takes',
    'What an interval means',
  ])
})
