import { peerFile, peerVersion } from '../peers.ts'
import type { SubjectMaker } from '../subject.ts'

const SURVEY = {
  id: 'bench',
  name: 'Bench',
  type: 'app',
  welcomeCard: { enabled: false, timeToFinish: false, showResponseCount: false },
  questions: [
    {
      id: 'nps',
      type: 'nps',
      headline: 'How likely are you to recommend us?',
      lowerLabel: 'Not likely',
      upperLabel: 'Very likely',
      required: true,
    },
  ],
  endings: [],
  hiddenFields: { enabled: false },
  thankYouCard: { enabled: false },
  languages: [],
  triggers: [],
}

/**
 * Formbricks' renderer alone, the last that npm has: the core that decides and the renderer of today
 * are served by its own server, and npm has neither.
 */
export const formbricks: SubjectMaker = {
  name: '@formbricks/surveys',
  peer: true,
  make: async ({ server }) => {
    const code = await peerFile('@formbricks/surveys/dist/index.umd.js')
    const address = server.file('/formbricks/surveys.js', code)
    const props = {
      survey: SURVEY,
      brandColor: '#0b6b53',
      styling: {},
      isBrandingEnabled: false,
      languageCode: 'default',
      placement: 'bottomRight',
      clickOutside: false,
      darkOverlay: false,
    }
    return {
      what: `${await peerVersion('@formbricks/surveys')}, renderer alone; its core and today's renderer are not on npm`,
      markup: `<script async src="${address}" onload="start()"></script>
<script>
function start() {
  window['formbricks-surveys'].renderSurveyModal({ ...${JSON.stringify(props)}, getSetIsError() {}, onClose() {}, onResponse() {}, onDisplay() {}, onFinished() {} })
}
</script>`,
      control: ['#fbjs fieldset label'],
      tap: false,
    }
  },
}
