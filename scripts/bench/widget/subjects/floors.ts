import { fileURLToPath } from 'node:url'
import { bundle } from '../bundle.ts'
import type { SubjectMaker } from '../subject.ts'

const root = fileURLToPath(new URL('../floor/', import.meta.url))
const shared = { control: ['floor-prompt', '[role=radio]'], tap: true }

/** The least hops that there can be. */
export const oneFileFloor: SubjectMaker = {
  name: 'floor, one file',
  peer: false,
  make: async ({ server }) => {
    server.stub('/floor/answers', {})
    const source = `import { show } from './Floor.tsx'; show('${server.files}/floor/answers')`
    const address = server.file('/floor/one.js', await bundle({ root, source, format: 'iife' }))
    return {
      ...shared,
      what: 'Preact, shadow root, one question, by hand; all in one script',
      markup: `<script async src="${address}"></script>`,
    }
  },
}

/** A tag that stays the same for years needs a loader, which decides and then fetches the rest. */
export const loaderFloor: SubjectMaker = {
  name: 'floor behind a loader',
  peer: false,
  make: async ({ server }) => {
    server.stub('/floor/answers', {})
    const source = `export { show } from './Floor.tsx'`
    const chunk = server.file('/floor/chunk.js', await bundle({ root, source, format: 'es' }))
    const address = server.file(
      '/floor/loader.js',
      `import("${chunk}").then(c=>c.show("${server.files}/floor/answers"))`,
    )
    return {
      ...shared,
      what: 'the same, imported by a loader of one line',
      markup: `<script async src="${address}"></script>`,
    }
  },
}
