import type { Locator } from '@playwright/test'

// What may come after the first look at a prompt: what is chosen, what is wrong, what follows.

type Look = (state: string) => Promise<void>
type Act = (prompt: Locator, look: Look) => Promise<void>

const LATER: Readonly<Record<string, Act>> = {
  single: async (prompt, look) => {
    await prompt.locator('.option').nth(1).click()
    await look('chosen')
  },
  multiple: async (prompt, look) => {
    await prompt.locator('.chip').first().click()
    await prompt.locator('.chip').nth(2).click()
    await look('chosen')
  },
  text: async (prompt, look) => {
    await prompt.locator('textarea').fill('Bänke draußen, bitte, und etwas Schatten im Hof. 12')
    await look('nearly full')
  },
  contact: async (prompt, look) => {
    await prompt.locator('.primary').click()
    await look('nothing given')
    await prompt.locator('input').first().fill('ana@shop')
    await prompt.locator('.primary').click()
    await look('wrong')
  },
  steps: async (prompt, look) => {
    await prompt.locator('.point').first().click()
    await prompt.locator('.option').nth(2).click()
    await look('following')
    await prompt.locator('.primary').click()
    await prompt.locator('textarea').waitFor()
    await look('with a way back')
    await prompt.locator('textarea').fill('Some shade')
    await prompt.locator('.primary').click()
    await prompt.locator('.thanks').waitFor()
    await look('thanked')
  },
  page: async (prompt, look) => {
    await prompt.locator('.primary').click()
    await look('nothing given')
    await prompt.locator('.smiley4 .point').nth(1).click()
    await prompt.locator('.stars .point').nth(3).click()
    await prompt.locator('.chip').first().waitFor()
    await look('answered in part')
  },
}

/** Looks at each state of a prompt that was just drawn, in order. @param touchpoint of `openKind` */
export async function inEveryState(prompt: Locator, touchpoint: string, look: Look): Promise<void> {
  await prompt.locator('h2').waitFor()
  await look('first')
  await LATER[touchpoint]?.(prompt, look)
}
