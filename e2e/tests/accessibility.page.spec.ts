import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { violations } from '../support/accessibility.ts'
import { startCollector, type Collector } from '../support/collector.ts'
import { expect, test } from '../support/fixtures.ts'
import { inEveryState } from '../support/kind-states.ts'
import { openKind, TOUCHPOINTS, writeKinds } from '../support/kinds.ts'
import { WIDGET } from '../support/shop.ts'

let folder: string
let collector: Collector

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shopbell-access-'))
  collector = await startCollector(await writeKinds(folder))
})

test.afterAll(async () => {
  await collector.stop()
  await rm(folder, { recursive: true })
})

/** A page that is 1280 by 1024, magnified by four. */
const ZOOMED = { width: 320, height: 256 }

for (const [locale, scheme] of [
  ['en', 'light'],
  ['ar', 'dark'],
] as const) {
  test(`at 400 % zoom the keyboard reaches everything of every kind, and the focus is seen: ${locale}`, async ({
    page,
  }) => {
    await page.setViewportSize(ZOOMED)
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const touchpoint of TOUCHPOINTS) {
      await openKind(page, collector.url, touchpoint, { locale })
      const prompt = page.locator(WIDGET)
      await expect(prompt.locator('h2')).toBeVisible()
      expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
      expect(await scrollsSideways(page), touchpoint).toBe(false)
      const stops = await prompt
        .locator('button,input,textarea')
        .evaluateAll((all) => all.filter((each) => (each as HTMLElement).tabIndex >= 0).length)
      for (let stop = 1; stop <= stops; stop++) {
        await page.keyboard.press('Tab')
        expect(await faultsOfFocus(prompt), `${touchpoint}, stop ${stop}`).toEqual([])
      }
      // A scale has one stop; its points are reached by arrow keys.
      await prompt.locator('.close').focus()
      for (let point = await prompt.getByRole('radio').count(); point > 0; point--) {
        await prompt
          .getByRole('radio')
          .nth(point - 1)
          .focus()
        expect(await faultsOfFocus(prompt), `${touchpoint}, point ${point}`).toEqual([])
      }
    }
  })

  test(`with WCAG’s text spacing nothing of any kind is cut off or overlaps: ${locale}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const touchpoint of TOUCHPOINTS) {
      await openKind(page, collector.url, touchpoint, { locale })
      const prompt = page.locator(WIDGET)
      await expect(prompt.locator('h2')).toBeVisible()
      expect(await tooSmall(prompt), `${touchpoint} at 360`).toEqual([])
      await spaceOut(prompt)
      await inEveryState(prompt, touchpoint, async (state) => {
        expect(await cutOff(prompt), `${touchpoint}, ${state}`).toEqual([])
      })
      expect(await scrollsSideways(page), touchpoint).toBe(false)
    }
  })
}

for (const [scheme, forced, locale] of [
  ['light', 'none', 'en'],
  ['dark', 'none', 'ar'],
  ['light', 'active', 'en'],
  ['dark', 'active', 'ar'],
] as const) {
  test(`axe finds nothing in any state that follows: ${scheme}, forced colours ${forced}, ${locale}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme, forcedColors: forced, reducedMotion: 'reduce' })
    await page.setViewportSize({ width: 360, height: 740 })
    for (const touchpoint of forced === 'active' ? TOUCHPOINTS : FOLLOWED) {
      await openKind(page, collector.url, touchpoint, { locale })
      await inEveryState(page.locator(WIDGET), touchpoint, async (state) => {
        if (forced === 'none' && state === 'first') return
        expect(await violations(page, WIDGET), `${touchpoint}, ${state}`).toEqual([])
      })
    }
  })
}

/** Prompts that have more than one look; the first look of each is tried with the kinds. */
const FOLLOWED = ['single', 'multiple', 'text', 'contact', 'steps', 'page']

