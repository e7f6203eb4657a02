import type { Page } from '@playwright/test'
import { expect, test } from '../support/site-test.ts'
import { page as shop, tag } from '../support/site.ts'
import { face, reason, SEND, WIDGET } from '../support/shop.ts'
import { SHORT_CUSTOM_PROPERTIES } from '../../packages/widget/private-names.ts'
import { bundlePage } from '../support/widget-module.ts'

/** A custom property of the prompt as the build writes it. */
const short = (name: string): string => `--${SHORT_CUSTOM_PROPERTIES[name]!}`

/** Those that each part of it is drawn with. */
const OURS = [
  ...['ink', 'paper', 'accent', 'muted', 'edge', 'line', 'shadow', 'round'].map(short),
  '--f1',
  '--f2',
  '--f3',
  '--f4',
  '--f5',
]

/** What would ruin a prompt, were it let in. Pages do each of these to their own. */
const RUIN = `font:italic 31px/3 fantasy;color:red;background:lime;border:7px dotted red;border-radius:0;padding:19px;margin:23px;
  width:77px;height:55px;min-width:99px;min-height:99px;max-width:100px;max-height:100px;overflow:hidden;position:static;float:left;inset:0;
  display:inline;box-sizing:content-box;text-transform:uppercase;letter-spacing:9px;word-spacing:9px;text-align:right;text-indent:40px;
  text-shadow:0 0 9px red;text-decoration:line-through;white-space:pre;word-break:break-all;hyphens:manual;line-height:4;direction:rtl;
  writing-mode:vertical-rl;visibility:hidden;opacity:.2;cursor:wait;pointer-events:none;user-select:none;list-style:square;quotes:none;
  transform:rotate(9deg);filter:invert(1);clip-path:inset(40%);mix-blend-mode:difference;perspective:9px;outline:9px solid red;
  contain:strict;content-visibility:hidden;animation:ruin 1s infinite;transition:all 9s;columns:3;zoom:1;z-index:-1;
  -webkit-text-fill-color:red;-webkit-text-stroke:3px red;accent-color:red;caret-color:transparent;color-scheme:dark;forced-color-adjust:none;
  ${short('ink')}:red;${short('paper')}:red;${short('accent')}:red;${short('muted')}:red;${short('edge')}:red;${short('line')}:red;${short('round')}:0;${short('shadow')}:none;${short('gap')}:90px;${short('away')}:90px;--theme-light:red;--theme-radius:0;--radius:0;--font:fantasy;--size:40px`
const important = (rules: string): string => rules.replaceAll(/;|$/g, '!important;')
/** Given to everything there is; a body that is not drawn at all has no prompt on it either. */
const HOSTILE = `
@keyframes ruin{to{opacity:0}}
@keyframes arrive{to{opacity:0}}
${WIDGET},${WIDGET}[placement=corner],${WIDGET}::before,body>*{${important(RUIN + ';zoom:3;display:none')}}
*,html,body,div,section,p,h2,button,svg,path,textarea,span{${important(RUIN)}}
body,html{${important('display:block;content-visibility:visible')}}
${WIDGET}::part(x),::selection{color:red!important}
:root{font-size:41px!important}
`

type Looks = readonly (readonly [what: string, is: string])[]

/** Every computed property of every element of the prompt, and where each is. */
function looks(page: Page, screen: string): Promise<Looks> {
  return page.evaluate(
    ([name, screen, ours]) => {
      const host = document.querySelector(name)!
      const all = [host, ...host.shadowRoot!.querySelectorAll('*')]
      return all.flatMap((element, index) => {
        const style = getComputedStyle(element)
        const { x, y, width, height } = element.getBoundingClientRect()
        const who = `${screen} ${index} ${element.localName}.${element.getAttribute('class') ?? ''}`
        // Custom properties of the host are the page's to set; those drawn with are not.
        const properties = [...style]
          .filter((name) => !name.startsWith('--'))
          .concat(index > 0 ? ours : [])
        const stands = [x, y, width, height].map((at) => at.toFixed(1)).join(' ')
        return properties
          .map((name): [string, string] => [`${who} ${name}`, style.getPropertyValue(name)])
          .concat([[`${who} stands`, stands]])
      })
    },
    [WIDGET, screen, OURS] as const,
  )
}

/** Walks through a visit, and looks at each of its screens. */
async function visit(page: Page): Promise<Looks> {
  const prompt = page.locator(WIDGET)
  await expect(prompt.locator(face(1))).toBeVisible()
  // Firefox is not always told of reduced motion before the page comes.
  await prompt.evaluate((host) =>
    Promise.all(host.shadowRoot!.getAnimations().map((animation) => animation.finished)),
  )
  const asking = await looks(page, 'asking')
  // Whatever a page does to pointers, the tap is not what is tried here.
  const press = (inside: string): Promise<void> =>
    prompt.locator(inside).evaluate((button: HTMLElement) => button.click())
  await press(face(1))
  await expect(prompt.locator(reason(1))).toBeVisible()
  await press(reason(1))
  const following = await looks(page, 'following')
  await press(SEND)
  await expect(prompt.locator('.thanks')).toBeVisible()
  return [...asking, ...following, ...(await looks(page, 'thanked'))]
}

