import { bundle } from '../bundle.ts'
import { PEERS, peerVersion } from '../peers.ts'
import type { SubjectMaker } from '../subject.ts'

/** Sentry asks no rating: its form, opened at once, and the text area stands for the control. */
export const sentry: SubjectMaker = {
  name: '@sentry/browser',
  peer: true,
  make: async ({ server }) => {
    server.stub('/api/1/envelope/', {})
    const dsn = server.files.replace('//', '//public@')
    const source = `import * as Sentry from '@sentry/browser'
      const feedback = Sentry.feedbackIntegration({ autoInject: false })
      Sentry.init({ dsn: '${dsn}/1', integrations: [feedback] })
      const form = await feedback.createForm()
      form.appendToDom()
      form.open()`
    const code = await bundle({ root: PEERS, source, format: 'es' })
    const address = server.file('/sentry/app.js', code)
    return {
      what: `${await peerVersion('@sentry/browser')}, init and feedback in one bundle; a form, no rating`,
      markup: `<script type="module" async src="${address}"></script>`,
      control: ['#sentry-feedback', 'textarea'],
      tap: false,
    }
  },
}
