import { CHANNELS } from '@shopbell/core'
import { expect, test } from 'vitest'
import { askHere, listedAs } from './ask-here.ts'

const asking = { origin: 'https://bell.example', business: 'acme', touchpoint: 'checkout' }

test('a website gets a tag, a store a tablet, all others a way to bring answers', () => {
  expect(askHere('web', asking).snippet).toContain('src="https://bell.example/shopbell.js"')
  expect(askHere('web', asking).snippet).toContain('data-touchpoint="checkout"')
  expect(askHere('store', asking).snippet).toContain('/kiosk/?business=acme')
  for (const channel of CHANNELS) {
    const { how, snippet } = askHere(channel, asking)
    expect(how).toMatch(/:$/)
    expect(snippet).toContain('checkout')
  }
})

test('what is not listed gets an entry of the config', () => {
  expect(JSON.parse(listedAs('lost', 'email'))).toMatchObject({
    channel: 'email',
    stage: 'lost',
    lens: 'experience',
    prompt: 'visit',
  })
})
