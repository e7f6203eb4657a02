import { describe, expect, test } from 'vitest'
import { decodeConfig } from './config.ts'

/** The config of the design page: its `contact` comes from the templates. */
const ACME = {
  $schema: 'https://acme.example/config.schema.json',
  business: {
    id: 'acme',
    name: 'Acme Garden',
    locale: 'en',
    timeZone: 'America/New_York',
    theme: { accent: '#0b6b53' },
  },
  origins: ['https://www.acme.example'],
  touchpoints: [
    {
      id: 'web-checkout',
      name: 'Checkout page',
      channel: 'web',
      stage: 'purchase',
      lens: 'experience',
      prompt: 'visit',
    },
    {
      id: 'oak-st-exit',
      name: 'Oak St, exit',
      channel: 'store',
      stage: 'purchase',
      lens: 'experience',
      location: 'oak-st/exit',
      prompt: 'visit',
    },
    {
      id: 'phone-support',
      name: 'Support line',
      channel: 'phone',
      stage: 'post-purchase',
      lens: 'service',
      prompt: 'contact',
    },
  ],
  prompts: {
    visit: {
      questions: [
        {
          id: 'satisfaction',
          kind: 'smiley4',
          construct: 'satisfaction',
          text: { en: 'How was your visit today?' },
        },
        {
          id: 'reasons',
          kind: 'choice',
          options: ['quick-help', 'messy'],
          showIf: { question: 'satisfaction', atMost: 2 },
        },
        { id: 'comment', kind: 'text', optional: true },
      ],
    },
  },
}

/** A config that uses every field there is. */
const FULL = {
  ...ACME,
  traffic: { web: 55, store: 25, phone: 12.5 },
  retention: { comments: 365, contacts: 30 },
  touchpoints: [
    ...ACME.touchpoints,
    {
      id: 'berlin',
      name: 'Berlin 😀',
      channel: 'store',
      stage: 'lost',
      lens: 'service',
      location: 'berlin/1',
      owner: 'Ana',
      timeZone: 'Europe/Berlin',
      prompt: 'all',
    },
  ],
  prompts: {
    ...ACME.prompts,
    all: {
      questions: [
        { id: 'recommend', kind: 'nps', text: 'Would you?', lens: 'experience' },
        {
          id: 'why',
          kind: 'choice',
          multiple: false,
          options: ['rude', { id: 'wifi', text: { en: 'No Wi-Fi', de: 'Kein WLAN' } }],
          showIf: { question: 'recommend', atLeast: 3, atMost: 8 },
        },
        {
          id: 'more',
          kind: 'choice',
          shuffle: true,
          options: ['messy', 'rude'],
          showIf: { question: 'why', includes: 'wifi' },
        },
        {
          id: 'comment',
          kind: 'text',
          maxLength: 280,
          showIf: { question: 'more', answered: false },
        },
        {
          id: 'reach',
          kind: 'contact',
          fields: ['phone', 'email'],
          optional: true,
          text: 'May we write to you?',
          showIf: { question: 'comment', answered: true },
        },
      ],
      layout: 'page',
      progress: true,
      back: false,
    },
  },
}

test.each([
  ['the design page’s', ACME],
  ['one with every field', FULL],
])('%s config is right', (_name, config) => {
  expect(decodeConfig(config)).toStrictEqual({ ok: true, value: config })
})

// oxlint-disable-next-line typescript/no-explicit-any -- the point is to break the form
type Loose = any
type Mistake = readonly [
  name: string,
  mistake: (config: Loose) => unknown,
  path: string,
  found: string,
  allowed: string | RegExp,
]

