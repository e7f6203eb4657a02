import { bundle } from '../bundle.ts'
import { PEERS, peerFile, peerVersion } from '../peers.ts'
import type { SubjectMaker } from '../subject.ts'

const SURVEY = {
  elements: [
    {
      type: 'rating',
      name: 'nps',
      title: 'How likely are you to recommend us?',
      rateMin: 0,
      rateMax: 10,
      displayMode: 'buttons',
      minRateDescription: 'Not likely',
      maxRateDescription: 'Very likely',
    },
  ],
}

/** SurveyJS from its modules; it has no targeting and sends nothing. */
export const surveyjs: SubjectMaker = {
  name: 'survey-js-ui',
  peer: true,
  make: async ({ server }) => {
    // Its fonts are at a third party's.
    const css = await peerFile('survey-core/survey-core.fontless.min.css')
    const sheet = server.file('/surveyjs/survey-core.css', css)
    const source = `import { Model } from 'survey-core'
      import { renderSurvey } from 'survey-js-ui'
      renderSurvey(new Model(${JSON.stringify(SURVEY)}), document.getElementById('survey'))`
    const code = await bundle({ root: PEERS, source, format: 'es' })
    const address = server.file('/surveyjs/app.js', code)
    return {
      what: `${await peerVersion('survey-js-ui')} and survey-core in one bundle, without its fonts`,
      markup: `<link rel="stylesheet" href="${sheet}"><div id="survey" style="position:fixed;right:16px;bottom:16px;width:600px"></div>
<script type="module" async src="${address}"></script>`,
      control: ['#survey .sd-rating__item'],
      tap: false,
    }
  },
}
