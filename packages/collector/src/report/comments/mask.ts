// Bounded, so that no text of thousands of letters makes it look at each from each.
const ADDRESS =
  /[^\s@<>()[\],;:"]{1,64}\s?(?:@|[([{]\s?at\s?[)\]}])\s?[^\s@<>()[\],;:"]{1,200}\.[\p{L}\p{N}-]{2,}/giu
const LINK = /\b(?:https?:\/\/|www\.)\S+/giu
const HANDLE = /(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_.]{2,}/gu
/** Seven digits or more with no more between them than people put into a phone number. */
const NUMBER = /[+(]?\p{Nd}(?:[\s().\-/\u2010-\u2015]{0,3}\p{Nd}){6,}/gu
const RUN = /\p{Nd}{6,}/gu

/**
 * Makes unreadable what would tell who wrote a text or how to reach them: addresses, links, names
 * after an `@`, and numbers of seven digits or six in a row. Dates with all their digits go with
 * them. What people call each other in words is not found by any rule; prompts ask for no names.
 * @example mask('Call 030 1234567, or ana@acme.example') // 'Call [number], or [e-mail]'
 */
export function mask(text: string): string {
  return text
    .replaceAll(ADDRESS, '[e-mail]')
    .replaceAll(LINK, '[link]')
    .replaceAll(HANDLE, '[name]')
    .replaceAll(NUMBER, '[number]')
    .replaceAll(RUN, '[number]')
}
