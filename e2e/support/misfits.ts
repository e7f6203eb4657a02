import type { Page } from '@playwright/test'

/** Words that had to be broken to find room, and whatever sticks out of the page. */
export function misfits(page: Page, host: string): Promise<readonly string[]> {
  return page.locator(host).evaluate((element) => {
    const found: string[] = []
    const { clientWidth } = document.documentElement
    const range = document.createRange()
    const texts = document.createTreeWalker(element.shadowRoot!, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      if (text.parentElement?.matches('style, .quietly') !== false) continue
      // A line may end after a space, after a hyphen and beside any Chinese or Japanese letter.
      for (const { 0: word, index } of text.textContent!.matchAll(
        /[^\s\-\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー、。（）：？！，]+/gu,
      )) {
        range.setStart(text, index)
        range.setEnd(text, index + word.length)
        const boxes = [...range.getClientRects()].filter(({ width }) => width > 0)
        const lines = new Set(boxes.map(({ bottom }) => Math.round(bottom)))
        const out = boxes.some(({ left, right }) => left < -1 || right > clientWidth + 1)
        if (lines.size > 1 || out) found.push(word)
      }
    }
    return found
  })
}