for (const scheme of ['light', 'dark'] as const) {
  test(`what tells a control or its state from the paper has a contrast of 3 : 1: ${scheme}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
    for (const touchpoint of ['smiley5', 'stars', 'thumbs', 'nps', 'single', 'contact', 'page']) {
      await openKind(page, collector.url, touchpoint)
      const prompt = page.locator(WIDGET)
      await inEveryState(prompt, touchpoint, async (state) => {
        const faint = (await shapes(prompt)).filter(({ contrast }) => contrast < 3)
        expect(faint, `${touchpoint}, ${state}`).toEqual([])
      })
    }
  })
}

test('in forced colours what is chosen is told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const looks = (part: Locator): Promise<string> =>
    part.evaluate((each) => {
      const { backgroundColor, outlineStyle } = getComputedStyle(each)
      return `${backgroundColor} ${outlineStyle}`
    })
  for (const [touchpoint, part] of [
    ['page', '.smiley4 .point'],
    ['page', '.stars .point'],
    ['multiple', '.chip'],
    ['single', '.option'],
  ] as const) {
    await openKind(page, collector.url, touchpoint)
    const parts = page.locator(WIDGET).locator(part)
    await parts.first().click()
    await page.mouse.move(1, 1)
    await expect
      .poll(async () => (await looks(parts.first())) === (await looks(parts.last())), part)
      .toBe(false)
  }
})

test('in forced colours no drawing keeps a colour of its own', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' })
  for (const touchpoint of ['smiley5', 'stars', 'thumbs', 'contact', 'steps', 'page']) {
    await openKind(page, collector.url, touchpoint)
    const prompt = page.locator(WIDGET)
    await inEveryState(prompt, touchpoint, async (state) => {
      expect(await ownStrokes(prompt), `${touchpoint}, ${state}`).toEqual([])
    })
  }
})

for (const [locale, side] of [
  ['en', 'right'],
  ['ar', 'left'],
] as const) {
  test(`the close button stays in its corner while a card taller than the window is scrolled: ${locale}`, async ({
    page,
  }) => {
    await page.setViewportSize(ZOOMED)
    await openKind(page, collector.url, 'page', { locale })
    const prompt = page.locator(WIDGET)
    const close = prompt.locator('.close')
    const before = await fromTheCorner(close, side)
    expect(Math.max(before.x, before.y)).toBeLessThan(10)
    await prompt.locator('section').evaluate((card) => card.scrollTo(0, card.scrollHeight))
    await expect(prompt.locator('.primary')).toBeInViewport()
    const after = await fromTheCorner(close, side)
    expect(Math.abs(after.x - before.x)).toBeLessThan(1)
    expect(Math.abs(after.y - before.y)).toBeLessThan(3)
    await close.click()
    await expect(prompt).toHaveCount(0)
  })
}

test('Escape, and the close button, give the focus back to where it was', async ({ page }) => {
  for (const touchpoint of ['smiley4', 'text']) {
    for (const how of ['Escape', 'Enter'] as const) {
      await openKind(page, collector.url, touchpoint)
      const prompt = page.locator(WIDGET)
      await expect(prompt.locator('h2')).toBeVisible()
      await page.evaluate(() => {
        const link = document.createElement('a')
        link.href = '#'
        link.id = 'before'
        link.textContent = 'Your order'
        document.querySelector('main')!.append(link)
        link.focus()
      })
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      if (how === 'Enter') await prompt.locator('.close').focus()
      await page.keyboard.press(how)
      await expect(prompt).toHaveCount(0)
      await expect(page.locator('#before')).toBeFocused()
    }
  }
})

test('a prompt that closes while somebody is elsewhere takes no focus along', async ({ page }) => {
  await openKind(page, collector.url, 'smiley4')
  const prompt = page.locator(WIDGET)
  await prompt.locator('.point').last().focus()
  await page.evaluate(() => {
    const field = document.createElement('input')
    document.querySelector('main')!.append(field)
    field.focus()
  })
  await prompt.locator('.close').dispatchEvent('click')
  await expect(prompt).toHaveCount(0)
  await expect(page.locator('main input')).toBeFocused()
})

test('thanks are put into a live region that was there before', async ({ page }) => {
  await openKind(page, collector.url, 'smiley4')
  const prompt = page.locator(WIDGET)
  await expect(prompt.locator('.point')).toHaveCount(4)
  const region = await prompt.locator('[role=status]').elementHandle()
  expect(await region?.textContent()).toBe('')
  await prompt.locator('.point').last().click()
  await expect(prompt.locator('.thanks')).toBeVisible()
  expect(await region?.evaluate((each) => each.isConnected && each.textContent)).toBe(
    'Thanks, that’s in.',
  )
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe(WIDGET)
})

test('a press that slides away before it ends answers nothing', async ({ page }) => {
  await openKind(page, collector.url, 'smiley4')
  const prompt = page.locator(WIDGET)
  const point = prompt.locator('.point').first()
  await point.hover()
  await page.mouse.down()
  await prompt.locator('h2').hover()
  await page.mouse.up()
  await expect(point).toHaveAttribute('aria-checked', 'false')
  await point.click()
  await expect(prompt.locator('.thanks')).toBeVisible()
})

test('a question waits for as long as it takes', async ({ page }) => {
  await page.clock.install()
  await openKind(page, collector.url, 'steps')
  const prompt = page.locator(WIDGET)
  await expect(prompt.locator('.point')).toHaveCount(4)
  await page.clock.fastForward('12:00:00')
  await prompt.locator('.point').first().click()
  await prompt.locator('.option').first().click()
  await page.clock.fastForward('12:00:00')
  await expect(prompt.locator('.option').first()).toBeChecked()
})

test('is made of text and drawings alone: nothing plays, pops up or is dragged', async ({
  page,
}) => {
  for (const touchpoint of ['page', 'steps']) {
    await openKind(page, collector.url, touchpoint)
    await inEveryState(page.locator(WIDGET), touchpoint, async (state) => {
      const others = await page
        .locator(WIDGET)
        .evaluate((host) =>
          [...host.shadowRoot!.querySelectorAll('*')]
            .filter((each) =>
              each.matches(
                'img,picture,video,audio,canvas,object,embed,iframe,svg text,svg image,[title],[draggable],[accesskey],[autofocus],a',
              ),
            )
            .map((each) => each.outerHTML),
        )
      expect(others, `${touchpoint}, ${state}`).toEqual([])
    })
  }
})

test('nothing moves for those who asked for less motion, and for others no longer than 200 ms', async ({
  page,
}) => {
  // Looks at every frame how long what moves in it takes as a whole.
  await page.addInitScript((widget) => {
    const seen = window as unknown as { longest: number }
    seen.longest = 0
    const look = (): void => {
      const root = document.querySelector(widget)?.shadowRoot
      for (const each of [...document.getAnimations(), ...(root?.getAnimations() ?? [])]) {
        seen.longest = Math.max(seen.longest, Number(each.effect!.getComputedTiming().endTime))
      }
      requestAnimationFrame(look)
    }
    look()
  }, WIDGET)
  const longest = async (reducedMotion: 'reduce' | 'no-preference'): Promise<number> => {
    await page.emulateMedia({ reducedMotion })
    await openKind(page, collector.url, 'smiley4')
    await page.locator(WIDGET).locator('.point').first().click({ delay: 60 })
    await page.locator(WIDGET).locator('.thanks').waitFor()
    return page.evaluate(() => (window as unknown as { longest: number }).longest)
  }
  expect(await longest('reduce')).toBe(0)
  const usual = await longest('no-preference')
  expect(usual).toBeGreaterThan(0)
  expect(usual).toBeLessThanOrEqual(200)
})

/** How far a part is from the upper corner of its card, px. */
function fromTheCorner(
  part: Locator,
  side: 'left' | 'right',
): Promise<{ readonly x: number; readonly y: number }> {
  return part.evaluate((each, side) => {
    const card = each.closest('section')!.getBoundingClientRect()
    const own = each.getBoundingClientRect()
    return { x: Math.abs(card[side] - own[side]), y: own.top - card.top }
  }, side)
}

/** Drawings whose strokes have a colour that is none of the shopper's own. */
function ownStrokes(prompt: Locator): Promise<readonly string[]> {
  return prompt.evaluate((host) => {
    const root = host.shadowRoot!
    const probe = document.createElement('i')
    root.append(probe)
    const theirs = new Set<string>()
    for (const name of ['CanvasText', 'ButtonText', 'HighlightText', 'Highlight']) {
      probe.style.cssText = `forced-color-adjust:none;color:${name}`
      theirs.add(getComputedStyle(probe).color)
    }
    probe.remove()
    return [...root.querySelectorAll('svg path')]
      .filter((path) => !theirs.has(getComputedStyle(path).stroke))
      .map((path) => `${path.closest('[class]')!.className}: ${getComputedStyle(path).stroke}`)
  })
}

/** Whether the page or the card can be scrolled sideways. */
function scrollsSideways(page: Page): Promise<boolean> {
  return page.locator(WIDGET).evaluate((host) => {
    const scrollers = [document.documentElement, host, ...host.shadowRoot!.children]
    return scrollers.some((each) => each.scrollWidth > each.clientWidth + 1)
  })
}

/** What is wrong with what has the focus inside a prompt: out of sight, or not seen to have it. */
function faultsOfFocus(prompt: Locator): Promise<readonly string[]> {
  return prompt.evaluate((host) => {
    const focused = host.shadowRoot!.activeElement
    if (focused === null) return ['nothing inside has the focus']
    const { left, top, right, bottom } = focused.getBoundingClientRect()
    const { outlineStyle, outlineWidth } = getComputedStyle(focused)
    const faults: string[] = []
    if (left < 0 || right > innerWidth || top < 0 || bottom > innerHeight)
      faults.push('out of sight')
    if (outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2) faults.push('no outline')
    const middle = [(left + right) / 2, (top + bottom) / 2] as const
    const above = host.shadowRoot!.elementFromPoint(...middle)
    if (above === null || !(focused === above || focused.contains(above))) faults.push('covered')
    return faults.map((fault) => `${fault}: ${focused.outerHTML.slice(0, 80)}`)
  })
}

/** What is smaller to the finger than 44 pixels each way; of a tick box, its label counts. */
function tooSmall(prompt: Locator): Promise<readonly string[]> {
  return prompt.evaluate((host) =>
    [...host.shadowRoot!.querySelectorAll('button,textarea,.line input,.consent')]
      .filter((each) => {
        const { width, height } = each.getBoundingClientRect()
        return width < 44 || height < 44
      })
      .map((each) => each.outerHTML),
  )
}

/** The text spacing of WCAG's criterion 1.4.12, as somebody's own style sheet sets it. */
async function spaceOut(prompt: Locator): Promise<void> {
  await prompt.evaluate((host) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(
      '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}',
    )
    const root = host.shadowRoot!
    // The code that comes later brings sheets of its own; this one stays.
    root.adoptedStyleSheets.push(sheet)
  })
}

/** Texts that do not fit their element, and texts of which one lies on another. */
function cutOff(prompt: Locator): Promise<readonly string[]> {
  return prompt.evaluate((host) => {
    const root = host.shadowRoot!
    const card = root.querySelector('.prompt')!.getBoundingClientRect()
    const boxes: { text: string; box: DOMRect }[] = []
    const found: string[] = []
    const range = document.createRange()
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const parent = text.parentElement!
      if (parent.closest('.quietly') !== null || text.textContent!.trim() === '') continue
      range.selectNodeContents(text)
      for (const box of range.getClientRects()) {
        if (box.width === 0) continue
        const around = parent.closest('button,.label,h2,p,label,.ends,div')!.getBoundingClientRect()
        const out =
          box.left < around.left - 1 ||
          box.right > around.right + 1 ||
          box.left < card.left ||
          box.right > card.right
        if (out) found.push(`sticks out: ${text.textContent}`)
        boxes.push({ text: text.textContent!, box })
      }
    }
    for (const [index, { text, box }] of boxes.entries()) {
      for (const other of boxes.slice(index + 1)) {
        const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left)
        const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top)
        if (wide > 1 && high > 4) found.push(`${text} lies on ${other.text}`)
      }
    }
    return found
  })
}

/** Edges, strokes and outlines that a control is known by, with their contrast to the paper. */
function shapes(
  prompt: Locator,
): Promise<readonly { readonly what: string; readonly contrast: number }[]> {
  return prompt.evaluate((host) => {
    const root = host.shadowRoot!
    const luminance = (colour: string): number => {
      const [r, g, b] = colour
        .match(/[\d.]+/g)!
        .slice(0, 3)
        .map((channel) => Number(channel) / 255)
        .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
    }
    const paper = luminance(getComputedStyle(root.querySelector('.prompt')!).backgroundColor)
    const contrast = (colour: string): number => {
      const [low, high] = [luminance(colour), paper].sort((a, b) => a - b)
      return (high! + 0.05) / (low! + 0.05)
    }
    const found: { what: string; contrast: number }[] = []
    for (const each of root.querySelectorAll('button,textarea,.line input')) {
      const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(each)
      const name = each.className || each.localName
      if (borderTopWidth !== '0px')
        found.push({ what: `edge of ${name}`, contrast: contrast(borderTopColor) })
      if (each.matches('.primary,[aria-pressed=true]'))
        found.push({ what: `ground of ${name}`, contrast: contrast(backgroundColor) })
    }
    for (const each of root.querySelectorAll('svg path')) {
      if (each.getAttribute('d') === '') continue
      const { stroke } = getComputedStyle(each)
      found.push({
        what: `stroke in ${each.closest('[class]')!.className}`,
        contrast: contrast(stroke),
      })
    }
    return found
  })
}
