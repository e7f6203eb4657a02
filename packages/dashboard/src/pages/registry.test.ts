import { expect, test } from 'vitest'
import { LEVELS } from '../address/view.ts'
import { PAGES, pageOf, pagesFor, type Listed } from './registry.ts'

const load: Listed['load'] = () => Promise.reject(new Error('not asked for'))
const pages = ['today', 'trend', 'stores', 'quality'].map((name): Listed => ({
  name,
  title: name,
  load,
}))
const names = (list: readonly Listed[]) => list.map(({ name }) => name)

test('a level sees its own pages first, and all the others after them', () => {
  expect(names(pagesFor('region', pages))).toEqual(['stores', 'today', 'trend', 'quality'])
  expect(names(pagesFor('developer', pages))).toEqual(['quality', 'today', 'trend', 'stores'])
  for (const level of LEVELS) expect(pagesFor(level, pages)).toHaveLength(pages.length)
})

test('an address without a page, or of none that there is, is what the level opens on', () => {
  expect(pageOf('', 'region', pages).name).toBe('stores')
  expect(pageOf('parrots', 'owner', pages).name).toBe('today')
  expect(pageOf('trend', 'region', pages).name).toBe('trend')
})

test('every page has a name that the collector serves, and code that loads', async () => {
  expect(new Set(names(PAGES)).size).toBe(PAGES.length)
  for (const { name, load } of PAGES) {
    expect(name).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect((await load()).page.path).toMatch(/^v1\//)
  }
})
