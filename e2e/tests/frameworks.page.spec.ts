import { Liquid } from 'liquidjs'
import { readFile, writeFile } from 'node:fs/promises'
import { bundleExample } from '../support/bundle-example.ts'
import { expect, test } from '../support/fixtures.ts'
import { expectPoints, face, WIDGET } from '../support/shop.ts'

const page = (inside: string): string =>
  `<!doctype html><html lang="en"><title>Acme Garden</title><body>${inside}</body></html>`
const example = (path: string): Promise<string> =>
  readFile(new URL(`../../examples/${path}`, import.meta.url), 'utf8')

for (const [name, entry] of [
  ['Vue', 'vue/main.js'],
  ['Svelte', 'svelte/main.js'],
] as const) {
  test(`${name}: the element, its fields and its events`, async ({
    collector,
    link,
    page: tab,
  }) => {
    const html = page('<div id="root"></div>')
    await tab.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body: html }))
    await tab.goto(`${link.url}/page`)
    await tab.addScriptTag({ content: await bundleExample(entry), type: 'module' })
    await tab.locator(face(4)).click()
    await expectPoints(collector, [4])
    expect((await collector.stored())[0]).toMatchObject({ fields: { order: 'A-1' } })
    await expect(tab.getByRole('log')).toHaveText('Delivered')
  })
}

for (const version of [18, 19] as const) {
  test(`React ${version}: the component and the hook, mounted twice by strict mode`, async ({
    collector,
    link,
    page: tab,
  }) => {
    const said: string[] = []
    tab.on('console', (message) => said.push(message.text()))
    tab.on('pageerror', (error) => said.push(error.message))
    const html = page('<div id="root"></div>')
    await tab.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body: html }))
    await tab.goto(`${link.url}/page`)
    await tab.addScriptTag({
      content: await bundleExample('react/main.jsx', { version }),
      type: 'module',
    })
    await expect(tab.locator('.prompt')).toHaveCount(1)
    await tab.locator(face(4)).click()
    await expect(tab.getByRole('log')).toHaveText('Delivered')
    expect((await collector.stored())[0]).toMatchObject({ fields: { order: 'A-1' } })

    const own = tab.getByRole('region', { name: 'Chat' })
    await expect(own.getByRole('heading')).toHaveText('Is it solved?')
    await own.getByRole('button', { name: 'Yes' }).click()
    await expect(own.getByRole('heading')).toHaveText('How was the help you got?')
    await own.getByRole('button', { name: 'Great' }).click()
    await expectPoints(collector, [4, 4])
    expect(said.filter((text) => !text.includes('React DevTools'))).toEqual([])
  })

  test(`React ${version}: a server renders an element of the right name, and the browser goes on from it`, async ({
    collector,
    link,
    page: tab,
  }, info) => {
    const file = info.outputPath('server.mjs')
    const options = { version, collector: link.url }
    const server = await bundleExample('../e2e/support/next-server.jsx', { ...options, ssr: true })
    await writeFile(file, server)
    const { render } = (await import(file)) as { render: () => string }
    const rendered = render()
    expect(rendered).toContain(
      `<shopbell-prompt touchpoint="web-checkout" business="acme" collector="${link.url}"></shopbell-prompt>`,
    )
    const said: string[] = []
    tab.on('console', (message) => said.push(message.text()))
    tab.on('pageerror', (error) => said.push(error.message))
    const html = page(`<div id="root">${rendered}</div>`)
    await tab.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body: html }))
    await tab.goto(`${link.url}/page`)
    await tab.addScriptTag({
      content: await bundleExample('../e2e/support/next-browser.jsx', options),
      type: 'module',
    })
    await tab.locator(face(4)).click()
    await expectPoints(collector, [4])
    expect(said.filter((text) => !text.includes('React DevTools'))).toEqual([])
  })
}

test.describe('snippets to paste', () => {
  const render = async (path: string): Promise<string> => {
    const source = await example(path)
    const engine = new Liquid()
    return (await engine.parseAndRender(source, {
      request: { locale: { iso_code: 'de' } },
    })) as string
  }
  for (const [name, path, heading] of [
    ['WordPress', 'wordpress/snippet.html', 'How was your visit today?'],
    [
      'Shopify, in the language of the shop',
      'shopify/shopbell.liquid',
      'Wie war Ihr Besuch heute?',
    ],
  ] as const) {
    test(name, async ({ collector, link, page: tab }) => {
      const html = page((await render(path)).replace('https://feedback.example', link.url))
      await tab.route('**/page', (route) => route.fulfill({ contentType: 'text/html', body: html }))
      await tab.goto(`${link.url}/page`)
      await expect(tab.locator(WIDGET).getByRole('heading')).toHaveText(heading)
      await tab.locator(face(4)).click()
      await expectPoints(collector, [4])
    })
  }
})
