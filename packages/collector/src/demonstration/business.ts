import { BANK } from '@shopbell/core/bank'
import { dayName } from '@shopbell/core/time'
import {
  CHANGES,
  DRIVERS,
  EXCLUDED,
  LOST,
  PRAISE,
  STORES,
  TOUCHPOINTS,
  UNASKED,
  UNMEASURED_STAGE,
  type TrueTouchpoint,
} from './truth.ts'

/** A config before it is decoded. */
export type Plain = Readonly<Record<string, unknown>>

/**
 * The config of the demonstration business: that of the demonstration shop, with all its other
 * touchpoints and registers, and the changes on the days on which they truly happened.
 * @param shop the config of the demonstration shop, as JSON
 * @param lastDay the last local day of answers, as `dayOfHour` counts it
 * @returns what a config file holds
 */
export function demonstrationBusiness(shop: Plain, lastDay: number): Plain {
  const before = (days: number): string => dayName(lastDay - days)
  return {
    ...shop,
    business: { ...(shop['business'] as Plain), demonstration: true },
    traffic: { store: 48, web: 40, phone: 4, chat: 4, email: 2, sms: 2 },
    locations: Object.fromEntries(STORES.map(({ id, name, region }) => [id, { name, region }])),
    touchpoints: [
      ...TOUCHPOINTS.map((touchpoint, index) => placeIn(touchpoint, before(10 + 7 * (index % 12)))),
      ...UNASKED.map(({ id, name, channel, owner }) => {
        const place = { id, name, channel, owner, stage: UNMEASURED_STAGE, lens: 'experience' }
        return Object.assign(place, usualOf(id))
      }),
    ],
    changes: CHANGES.map(({ id, what, kind, where, cost, daysBefore }) => ({
      id,
      what,
      at: before(daysBefore),
      kind,
      where,
      cost,
    })),
    inventory: { without: { 'fitting-room': 'Nobody tries on a rake.' } },
    exclusions: [
      {
        id: EXCLUDED.id,
        where: { locations: [EXCLUDED.location] },
        from: before(EXCLUDED.daysBefore),
        to: before(EXCLUDED.daysBefore - EXCLUDED.days),
        reason: EXCLUDED.reason,
        by: EXCLUDED.by,
      },
    ],
    prompts: { ...(shop['prompts'] as Plain), ...PROMPTS },
  }
}

/** Which usual touchpoints the business has listed; every store's exit is at its register. */
const USUAL: Readonly<Record<string, string>> = {
  'web-product': 'product-page',
  'web-checkout': 'basket',
  'phone-support': 'support-line',
  'web-chat': 'support-chat',
  'email-support': 'support-email',
  'sms-delivery': 'delivery-notice',
  'email-lost': 'win-back',
  'social-posts': 'social-profile',
  window: 'storefront',
}

function usualOf(id: string): Plain {
  const usual = id.endsWith('-exit') ? 'register' : USUAL[id]
  return usual === undefined ? {} : { usual }
}

function placeIn(
  { id, name, channel, stage, lens, prompt, owner, location }: TrueTouchpoint,
  inspected: string,
): Plain {
  const place = { id, name, channel, stage, lens, prompt, owner, inspected, ...usualOf(id) }
  return location === undefined ? place : { ...place, location }
}

const UNHAPPY = { question: 'satisfaction', atMost: 2 } as const
const COMMENT = { id: 'comment', kind: 'text', optional: true } as const

/** What a panel agrees with: of the bank, all of it about the journey. */
function statement(bank: string): object {
  return { bank, lens: 'experience', optional: true }
}

const PROMPTS: Plain = {
  'store-visit': {
    questions: [
      { bank: 'satisfaction' },
      {
        id: 'reasons',
        kind: 'choice',
        options: ['quick-help', 'messy', 'not-found', 'rude', 'confusing-site'],
        optional: true,
        showIf: UNHAPPY,
      },
      {
        id: 'praise',
        kind: 'choice',
        options: Object.keys(PRAISE),
        text: BANK.good.text,
        optional: true,
        showIf: { question: 'satisfaction', atLeast: 4 },
      },
      { ...COMMENT, showIf: UNHAPPY },
    ],
  },
  'by-email': {
    questions: [
      { bank: 'help', id: 'satisfaction' },
      { bank: 'effort' },
      { ...COMMENT, showIf: UNHAPPY },
    ],
  },
  delivery: {
    questions: [
      { bank: 'delivery', id: 'satisfaction' },
      { bank: 'on-time' },
      { ...COMMENT, showIf: UNHAPPY },
    ],
  },
  panel: {
    questions: [
      {
        id: 'satisfaction',
        kind: 'csat',
        construct: 'satisfaction',
        text: 'All in all, how happy are you with us?',
      },
      ...Object.keys(DRIVERS).map(statement),
      { bank: 'happened', optional: true },
      ...['repurchase', 'forgive', 'try-new', 'refer'].map(statement),
      COMMENT,
    ],
  },
  lost: {
    questions: [
      {
        id: 'why-left',
        kind: 'choice',
        options: Object.keys(LOST.reasons),
        multiple: false,
        text: BANK.left.text,
      },
      { id: 'back', kind: 'yesno', construct: 'back', text: 'Would you give us another try?' },
      COMMENT,
    ],
  },
}
