/** How long until a part that did not come is asked for again, ms. */
const RETRY = 5000

/**
 * Fetches a part of the page that the first screen does not need, until it comes. From the second
 * start on it is there without a network, with all the other files of this version.
 */
export async function fetchPart<Part>(fetch: () => Promise<Part>): Promise<Part> {
  for (let next = fetch; ;) {
    try {
      return await next()
    } catch (error) {
      // Firefox, and Chrome of before 2026, remember as long as the page lives that a module did
      // not come. But they say which, and under another fragment it is one not asked for yet.
      const address = /https?:[^\s)#]+/.exec(String(error))?.[0]
      if (address !== undefined) next = () => importAgain<Part>(address)
      await new Promise((resolve) => setTimeout(resolve, RETRY))
    }
  }
}

function importAgain<Part>(address: string): Promise<Part> {
  return import(/* @vite-ignore */ `${address}#${Date.now()}`)
}
