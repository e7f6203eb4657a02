// A shop's page that asks as its address says, as a shop's own page would: by the tag and by CSS.

const said = Object.fromEntries(new URLSearchParams(location.search))
const { touchpoint, locale, position, when, scheme, accent, radius, size } = said
const root = document.documentElement
root.lang = locale
root.dir = ['ar', 'he'].includes(locale) ? 'rtl' : 'ltr'
root.dataset.scheme = scheme

const sheet = new CSSStyleSheet()
const look = {
  ...(scheme === 'auto' ? {} : { scheme }),
  ...(accent === '#0b6b53' ? {} : { accent }),
  ...(radius === '16' ? {} : { radius: `${radius}px` }),
  ...(size === '16' ? {} : { size: `${size}px` }),
}
const lines = Object.entries(look).map(([name, value]) => `--shopbell-${name}:${value}`)
sheet.replaceSync(`:root{${lines.join(';')}}`)
document.adoptedStyleSheets = [sheet]

// Where a prompt stands is said by the business's config, not by the page.
const real = fetch
globalThis.fetch = async (...call) => {
  const reply = await real(...call)
  if (position === 'inline' || !reply.url.includes('/v1/prompts/')) return reply
  const prompt = await reply.json()
  return Response.json({ ...prompt, theme: { ...prompt.theme, position } }, reply)
}

for (const name of ['shown', 'answered', 'delivered', 'dismissed', 'closed']) {
  addEventListener(`shopbell:${name}`, () => parent.postMessage(name, location.origin))
}
for (const kind of ['warn', 'error']) {
  const print = console[kind]
  console[kind] = (...words) => {
    print(...words)
    parent.postMessage(words.join(' '), location.origin)
  }
}

const tag = document.createElement('script')
tag.async = true
tag.src = '/shopbell.js'
Object.assign(tag.dataset, { business: 'kinds', touchpoint, locale, when, quiet: 0 })
if (position === 'inline') tag.dataset.target = '#here'
document.head.append(tag)
