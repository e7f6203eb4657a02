import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { uuidV7 } from '@shopbell/widget/prompt'
import { rowsOf } from '../../scripts/lesson/data.ts'
import type { Collector } from './collector.ts'

// Real answers of people who answered several things, as three more businesses: what tenants of
// Copenhagen said of their homes (Madsen 1976), five ratings each of students of ETH Zürich, and the
// titles of films with their ratings on IMDb.

/** Points by question, or a text. */
type Answers = Readonly<Record<string, number | string>>

/** Somebody's answers, and how many days ago. */
export interface Person {
  readonly daysAgo: number
  readonly answers: Answers
}

/** So many responses go into a batch. */
const BATCH = 500
const DAY = 86_400_000

/** The questions of each: `kind` by id; a text is the comment. */
const QUESTIONS: Readonly<Record<string, readonly object[]>> = {
  homes: [
    { id: 'satisfaction', kind: 'smiley3', construct: 'satisfaction', text: 'How is your home?' },
    { id: 'say', kind: 'smiley3', construct: 'say', text: 'How much do you have a say?' },
    { id: 'neighbours', kind: 'thumbs', construct: 'neighbours', text: 'Do you meet neighbours?' },
  ],
  students: [
    { id: 'satisfaction', kind: 'csat', construct: 'satisfaction', text: 'How was the lecture?' },
    ...['repurchase', 'forgive', 'try-new', 'refer'].map((bank) => ({
      bank,
      lens: 'experience',
      optional: true,
    })),
  ],
  films: [
    { id: 'satisfaction', kind: 'csat', construct: 'satisfaction', text: 'How was the film?' },
    { id: 'comment', kind: 'text', optional: true },
  ],
}

/** Writes a config for each of the three into a folder of configs. */
export async function writePeople(configs: string): Promise<void> {
  for (const [id, questions] of Object.entries(QUESTIONS)) {
    const touchpoint = { id, name: `All of the ${id}`, channel: 'web', stage: 'purchase' }
    const config = {
      business: { id, name: `Of ${id}`, locale: 'en', timeZone: 'UTC' },
      touchpoints: [{ ...touchpoint, lens: 'experience', prompt: 'all' }],
      prompts: { all: { questions } },
    }
    await writeFile(join(configs, `${id}.json`), JSON.stringify(config))
  }
}

/** Tenants, one a person, in the order of the table, over ten days. @param from the reference data */
export function tenants(from: string): readonly Person[] {
  const level: Readonly<Record<string, number>> = { Low: 1, Medium: 2, High: 3 }
  return rowsOf(from, 'open_housing.csv')!
    .flatMap((row) =>
      Array.from({ length: Number(row['Freq']) }, () => ({
        satisfaction: level[row['Sat']!]!,
        say: level[row['Infl']!]!,
        neighbours: row['Cont'] === 'High' ? 1 : 0,
      })),
    )
    .map((answers, at) => ({ daysAgo: 1 + (at % 10), answers }))
}

/** Students with five ratings or more: the first stands for the score, four for the loyalty four. */
export function students(from: string): readonly Person[] {
  const of = Map.groupBy(rowsOf(from, 'open_insteval.csv')!, (row) => row['student'])
  return [...of.values()].flatMap((rows) => {
    const [satisfaction, repurchase, forgive, tryNew, refer] = rows.map(({ rating }) =>
      Number(rating),
    )
    if (refer === undefined) return []
    const four = { repurchase: repurchase!, forgive: forgive!, 'try-new': tryNew!, refer }
    return [{ daysAgo: 1, answers: { satisfaction: satisfaction!, ...four } }]
  })
}

/** Films that have a rating: one to five points for one to ten. */
export function films(from: string): readonly Person[] {
  return rowsOf(from, 'open_movies.csv')!.flatMap(({ title, imdb_rating: rating }) => {
    const points = Number(rating)
    if (!(points > 0) || title === undefined || title.trim() === '') return []
    return [{ daysAgo: 1, answers: { satisfaction: Math.ceil(points / 2), comment: title } }]
  })
}

/** Sends what people answered, as prompts do, and sees that all of it is stored. */
export async function sendPeople(
  { url }: Pick<Collector, 'url'>,
  business: string,
  people: readonly Person[],
): Promise<void> {
  const noon = Math.floor(Date.now() / DAY) * DAY + DAY / 2
  for (let first = 0; first < people.length; first += BATCH) {
    const responses = people.slice(first, first + BATCH).map(({ daysAgo, answers }) => {
      const at = noon - daysAgo * DAY
      return {
        id: uuidV7(at),
        touchpoint: business,
        at,
        locale: 'en',
        answers: Object.entries(answers).map(([question, value]) => ({ question, value })),
      }
    })
    const reply = await fetch(`${url}/v1/responses`, {
      method: 'POST',
      body: JSON.stringify({ business, responses }),
    })
    const { results } = (await reply.json()) as { results?: readonly { status: string }[] }
    const stored = results?.filter(({ status }) => status === 'stored').length
    if (stored !== responses.length) throw new Error(`${business}: ${stored} of a batch are stored`)
  }
}
