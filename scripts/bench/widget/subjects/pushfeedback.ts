import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PEERS, peerFile, peerVersion } from '../peers.ts'
import type { SubjectMaker } from '../subject.ts'

const FOLDER = 'pushfeedback/dist/pushfeedback'

/** PushFeedback draws a button; it is clicked as soon as it is there. */
export const pushfeedback: SubjectMaker = {
  name: 'pushfeedback',
  peer: true,
  make: async ({ server }) => {
    for (const name of await readdir(join(PEERS, 'node_modules', FOLDER))) {
      server.file(`/pushfeedback/${name}`, await peerFile(`${FOLDER}/${name}`))
    }
    const base = `${server.files}/pushfeedback/pushfeedback`
    return {
      what: `${await peerVersion('pushfeedback')}, stars; without its font, its fetch of settings and reCAPTCHA`,
      // Its back end has a fixed address, which is not ours to stand in for; so it is not asked.
      markup: `<link rel="stylesheet" href="${base}.css">
<script type="module" src="${base}.esm.js"></script>
<feedback-button project="bench" rating-mode="stars" custom-font="true" fetch-data="false" button-position="bottom-right" modal-position="bottom-right">Feedback</feedback-button>
<script>
addEventListener('DOMContentLoaded', () => customElements.whenDefined('feedback-button').then(() => {
  const button = document.querySelector('feedback-button')
  button.componentOnReady().then(() => button.shadowRoot.querySelector('button').click())
}))
</script>`,
      control: ['feedback-modal', '.feedback-modal-rating-button'],
      tap: false,
    }
  },
}
