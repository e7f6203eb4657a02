/** How this browser takes a page as an app: by a word from us, by its share sheet, or by its menu. */
export type InstallWay = 'offered' | 'share sheet' | 'menu'

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

let offered: InstallPrompt | null = null
const listeners = new Set<() => void>()

addEventListener('beforeinstallprompt', (event) => {
  // The browser's own banner would come when it likes.
  event.preventDefault()
  offered = event as InstallPrompt
  for (const listener of listeners) listener()
})

/** The way there is at the moment. */
export function installWay(): InstallWay {
  if (offered !== null) return 'offered'
  // Only Safari's engine has the word, and there every browser installs by the share sheet.
  return 'standalone' in navigator ? 'share sheet' : 'menu'
}

/** Calls back when the browser begins to offer it. Returns the stop. */
export function onOffer(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks the browser to install; it asks the person. @returns when they have chosen */
export async function install(): Promise<void> {
  await offered?.prompt()
  offered = null
}
