import type { Page, PageOf } from './page.ts'

/** Makes a page that the shell can ask for and draw. Every page's file has one as `page`. */
export function definePage<Body>({ path, query, read, Draw }: PageOf<Body>): Page {
  return {
    path,
    query: query ?? (() => ({})),
    read(answer) {
      const body = read(answer)
      return body === null ? null : (around) => <Draw {...around} body={body} />
    },
  }
}
