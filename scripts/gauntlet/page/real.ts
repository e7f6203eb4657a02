// What the page had before any of it was watched, faked or sabotaged.

export const realFetch: typeof fetch = fetch.bind(globalThis)
export const realNow: () => number = Date.now.bind(Date)
export const realTimeout: (run: () => void, milliseconds: number) => number =
  setTimeout.bind(globalThis)

/** Resolves in the next task, at once but after everything that is already due. */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => {
      port1.close()
      resolve()
    })
    port1.start()
    port2.postMessage(null)
  })
}

/** Waits in real time. */
export function realPause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => realTimeout(resolve, milliseconds))
}
