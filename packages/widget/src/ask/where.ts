/**
 * Whether an address is one of those that a list of patterns names.
 *
 * A pattern is a path such as `/checkout/*` or a whole address; `*` stands for any run of
 * characters, a `!` in front takes addresses out. The last pattern that fits decides. An address
 * that none fits is in when the list is empty or begins with a `!`. A pattern without `?` or `#`
 * says nothing of query and fragment, and a slash at the end makes no difference.
 * @param where patterns, with commas or white space between
 * @param href as browsers write it: what is not ASCII is percent-encoded
 */
export function isHere(where: string, href: string): boolean {
  let here: boolean | undefined
  for (const [, not, path] of where.matchAll(/(!?)([^\s,]+)/g)) {
    here ??= Boolean(not)
    const glob = path!.replace(/\W/g, '\\$&').replace(/\\\*/g, '.*')
    if (new RegExp(`^(\\w+://[^/]+)?${glob}/?([?#].*)?$`).test(href)) here = !not
  }
  return here ?? true
}
