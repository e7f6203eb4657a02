import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../support/site-test.ts'
import { page as shop, tag } from '../support/site.ts'
import { expectPoints, face, reason, SEND, WIDGET } from '../support/shop.ts'
import { bundlePage } from '../support/widget-module.ts'

const INTEGRITY = new URL('../../packages/widget/dist/browser/integrity.json', import.meta.url)

/** Writes down what is refused, what reaches the page's own handlers, and what the console is told. */
const WATCH = `window.refused = []; window.said = [];
  for (const level of ['warn', 'error']) {
    const say = console[level]
    console[level] = (...words) => (said.push(words.join(' ')), say.apply(console, words))
  }
  addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI + ' ' + event.sample));
  addEventListener('error', (event) => refused.push('error ' + event.message));
  addEventListener('unhandledrejection', (event) => refused.push('rejection ' + event.reason))`

const said = (): readonly string[] => (window as unknown as { said: string[] }).said
const refused = (): readonly string[] => (window as unknown as { refused: string[] }).refused

/** How many points of the scale in front are taken. */
const taken = (): number =>
  document
    .querySelector('shopbell-prompt')!
    .shadowRoot!.querySelectorAll('[role=radio][aria-checked=true]').length

/** As strict as a page can be and still have a script from elsewhere. */
const strict = (collector: string): string =>
  [
    "default-src 'none'",
    "script-src 'nonce-n0nce' 'strict-dynamic'",
    "style-src 'self'",
    `connect-src ${collector}`,
    "base-uri 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

for (const way of ['tag', 'module'] as const) {
  test(`the strictest policy refuses nothing of a whole visit: ${way}`, async ({
    collector,
    serve,
    link,
    switchOn,
  }) => {
    const module = await bundlePage(
      `import { mount } from '@shopbell/widget'
      mount({ collector: '${link.url}', business: 'acme', touchpoint: 'web-checkout', theme: { accent: 'gold' } })`,
    )
    const ask =
      way === 'tag'
        ? tag(link.url, 'nonce="n0nce"')
        : '<script type="module" nonce="n0nce" src="/page.js"></script>'
    const site = await serve({
      '/': {
        body: shop(
          `<script nonce="n0nce">${WATCH}</script><link rel="stylesheet" href="/own.css">${ask}`,
        ),
        headers: { 'content-security-policy': strict(link.url) },
      },
      '/own.css': { type: 'text/css', body: ':root{--shopbell-accent:#fc0}' },
      '/page.js': { type: 'text/javascript', body: module },
    })
    const device = await switchOn()
    await device.opens(site.url)
    await device.taps(WIDGET, face(1))
    await device.sees(WIDGET, 'following')
    await device.taps(WIDGET, reason(1))
    await device.taps(WIDGET, SEND)
    await device.sees(WIDGET, 'thanked')
    await expectPoints(collector, [1])
    // The icon that the page forbids itself is its own.
    expect((await device.evaluate(refused)).filter((what) => !what.includes('data'))).toEqual([])
  })
}

for (const changed of [null, 'prompt', 'answering']) {
  test(`held to its content by hashes, ${changed === null ? 'all of it loads' : `a changed file is refused and the page is unharmed: ${changed}`}`, async ({
    collector,
    serve,
    link,
    switchOn,
  }) => {
    const hashes = JSON.parse(await readFile(fileURLToPath(INTEGRITY), 'utf8')) as Record<
      string,
      string
    >
    const { 'shopbell.js': loader, ...chunks } = hashes
    const integrity = Object.fromEntries(
      Object.entries(chunks).map(([path, hash]) => [
        `${link.url}/${path}`,
        path.includes(`/${changed}-`) ? loader : hash,
      ]),
    )
    const site = await serve({
      '/': shop(
        `<script>${WATCH}</script><script type="importmap">${JSON.stringify({ integrity })}</script>` +
          tag(link.url, `integrity="${loader}" crossorigin="anonymous"`),
        '<button onclick="this.textContent = \'Bought\'">Buy</button>',
      ),
    })
    const device = await switchOn()
    await device.opens(site.url)
    if (changed === null) {
      await device.taps(WIDGET, face(4))
      await device.sees(WIDGET, 'thanked')
      await expectPoints(collector, [4])
    } else if (changed === 'answering') {
      // A tap asks for it again, in vain, and is let go.
      await device.sees(WIDGET, 'asking')
      await expect.poll(() => device.evaluate(said)).not.toEqual([])
      await device.taps(WIDGET, face(1))
      await expect.poll(() => device.evaluate(taken)).toBe(0)
      await device.sees(WIDGET, 'asking')
      expect(await collector.stored()).toEqual([])
    } else {
      await expect.poll(() => device.evaluate(said)).toHaveLength(1)
      const after = await device.evaluate(() => {
        const button = document.querySelector('button')!
        button.click()
        return [document.querySelector('shopbell-prompt'), button.textContent]
      })
      expect(after).toEqual([null, 'Bought'])
    }
    expect(await device.evaluate(refused)).toEqual([])
  })
}
