import { expect, test } from '../support/fixtures.ts'
import { expectPoints, face, WIDGET } from '../support/shop.ts'
import { bundlePage } from '../support/widget-module.ts'

const PAGE = '<!doctype html><html lang="en"><title>A page</title><main></main>'

test('mount, imported from the package, stands where it is told and tells of the answer', async ({
  collector,
  link,
  page,
}) => {
  const script = await bundlePage(`
    import { mount } from '@shopbell/widget'
    window.heard = []
    for (const name of ['shown', 'answered', 'closed']) {
      addEventListener('shopbell:' + name, ({ detail }) => window.heard.push([name, detail]))
    }
    window.prompt = mount({
      collector: location.origin,
      business: 'acme',
      touchpoint: 'web-checkout',
      target: document.querySelector('main'),
      fields: { order: 'A-1' },
    })
    window.prompt.ready.then((ready) => (window.ready = ready))
  `)
  await page.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }))
  await page.goto(`${link.url}/page`)
  await page.addScriptTag({ content: script, type: 'module' })
  await page.locator(`main > ${WIDGET} ${face(4)}`).click()
  await expectPoints(collector, [4])
  expect((await collector.stored())[0]).toMatchObject({ fields: { order: 'A-1' } })

  const state = await page.evaluate(() => {
    const { heard, ready, prompt } = window as unknown as {
      heard: [string, { id: string } | null][]
      ready: unknown
      prompt: { remove(): void }
    }
    prompt.remove()
    return { heard, ready, left: document.querySelector('main')!.innerHTML }
  })
  expect(state.ready).toEqual({ shown: true })
  expect(state.left).toBe('')
  const { id } = (await collector.stored())[0]!
  expect(state.heard).toEqual([
    ['shown', null],
    ['answered', { id }],
    ['closed', null],
  ])
})

test('a wrong call throws at once; a prompt that is not there is a value', async ({
  link,
  page,
}) => {
  const script = await bundlePage(`
    import { mount } from '@shopbell/widget'
    window.thrown = [
      { touchpoint: '' },
      { collector: 'feedback.example' },
      { fields: { order: 10n } },
      { fields: { total: NaN } },
    ].map((wrong) => {
      try {
        mount({ business: 'acme', touchpoint: 'web-checkout', collector: location.origin, ...wrong })
      } catch (error) {
        return String(error)
      }
    })
    mount({ business: 'acme', touchpoint: 'nowhere', collector: location.origin }).ready.then((ready) => (window.ready = ready))
  `)
  await page.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body: PAGE }))
  await page.goto(`${link.url}/page`)
  await page.addScriptTag({ content: script, type: 'module' })
  await page.waitForFunction(() => 'ready' in window)
  const { thrown, ready } = await page.evaluate(() => {
    const { thrown, ready } = window as unknown as { thrown: string[]; ready: unknown }
    return { thrown, ready }
  })
  expect(thrown).toEqual([
    'TypeError: mount needs { touchpoint }: a string that is not empty',
    'TypeError: mount needs { collector }: an address such as https://feedback.example',
    expect.stringContaining('the field order must be'),
    expect.stringContaining('the field total must be'),
  ])
  expect(ready).toEqual({ shown: false, reason: 'This business has no touchpoint of that id.' })
})