const MISTAKES: readonly Mistake[] = [
  ['no business', (c) => delete c.business, 'business', 'nothing', 'an object'],
  ['no id', (c) => delete c.business.id, 'business.id', 'nothing', /1 to 64 of A-Z/],
  ['a space in an id', (c) => (c.business.id = 'a b'), 'business.id', '"a b"', /not starting with/],
  [
    'a name too long',
    (c) => (c.business.name = 'n'.repeat(101)),
    'business.name',
    `"${'n'.repeat(56)}…`,
    '1 to 100 characters',
  ],
  [
    'a locale in words',
    (c) => (c.business.locale = 'english!'),
    'business.locale',
    '"english!"',
    /language tag/,
  ],
  [
    'a locale that is none',
    (c) => ((c.business.locale = 'en-a'), (c.prompts.visit.questions[0].text = 'Hm?')),
    'business.locale',
    '"en-a"',
    /language tag/,
  ],
  [
    'no such zone',
    (c) => (c.business.timeZone = 'Mars/Olympus'),
    'business.timeZone',
    '"Mars/Olympus"',
    /IANA/,
  ],
  [
    'a day of the week in full',
    (c) => (c.business.hours = { monday: ['09:00', '18:00'] }),
    'business.hours.monday',
    'an unknown name',
    /one of mon, tue/,
  ],
  [
    'opening at midnight of the next day',
    (c) => (c.touchpoints[0].hours = { mon: ['24:00', '24:00'] }),
    'touchpoints[0].hours.mon[0]',
    '"24:00"',
    'a time such as 09:00',
  ],
  [
    'closing after the day has ended',
    (c) => (c.business.hours = { mon: ['09:00', '24:01'] }),
    'business.hours.mon[1]',
    '"24:01"',
    'a time such as 18:00, at most 24:00',
  ],
  [
    'a day that opens and never closes',
    (c) => (c.business.hours = { mon: ['09:00'] }),
    'business.hours.mon',
    'a list of 1',
    'a list of 2',
  ],
  [
    'a colour by name',
    (c) => (c.business.theme.accent = 'green'),
    'business.theme.accent',
    '"green"',
    'a colour as #rrggbb',
  ],
  [
    'a font that ends its declaration',
    (c) => (c.business.theme.font = 'Inter;}*{'),
    'business.theme.font',
    '"Inter;}*{"',
    'font families with commas between',
  ],
  [
    'a font with an open quote',
    (c) => (c.business.theme.font = '"Inter'),
    'business.theme.font',
    '"\\"Inter"',
    'font families with commas between',
  ],
  [
    'a corner that is none',
    (c) => (c.business.theme.position = 'bottom-right'),
    'business.theme.position',
    '"bottom-right"',
    'one of bottom-end, bottom-start, top-end, top-start',
  ],
  [
    'an offset that is no object',
    (c) => (c.business.theme.offset = 8),
    'business.theme.offset',
    '8',
    'an object',
  ],
  [
    'a theme of more',
    (c) => (c.business.theme.logo = 'x'),
    'business.theme.logo',
    'an unknown name',
    'one of accent, radius, font, size, scheme, position, offset',
  ],
  [
    'a misspelt field',
    (c) => (c.touchpoint = []),
    'touchpoint',
    'an unknown name',
    /one of business, touchpoints/,
  ],
  [
    'a path in an origin',
    (c) => (c.origins[0] = 'https://a.example/x'),
    'origins[0]',
    '"https://a.example/x"',
    /no path/,
  ],
  [
    'capitals in an origin',
    (c) => (c.origins[0] = 'https://A.example'),
    'origins[0]',
    '"https://A.example"',
    /small letters/,
  ],
  [
    'the usual port',
    (c) => (c.origins[0] = 'https://a.example:443'),
    'origins[0]',
    '"https://a.example:443"',
    'https://a.example',
  ],
  [
    'the usual port, plain',
    (c) => (c.origins[0] = 'http://a.example:80'),
    'origins[0]',
    '"http://a.example:80"',
    'http://a.example',
  ],
  [
    'no touchpoint',
    (c) => (c.touchpoints = []),
    'touchpoints',
    'a list of 0',
    'a list of 1 to 10000',
  ],
  [
    'no such channel',
    (c) => (c.touchpoints[1].channel = 'shop'),
    'touchpoints[1].channel',
    '"shop"',
    /one of web, store/,
  ],
  [
    'no such stage',
    (c) => (c.touchpoints[0].stage = 'buying'),
    'touchpoints[0].stage',
    '"buying"',
    /one of awareness/,
  ],
  [
    'no such lens',
    (c) => (c.touchpoints[0].lens = 'both'),
    'touchpoints[0].lens',
    '"both"',
    'one of service, experience',
  ],
  [
    'an id twice',
    (c) => (c.touchpoints[2].id = 'web-checkout'),
    'touchpoints[2].id',
    '"web-checkout"',
    'an id that is not yet taken',
  ],
  [
    'no such prompt',
    (c) => (c.touchpoints[0].prompt = 'vist'),
    'touchpoints[0].prompt',
    '"vist"',
    'a prompt: one of visit, purchase, contact, delivery',
  ],
  [
    'a prompt every object has',
    (c) => (c.touchpoints[0].prompt = 'constructor'),
    'touchpoints[0].prompt',
    '"constructor"',
    /a prompt: one of/,
  ],
  [
    'a zone of a touchpoint',
    (c) => (c.touchpoints[0].timeZone = 'CEST!'),
    'touchpoints[0].timeZone',
    '"CEST!"',
    /IANA/,
  ],
  [
    'a prompt with no question',
    (c) => (c.prompts.visit.questions = []),
    'prompts.visit.questions',
    'a list of 0',
    'a list of 1 to 20',
  ],
  [
    'no such kind',
    (c) => (c.prompts.visit.questions[0].kind = 'smiley6'),
    'prompts.visit.questions[0].kind',
    '"smiley6"',
    /one of smiley3/,
  ],
  [
    'a kind every object has',
    (c) => (c.prompts.visit.questions[0].kind = 'toString'),
    'prompts.visit.questions[0].kind',
    '"toString"',
    /one of smiley3/,
  ],
  [
    'a question twice',
    (c) => (c.prompts.visit.questions[2].id = 'reasons'),
    'prompts.visit.questions[2].id',
    '"reasons"',
    'an id that is not yet taken',
  ],
  [
    'a scale without words',
    (c) => delete c.prompts.visit.questions[0].text,
    'prompts.visit.questions[0].text',
    'nothing',
    /the question/,
  ],
  [
    'a contact without words',
    (c) => (c.prompts.visit.questions[2].kind = 'contact'),
    'prompts.visit.questions[2].text',
    'nothing',
    /the question/,
  ],
  [
    'words in another language only',
    (c) => (c.prompts.visit.questions[0].text = { de: 'Wie?' }),
    'prompts.visit.questions[0].text',
    'only de',
    'also en, the language of the business',
  ],
  [
    'words in no language',
    (c) => (c.prompts.visit.questions[0].text = { en: 'How?', 'de-a': 'Wie?' }),
    'prompts.visit.questions[0].text.de-a',
    '"de-a"',
    /language tag/,
  ],
  [
    'words under a name',
    (c) => (c.prompts.visit.questions[0].text = { en: 'a', English_UK: 'b' }),
    'prompts.visit.questions[0].text.English_UK',
    '"English_UK"',
    /language tags/,
  ],
  [
    'an option without our words',
    (c) => (c.prompts.visit.questions[1].options[0] = { id: 'x', text: { de: 'X' } }),
    'prompts.visit.questions[1].options[0].text',
    'only de',
    /also en/,
  ],
  [
    'a choice of nothing',
    (c) => delete c.prompts.visit.questions[1].options,
    'prompts.visit.questions[1].options',
    'nothing',
    'a list of 1 to 20',
  ],
  [
    'an option twice',
    (c) => (c.prompts.visit.questions[1].options[1] = 'quick-help'),
    'prompts.visit.questions[1].options[1].id',
    '"quick-help"',
    'an id that is not yet taken',
  ],
  [
    'options of a comment',
    (c) => (c.prompts.visit.questions[2].options = ['a']),
    'prompts.visit.questions[2].options',
    'on a text',
    'only on a choice',
  ],
  [
    'several smileys',
    (c) => (c.prompts.visit.questions[0].multiple = true),
    'prompts.visit.questions[0].multiple',
    'on a smiley4',
    'only on a choice',
  ],
  [
    'a shuffled scale',
    (c) => (c.prompts.visit.questions[0].shuffle = true),
    'prompts.visit.questions[0].shuffle',
    'on a smiley4',
    'only on a choice',
  ],
  [
    'a length of a choice',
    (c) => (c.prompts.visit.questions[1].maxLength = 10),
    'prompts.visit.questions[1].maxLength',
    'on a choice',
    'only on a text',
  ],
  [
    'a text of no length',
    (c) => (c.prompts.visit.questions[2].maxLength = 0),
    'prompts.visit.questions[2].maxLength',
    '0',
    'a whole number from 1 to 4000',
  ],
  [
    'a text longer than any',
    (c) => (c.prompts.visit.questions[2].maxLength = 4001),
    'prompts.visit.questions[2].maxLength',
    '4001',
    'a whole number from 1 to 4000',
  ],
  [
    'a mail address as a comment',
    (c) => (c.prompts.visit.questions[2].fields = ['email']),
    'prompts.visit.questions[2].fields',
    'on a text',
    'only on a contact',
  ],
  [
    'a field asked for twice',
    (c) => (
      (c.prompts.visit.questions[2].kind = 'contact'),
      (c.prompts.visit.questions[2].fields = ['email', 'email'])
    ),
    'prompts.visit.questions[2].fields',
    'a list of 2',
    'a list of 1 to 2, each once',
  ],
  [
    'no such field',
    (c) => (c.prompts.visit.questions[2].fields = ['fax']),
    'prompts.visit.questions[2].fields[0]',
    '"fax"',
    'one of email, phone',
  ],
  [
    'no such layout',
    (c) => (c.prompts.visit.layout = 'wall'),
    'prompts.visit.layout',
    '"wall"',
    'one of steps, page',
  ],
  [
    'progress in words',
    (c) => (c.prompts.visit.progress = 'bar'),
    'prompts.visit.progress',
    '"bar"',
    'true or false',
  ],
  [
    'a condition on nothing',
    (c) => (c.prompts.visit.questions[1].showIf.question = 'sat'),
    'prompts.visit.questions[1].showIf.question',
    '"sat"',
    'an earlier question: satisfaction',
  ],
  [
    'a condition on itself',
    (c) => (c.prompts.visit.questions[1].showIf.question = 'reasons'),
    'prompts.visit.questions[1].showIf.question',
    '"reasons"',
    /an earlier question/,
  ],
  [
    'a condition without limit',
    (c) => delete c.prompts.visit.questions[1].showIf.atMost,
    'prompts.visit.questions[1].showIf',
    'no test',
    'atMost, atLeast, answered',
  ],
  [
    'a condition on a first question',
    (c) => (c.prompts.visit.questions[0].showIf = { question: 'comment', answered: true }),
    'prompts.visit.questions[0].showIf.question',
    '"comment"',
    /^an earlier question$/,
  ],
  [
    'an option of a scale',
    (c) => (c.prompts.visit.questions[1].showIf = { question: 'satisfaction', includes: 'messy' }),
    'prompts.visit.questions[1].showIf.includes',
    'of a smiley4',
    'of a smiley4: atMost, atLeast, answered',
  ],
  [
    'a limit of a choice',
    (c) => (c.prompts.visit.questions[2].showIf = { question: 'reasons', atMost: 2 }),
    'prompts.visit.questions[2].showIf.atMost',
    'of a choice',
    'of a choice: includes, answered',
  ],
  [
    'an option that is not offered',
    (c) => (c.prompts.visit.questions[2].showIf = { question: 'reasons', includes: 'rude' }),
    'prompts.visit.questions[2].showIf.includes',
    '"rude"',
    'an option of reasons: quick-help, messy',
  ],
  [
    'an option every object has',
    (c) => (c.prompts.visit.questions[2].showIf = { question: 'reasons', includes: 'toString' }),
    'prompts.visit.questions[2].showIf.includes',
    '"toString"',
    /an option of reasons/,
  ],
  [
    'unanswered and at most',
    (c) => (c.prompts.visit.questions[1].showIf.answered = false),
    'prompts.visit.questions[1].showIf',
    'atMost and answered',
    'answered alone, or not at all',
  ],
  [
    'answered, in words',
    (c) => (
      delete c.prompts.visit.questions[1].showIf.atMost,
      (c.prompts.visit.questions[1].showIf.answered = 'yes')
    ),
    'prompts.visit.questions[1].showIf.answered',
    '"yes"',
    'true or false',
  ],
  [
    'a limit off the scale',
    (c) => (c.prompts.visit.questions[1].showIf.atMost = 5),
    'prompts.visit.questions[1].showIf.atMost',
    '5',
    'a point of smiley4: 1, 2, 3, 4',
  ],
  [
    'a limit between points',
    (c) => (c.prompts.visit.questions[1].showIf.atMost = 2.5),
    'prompts.visit.questions[1].showIf.atMost',
    '2.5',
    /a point of smiley4/,
  ],
  [
    'limits no answer meets',
    (c) => (c.prompts.visit.questions[1].showIf.atLeast = 3),
    'prompts.visit.questions[1].showIf',
    'at least 3 and at most 2',
    'limits that some answer can meet',
  ],
  [
    'a prompt under a bad name',
    (c) => (c.prompts['a b'] = c.prompts.visit),
    'prompts.a b',
    '"a b"',
    /ids of 1 to 64/,
  ],
  [
    'traffic of an unknown channel',
    (c) => (c.traffic = { shop: 1 }),
    'traffic.shop',
    'an unknown name',
    /one of web/,
  ],
  [
    'words that are kept for no day',
    (c) => (c.retention = { contacts: 0 }),
    'retention.contacts',
    '0',
    'a number of days from 1 to 36500',
  ],
  [
    'negative traffic',
    (c) => (c.traffic = { web: -1 }),
    'traffic.web',
    '-1',
    'a share, not negative',
  ],
  [
    'no traffic at all',
    (c) => (c.traffic = { web: 0 }),
    'traffic',
    'no share above 0',
    /a share above 0/,
  ],
  [
    'endless traffic',
    (c) => (c.traffic = { web: Infinity }),
    'traffic.web',
    'Infinity',
    'a share, not negative',
  ],
]

