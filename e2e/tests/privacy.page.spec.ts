import { expect, test } from '../support/site-test.ts'
import { page as shop, tag } from '../support/site.ts'
import { expectPoints, face, WIDGET } from '../support/shop.ts'

test('a visit asks the collector alone, for code and what to draw, and sends what was answered and no more', async ({
  collector,
  context,
  serve,
  link,
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url())
    asked.push(`${request.resourceType()} ${origin === link.url ? '' : origin}${pathname}`)
  })
  const site = await serve({ '/': shop(tag(link.url)) })
  const prompt = page.waitForRequest('**/v1/prompts/**')
  await page.goto(`${site.url}/?secret=of-the-page`)
  await page.locator(WIDGET).locator(face(4)).click()
  await expectPoints(collector, [4])

  expect(Object.fromEntries(new URL((await prompt).url()).searchParams)).toEqual({
    business: 'acme',
    locale: 'en',
  })
  expect((await (await prompt).allHeaders())['cookie']).toBeUndefined()
  const kinds = asked.map((what) => what.replace(/-[\w-]{8}\.js$/, '-….js'))
  expect([...new Set(kinds)].filter((what) => !what.startsWith('script /shopbell')).sort()).toEqual(
    [`document ${site.url}/`, 'fetch /v1/prompts/web-checkout', 'fetch /v1/responses'],
  )
  // What counts showings is posted on its own or with the answer.
  await expect.poll(() => link.posts.join()).toContain('"event":"shown"')
  let events = 0
  for (const post of link.posts) {
    const { business, sentAt, responses, ...more } = JSON.parse(post) as Record<string, unknown>
    expect([business, typeof sentAt, more]).toEqual(['acme', 'number', {}])
    const known = /^(id|touchpoint|at|locale|answers|ended|event)$/
    for (const response of responses as readonly object[]) {
      const names = Object.keys(response)
      expect(names.filter((name) => !known.test(name))).toEqual([])
      if (!names.includes('event')) continue
      expect(names.sort()).toEqual(['answers', 'at', 'event', 'id', 'touchpoint'])
      events += 1
    }
  }
  expect(events).toBe(1)
  expect(link.posts.join()).not.toMatch(/secret|localhost|Mozilla/)
  expect(await context.cookies()).toEqual([])
})
