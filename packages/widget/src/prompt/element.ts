type Value = string | number | boolean | undefined | ((event: never) => void)

/** Attributes by name; a function listens to the event of that name, `false` and `undefined` are not set. */
export type Attributes = Readonly<Record<string, Value>>

/**
 * Makes an element. No HTML is ever parsed, so texts stay texts, and Trusted Types has nothing to
 * object to.
 * @param children elements, and texts as they are read
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = set(document.createElement(tag), attributes)
  made.append(...children)
  return made
}

/**
 * Changes attributes of an element; `false` and `undefined` take one away, `true` sets it empty.
 * @returns the element
 */
export function set<Kind extends Element>(element: Kind, attributes: Attributes): Kind {
  for (const name in attributes) {
    const value = attributes[name]
    if (typeof value === 'function') element.addEventListener(name, value as EventListener)
    else if (value === false || value == null) element.removeAttribute(name)
    else element.setAttribute(name, (value === true ? '' : value) as string)
  }
  return element
}

/**
 * Draws an icon for the eye only: the text beside it says the same.
 * @param size of its square, in its own units
 * @param paths each with its outline `d`, and how it differs from its neighbours
 */
export function drawing(
  size: number,
  attributes: Attributes,
  paths: readonly Attributes[],
): SVGElement {
  const make = (tag: string, attributes: Attributes): SVGElement =>
    set(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes)
  const svg = make('svg', {
    viewBox: `0 0 ${size} ${size}`,
    fill: 'none',
    stroke: 'currentColor',
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
    'aria-hidden': 'true',
    ...attributes,
  })
  svg.append(...paths.map((path) => make('path', path)))
  return svg
}
