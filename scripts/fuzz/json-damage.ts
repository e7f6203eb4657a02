import { pick } from '../gauntlet/seeded.ts'

/** Stands for JSON that `JSON.stringify` would not write: it is put in as it is. */
const RAW = '@raw:'

/** What a place of a JSON value is replaced by: as text, `RAW` marks what is no text. */
const WEEDS: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  2.5,
  Number.MAX_SAFE_INTEGER,
  -Number.MAX_SAFE_INTEGER,
  1e308,
  `${RAW}-0`,
  `${RAW}1e999`,
  `${RAW}-1e999`,
  `${RAW}1e-999`,
  `${RAW}9007199254740993`,
  `${RAW}${'9'.repeat(400)}`,
  `${RAW}0.${'1'.repeat(400)}`,
  `${RAW}01`,
  `${RAW}+1`,
  `${RAW}NaN`,
  `${RAW}Infinity`,
  `${RAW}undefined`,
  `${RAW}'single'`,
  `${RAW}"\\ud800"`,
  `${RAW}"\\udfff\\ud800"`,
  `${RAW}"\\u0000"`,
  `${RAW}"\\u0000\\u0001\\u001f"`,
  `${RAW}"raw \u0007 control"`,
  `${RAW}"\\x41"`,
  `${RAW}{"a":1,"a":2,"a":3}`,
  `${RAW}{"__proto__":{"responses":[],"business":"acme","isAdmin":true}}`,
  `${RAW}{"constructor":{"prototype":{"ok":true}}}`,
  `${RAW}[${'['.repeat(40)}${']'.repeat(40)}]`,
  `${RAW}${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}`,
  '',
  ' ',
  'x',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  "'; DROP TABLE response; --",
  '" OR ""="',
  '%00',
  '../../etc/passwd',
  '{{7*7}}${7*7}',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://evil.example")',
  '\u202Ereversed',
  '\uFEFF',
  '\u2028\u2029',
  '👩‍👩‍👧‍👦'.repeat(40),
  'é'.normalize('NFD').repeat(64),
  'x'.repeat(65),
  'x'.repeat(5_000),
  'https://shop.example/cart?email=a@b.example#top',
  [],
  {},
  [[]],
  [null],
  Array.from({ length: 501 }, () => 0),
  { toString: 1, valueOf: 2, toJSON: 3, length: -1 },
]

const NAMES = ['__proto__', 'constructor', 'prototype', 'toString', 'length', 'then', '', '0', 'id']

type Tree = Record<string, unknown> | unknown[]

/** Damages a JSON value in one to three places. @returns JSON, or what is nearly JSON */
export function damaged(value: unknown, random: () => number): string {
  let text = JSON.stringify(value)
  for (let left = 1 + Math.floor(random() * 3); left > 0; left--) {
    const copy = tried(text)
    if (typeof copy !== 'object' || copy === null) break
    text = JSON.stringify(damagedOnce(copy as Tree, random))
  }
  const written = text.replaceAll(
    /"@raw:((?:[^"\\]|\\.)*)"/g,
    (_, raw: string) => tried(`"${raw}"`) as string,
  )
  return random() < 0.1 ? twice(written, random) : written
}

function tried(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** Changes one place, wherever it is. */
function damagedOnce(root: Tree, random: () => number): unknown {
  const places: [Tree, string][] = []
  const visit = (tree: Tree): void => {
    for (const [name, each] of Object.entries(tree)) {
      places.push([tree, name])
      if (typeof each === 'object' && each !== null) visit(each as Tree)
    }
  }
  visit(root)
  if (places.length === 0 || random() < 0.02) return pick(WEEDS, random)
  const [tree, name] = pick(places, random)
  const own = tree as Record<string, unknown>
  const value = own[name]
  const chance = random()
  if (chance < 0.6) own[name] = pick(WEEDS, random)
  else if (chance < 0.7) remove(tree, name)
  else if (chance < 0.8) define(own, pick(NAMES, random), value)
  else if (chance < 0.85) own[name] = [value]
  else if (chance < 0.9) own[name] = { [pick(NAMES, random)]: value }
  else if (chance < 0.95)
    own[name] = typeof value === 'number' ? String(value) : JSON.stringify(value)
  else if (Array.isArray(value)) own[name] = Array.from({ length: 60 }, () => value).flat()
  else define(own, name, pick(WEEDS, random))
  return root
}

function remove(tree: Tree, name: string): void {
  if (Array.isArray(tree)) tree.splice(Number(name), 1)
  else delete tree[name]
}

/** Also `__proto__`, which an assignment would take for something else. */
function define(tree: object, name: string, value: unknown): void {
  if (Array.isArray(tree)) return void tree.push(value)
  Object.defineProperty(tree, name, { value, enumerable: true, configurable: true, writable: true })
}

/** Says one name of an object twice, the second time with another value. */
function twice(text: string, random: () => number): string {
  const names = [...text.matchAll(/"(\w+)":/g)]
  if (names.length === 0) return text
  const { 0: name, index } = pick(names, random)
  const value = JSON.stringify(pick(WEEDS, random)).replace(/^"@raw:.*$/s, '"twice"')
  return `${text.slice(0, index)}${name}${value},${text.slice(index)}`
}