describe('every mistake says where it is, what was found, and what is allowed', () => {
  test.each(MISTAKES)('%s', (_name, mistake, path, found, allowed) => {
    const config = structuredClone(ACME)
    mistake(config)
    const result = decodeConfig(config)
    const problems = result.ok ? [] : result.problems
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ path, found })
    expect(problems.at(0)!.allowed).toMatch(allowed)
  })

  test.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [[], 'a list of 0'],
    ['{}', '"{}"'],
    [7, '7'],
    [true, 'true'],
    [7n, '7'],
  ])('%s is no config at all', (value, found) => {
    expect(decodeConfig(value)).toStrictEqual({
      ok: false,
      problems: [{ path: '', found, allowed: 'an object' }],
    })
  })
})

test('all mistakes are told at once', () => {
  const config: Loose = structuredClone(ACME)
  config.business.id = ''
  config.touchpoints[0].lens = 'x'
  config.prompts.visit.questions[0].kind = 'x'
  const result = decodeConfig(config)
  expect(result.ok ? [] : result.problems.map(({ path }) => path)).toStrictEqual([
    'business.id',
    'touchpoints[0].lens',
    'prompts.visit.questions[0].kind',
  ])
})

test('a mistake never repeats a whole input', () => {
  const config: Loose = structuredClone(ACME)
  config.business.name = 'x'.repeat(1_000_000)
  config['y'.repeat(1_000_000)] = 1
  config.prompts['z'.repeat(1_000_000)] = 1
  expect(JSON.stringify(decodeConfig(config)).length).toBeLessThan(2000)
})

describe('names that every object has', () => {
  const parsed = (from: string, to: string): unknown =>
    JSON.parse(JSON.stringify(ACME).replaceAll(`"${from}"`, JSON.stringify(to)))

  test.each(['constructor', 'toString', 'valueOf', 'hasOwnProperty'])(
    '%s is a name as any',
    (name) => {
      for (const from of ['visit', 'oak-st-exit', 'satisfaction', 'messy', 'acme']) {
        expect(decodeConfig(parsed(from, name))).toMatchObject({ ok: true })
      }
    },
  )

  test.each(['visit', 'oak-st-exit', 'satisfaction', 'messy', 'acme'])(
    '__proto__ for %s is refused',
    (from) => {
      expect(decodeConfig(parsed(from, '__proto__')).ok).toBe(false)
    },
  )

  test.each(['business', 'touchpoints', 'prompts'])(
    '__proto__ for the field %s is refused',
    (from) => {
      const result = decodeConfig(parsed(from, '__proto__'))
      expect(result.ok ? [] : result.problems.map(({ path }) => path)).toContain('__proto__')
    },
  )
})
