// The controls. What they say is kept in the address, so that a link shows the same.

const find = (selector) => document.querySelector(selector)
const form = find('#controls')
const view = find('#window')

const { touchpoints, locales } = await (await fetch('/choices.json')).json()
const nameOf = new Intl.DisplayNames('en', { type: 'language' })
form.touchpoint.append(...touchpoints.map((name) => new Option(name, name)))
form.locale.append(...locales.map((tag) => new Option(nameOf.of(tag), tag)))

const defaults = Object.fromEntries(new FormData(form))
for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
  if (name in defaults) form[name].value = value
}

/** What differs from how the page opens. */
function chosen() {
  const all = [...new FormData(form)]
  return new URLSearchParams(all.filter(([name, value]) => value !== defaults[name]))
}

function tagOf({ touchpoint, locale, position, when }) {
  const lines = [
    'async',
    `src="${location.origin}/shopbell.js"`,
    'data-business="kinds"',
    `data-touchpoint="${touchpoint}"`,
    ...(locale === 'en' ? [] : [`data-locale="${locale}"`]),
    ...(position === 'inline' ? ['data-target="#here"'] : []),
    ...(when === 'now' ? [] : [`data-when="${when}"`]),
  ]
  return `<script\n${lines.map((line) => `  ${line}`).join('\n')}\n></script>`
}

function ask() {
  const values = Object.fromEntries(new FormData(form))
  history.replaceState(null, '', `#${chosen()}`)
  find('#tag').textContent = tagOf(values)
  view.style.width = values.width
  find('#log').replaceChildren()
  view.src = `/shop.html?${new URLSearchParams(values)}`
}

function note(text) {
  const time = document.createElement('time')
  time.textContent = new Date().toLocaleTimeString('en-GB')
  const line = document.createElement('li')
  line.append(time, text)
  find('#log').append(line)
}

form.addEventListener('input', ask)
form.addEventListener('submit', (event) => event.preventDefault())
find('#again').addEventListener('click', ask)
find('#event').addEventListener('click', () =>
  view.contentWindow.shopbell?.('event', 'order-placed'),
)
addEventListener('message', ({ data, origin }) => {
  if (origin === location.origin) note(data)
})

const build = find('#build')
const changes = new EventSource('/changes')
changes.addEventListener('message', ({ data }) => {
  const { state, seconds, output } = JSON.parse(data)
  build.textContent =
    state === 'built'
      ? `Built in ${seconds.toFixed(1)} s`
      : state === 'failed'
        ? `The build failed\n${output}`
        : 'Building …'
  if (state === 'built') ask()
})
// A playground that was started again may serve other code than what is shown.
changes.addEventListener('error', () => {
  build.textContent = 'The playground has stopped'
  changes.addEventListener('open', () => location.reload(), { once: true })
})

ask()