test.use({ viewport: { width: 1000, height: 700 } })

test('no rule of a page reaches an element of the prompt, important ones and inherited ones neither', async ({
  serve,
  link,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const site = await serve({
    '/calm': shop(tag(link.url)),
    '/hostile': shop(`<style>${HOSTILE}</style>${tag(link.url)}`),
  })
  await page.goto(`${site.url}/calm`)
  const calm = await visit(page)
  await page.goto(`${site.url}/hostile`)
  const hostile = await visit(page)
  expect(calm.length).toBeGreaterThan(10_000)
  const before = new Map(calm)
  const changed = hostile.filter(([what, is]) => before.get(what) !== is)
  expect(changed.slice(0, 20)).toEqual([])
  // It was there, and did what it says to what is the page's own.
  expect(await page.locator('main').evaluate((own) => getComputedStyle(own).color)).toBe(
    'rgb(255, 0, 0)',
  )
})

/** What a page could find changed: its elements, looks, names, sheets, focus, place and history. */
function traces(page: Page): Promise<Readonly<Record<string, unknown>>> {
  return page.evaluate((name) => {
    const elements = [...document.querySelectorAll('*')].filter(
      (element) => element.localName !== name,
    )
    const copy = document.documentElement.cloneNode(true) as Element
    for (const own of copy.querySelectorAll(name)) own.remove()
    const { activeElement, styleSheets, adoptedStyleSheets, cookie, title } = document
    const field = document.querySelector('input')!
    return {
      html: copy.outerHTML,
      looks: elements.map((element) =>
        [...getComputedStyle(element)]
          .map((name) => getComputedStyle(element).getPropertyValue(name))
          .join(),
      ),
      places: elements.map((element) => JSON.stringify(element.getBoundingClientRect())),
      names: Object.getOwnPropertyNames(window)
        .filter((name) => name !== 'shopbell')
        .sort(),
      properties: [
        Object,
        Array,
        Promise,
        Event,
        EventTarget,
        Node,
        Element,
        HTMLElement,
        Document,
        History,
      ].map(({ prototype }) => Object.getOwnPropertyNames(prototype).join()),
      sheets: [styleSheets.length, adoptedStyleSheets.length],
      focus: [activeElement?.id, field.selectionStart, field.selectionEnd, field.value],
      scroll: [scrollX, scrollY, document.documentElement.scrollHeight],
      history: [history.length, JSON.stringify(history.state), location.href],
      rest: [cookie, title, document.body.className, document.documentElement.lang],
    }
  }, WIDGET)
}

test('a page finds nothing of its own changed, while a prompt is there and when it has gone', async ({
  serve,
  link,
  page,
}) => {
  const script = await bundlePage(`
    import { mount } from '@shopbell/widget'
    window.ask = () => mount({ collector: '${link.url}', business: 'acme', touchpoint: 'web-checkout' })
  `)
  const site = await serve({
    '/': shop(
      '<style>body{font:14px serif}p:last-child{color:teal}p:nth-last-child(2){color:navy}</style><script type="module" src="/page.js"></script>',
      `${'<p>A long page</p>'.repeat(200)}<input id="field" value="half a word"><p>The end</p>`,
    ),
    '/page.js': { type: 'text/javascript', body: script },
  })
  await page.goto(site.url)
  await page.waitForFunction(() => 'ask' in window)
  await page.evaluate(() => {
    const field = document.querySelector('input')!
    field.focus()
    field.setSelectionRange(2, 6)
    scrollTo(0, 300)
  })
  const before = await traces(page)
  await page.evaluate(() => {
    const state = window as unknown as { ask(): unknown; asked: unknown }
    state.asked = state.ask()
  })
  const prompt = page.locator(WIDGET)
  await expect(prompt.locator(face(1))).toBeVisible()
  const { names, ...during } = await traces(page)
  expect({ ...during, names: before['names'] }).toEqual(before)
  expect(names).toEqual([...(before['names'] as string[]), 'asked'].sort())
  await prompt.locator(face(1)).evaluate((button: HTMLElement) => button.click())
  await expect(prompt.locator(reason(1))).toBeVisible()
  await page.evaluate(() => (window as unknown as { asked: { remove(): void } }).asked.remove())
  await expect(prompt).toHaveCount(0)
  expect(await traces(page)).toEqual({ ...before, names })
})
