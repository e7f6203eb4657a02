import { peerFile } from '../peers.ts'
import type { SubjectMaker } from '../subject.ts'

const SURVEY = {
  id: 'bench',
  name: 'Bench',
  description: '',
  type: 'popover',
  start_date: '2026-01-01T00:00:00Z',
  end_date: null,
  conditions: null,
  appearance: {},
  questions: [
    {
      id: 'nps',
      type: 'rating',
      question: 'How likely are you to recommend us?',
      display: 'number',
      scale: 10,
      lowerBoundLabel: 'Not likely',
      upperBoundLabel: 'Very likely',
    },
  ],
}

/** What its remote config says for a project that has a survey and little else. */
const CONFIG = {
  surveys: true,
  supportedCompression: ['gzip', 'gzip-js'],
  hasFeatureFlags: false,
  autocapture_opt_out: false,
  capturePerformance: false,
  sessionRecording: false,
  heatmaps: false,
  toolbarParams: {},
  isAuthenticated: false,
  siteApps: [],
}

/** PostHog as its own snippet loads it: `array.js`, its config, then `surveys.js`. */
export const posthog: SubjectMaker = {
  name: 'posthog-js',
  peer: true,
  make: async ({ server }) => {
    const { version } = JSON.parse(await peerFile('posthog-js/package.json')) as {
      readonly version: string
    }
    const script = await peerFile('posthog-js/dist/surveys.js')
    for (const path of ['/static/surveys.js', `/static/${version}/surveys.js`]) {
      server.file(path, script)
    }
    server.file('/static/array.js', await peerFile('posthog-js/dist/array.js'))
    server.file('/array/phc_bench/config.js', configScript())
    server.stub('/array/phc_bench/config', CONFIG)
    server.stub('/flags/', {
      ...CONFIG,
      flags: {},
      featureFlags: {},
      errorsWhileComputingFlags: false,
    })
    server.stub('/api/surveys/', { surveys: [SURVEY] })
    for (const path of ['/e/', '/i/v0/e/', '/s/']) server.stub(path, { status: 1 })
    return {
      what: `${version}, array.js and surveys.js by script tag`,
      markup: `<script>
window.posthog = []; posthog.__SV = 1; posthog.people = [];
posthog._i = [['phc_bench', { api_host: '${server.files}', person_profiles: 'identified_only', opt_out_useragent_filter: true }, 'posthog']]
</script><script async crossorigin="anonymous" src="${server.files}/static/array.js"></script>`,
      control: ['[class^=PostHogSurvey]', '.ratings-number'],
      tap: false,
    }
  },
}

function configScript(): string {
  const config = JSON.stringify({ ...CONFIG, token: 'phc_bench' })
  return `(function(){window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};window._POSTHOG_REMOTE_CONFIG['phc_bench']={config:${config},siteApps:[]}})()`
}
