import type { Submission } from '@shopbell/outbox'

// A page may go without a word, and what is written to IndexedDB while it goes can freeze the next
// one in Safari. So what leaving would keep is noted with every tap, where a tab finds it again at
// once: in its session storage. Taps only, never what somebody types.

const KEY = 'shopbell:draft '

/** Notes what a page that goes now would have kept; `null` forgets it. */
export function rememberDraft(collector: string): (draft: Submission | null) => void {
  const key = keyOf(collector)
  let noted = false
  return (draft) => {
    // A page that has nothing to note touches no storage.
    if (!draft && !noted) return
    noted = Boolean(draft)
    try {
      if (draft) sessionStorage.setItem(key, JSON.stringify(draft))
      else sessionStorage.removeItem(key)
    } catch {
      // Storage may be full, or forbidden to this frame: then it goes with its page.
    }
  }
}

/** Keeps what an earlier page of this tab noted and could not keep. @param add keeps it: `outbox.add` */
export function adoptDraft(collector: string, add: (draft: Submission) => unknown): void {
  const key = keyOf(collector)
  try {
    const noted = sessionStorage.getItem(key)
    if (!noted) return
    sessionStorage.removeItem(key)
    const draft = JSON.parse(noted) as Submission | null
    if (draft?.key) add(draft)
  } catch {
    // Storage may be forbidden, or hold what somebody else wrote.
  }
}

function keyOf(collector: string): string {
  return KEY + new URL(collector).origin
}
