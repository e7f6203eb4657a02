/**
 * What a token allows: `ingest` sends answers for a server of the business, `read` reads figures and
 * comments, `manage` reads contacts too, and changes devices and tokens.
 */
export const SCOPES = ['ingest', 'read', 'manage'] as const

export type Scope = (typeof SCOPES)[number]

/** Whether a word is a scope. */
export function isScope(word: string): word is Scope {
  return (SCOPES as readonly string[]).includes(word)
}
