/**
 * A text as PostgreSQL can keep it: without NUL, and without half a surrogate pair, which UTF-8 has
 * no bytes for. Only names that devices gave themselves can have either; all else is checked or JSON.
 */
export function wellFormed(text: string): string {
  return text.toWellFormed().replaceAll('\0', '\uFFFD')
}
