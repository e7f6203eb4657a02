/** Whether the page says something of a prompt's colours that must be worked out first. */
export function isThemed(host: HTMLElement): boolean {
  const style = getComputedStyle(host)
  return ['accent', 'scheme'].some((name) => style.getPropertyValue(`--shopbell-${name}`) !== '')
}
