/** Lists and objects within each other, at most; what is sent to us needs seven. */
const DEEPEST = 16

/**
 * Reads JSON that a stranger sent: `undefined` for what is none, and for what is nested deeper than
 * anything that is taken here. What JSON can write and UTF-8 cannot hold (half of a surrogate pair,
 * as where a text was cut in the middle of a character) and NUL, which PostgreSQL does not keep,
 * become U+FFFD, in names and values alike.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) return undefined
  try {
    return JSON.parse(text.includes('\\u') ? text.replaceAll(ESCAPES, keepable) : text)
  } catch {
    return undefined
  }
}

/** Every escape of a JSON text, so that `\\u0000`, an escaped backslash, is not taken for NUL. */
const ESCAPES = /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|[^u])/gs

function keepable(escape: string): string {
  return /^\\u(?:0000|[dD][89a-fA-F][\da-fA-F]{2})$/.test(escape) ? '\\ufffd' : escape
}

const [QUOTE, BACKSLASH, LIST, OBJECT, LIST_END, OBJECT_END] = Buffer.from('"\\[{]}')

/** By the brackets alone, before anything is built: of what is no JSON it may say anything. */
function isTooDeep(text: string): boolean {
  let depth = 0
  let isText = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) isText = !isText
    else if (isText) at += code === BACKSLASH ? 1 : 0
    else if (code === LIST || code === OBJECT) {
      if (++depth > DEEPEST) return true
    } else if (code === LIST_END || code === OBJECT_END) depth--
  }
  return false
}
