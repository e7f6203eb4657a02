import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ENTRIES } from './entries.test-support.ts'
import {
  CHANGE_KINDS,
  CHANNELS,
  CONTACT_FIELDS,
  ENDINGS,
  LAYOUTS,
  LENSES,
  POSITIONS,
  PROTOCOL,
  SCHEMES,
  STAGES,
  VISIT_EVENTS,
} from './index.ts'

/** What others build on: every name that can be imported at run time, by its path. */
const EXPORTS: Readonly<Record<string, readonly string[]>> = {
  '.': [
    'CHANGE_KINDS',
    'CHANNELS',
    'CONTACT_FIELDS',
    'ENDINGS',
    'FEWEST',
    'KINDS',
    'LAYOUTS',
    'LENSES',
    'LEVEL',
    'POSITIONS',
    'PROTOCOL',
    'RATED_KINDS',
    'SCALES',
    'SCHEMES',
    'STAGES',
    'VISIT_EVENTS',
    'WOBBLE_DAYS',
    'addToTally',
    'benjaminiHochberg',
    'benjaminiYekutieli',
    'betaBelow',
    'betaQuantile',
    'bonferroni',
    'bonferroniLevel',
    'chiSquareAbove',
    'clopperPearson',
    'dayAwareMean',
    'dayAwareNet',
    'dayAwareShare',
    'difference',
    'distribution',
    'emptyHistogram',
    'fisherTest',
    'heterogeneity',
    'holm',
    'indexOf',
    'indexOfTally',
    'isRated',
    'jeffreys',
    'kishSize',
    'mean',
    'meanChange',
    'meanOf',
    'median',
    'merge',
    'moments',
    'net',
    'netAdjustedWald',
    'netChange',
    'netExpectation',
    'netWald',
    'normalAbove',
    'normalQuantile',
    'nps',
    'pairedGap',
    'pairedMeans',
    'pairedShares',
    'pooledTest',
    'positiveCount',
    'rateAndMix',
    'responseRate',
    'scaleOf',
    'scorecard',
    'share',
    'shareChange',
    'shareOf',
    'shrink',
    'studentAbove',
    'studentTail',
    'surelyWorst',
    'tallyAsIndex',
    'toIndex',
    'total',
    'twoSidedStudent',
    'unpairedGap',
    'waldDifference',
    'weightedMean',
    'weightedTogether',
    'welch',
  ],
  './bank': ['BANK', 'QUESTION_IDS', 'REASON_IDS', 'TWINS', 'fromBank', 'reasonIn'],
  './colour': ['PAPER', 'PAPER_RGB', 'contrast', 'readableOn', 'readableRgb'],
  './config': [
    'MAX_TEXT',
    'TEMPLATES',
    'USUAL_TOUCHPOINTS',
    'checkAnswer',
    'checkOrder',
    'configSchema',
    'constructOf',
    'decodeConfig',
    'findTouchpoint',
    'hoursOf',
    'isMeasured',
    'isWithin',
    'lensOf',
    'placeOf',
    'promptOf',
    'timeZoneOf',
  ],
  './drivers': [
    'LOYALTY_ITEMS',
    'composite',
    'correlation',
    'covariance',
    'crossProducts',
    'drivers',
    'firstShares',
    'lastShares',
    'lmg',
    'loyalty',
    'mergeCrossProducts',
    'prattShares',
    'reasonLifts',
    'regression',
    'relativeWeights',
  ],
  './kiosk': ['EPISODE_RULE', 'episodes', 'isDistorted', 'isSurge', 'surgeLimit', 'tapQuality'],
  './prompt': ['direction', 'language', 'promptView', 'tabletView'],
  './report': [],
  './time': [
    'WEEKDAYS',
    'dayName',
    'dayOfHour',
    'hourName',
    'isOpen',
    'localHour',
    'momentOf',
    'openTime',
    'parseHour',
    'weekName',
    'weekday',
    'zoneOffset',
  ],
  './time-to-answer': [
    'DURATION_ACCURACY',
    'SHORTEST_DURATION',
    'answeredWithin',
    'bucketOf',
    'durationOf',
    'durations',
    'kaplanMeier',
    'mergeDurations',
    'openAfter',
    'timeToAnswer',
  ],
  './watch': [
    'FALLING_ODDS',
    'FRESH_WATCH',
    'alarmThreshold',
    'cusum',
    'dispersion',
    'dispersionOfDays',
    'evidence',
    'ewma',
    'expectedShares',
    'logMean',
    'mergeHourly',
    'pChart',
    'shiryaevRoberts',
    'watchDay',
    'watchSeries',
    'weekOf',
    'withOdds',
    'xmr',
  ],
  './wire': [
    'MAX_BYTES',
    'MAX_EXPORTED',
    'MAX_OPTIONS',
    'MAX_RESPONSES',
    'PAIRING_WORDS',
    'decodeBatch',
    'decodeConfirmation',
    'decodeHeartbeat',
    'decodeOutboxExport',
    'decodePairingRequest',
    'decodeResponse',
    'deviceSchema',
    'echoedId',
    'wireSchema',
  ],
}

test.each(ENTRIES)('the import path $path gives these names', async ({ path, source }) => {
  const found = (await import(/* @vite-ignore */ source.href)) as object
  expect(Object.keys(found).sort()).toStrictEqual(EXPORTS[path])
})

// Bodies of reports are held by the collector that makes them and the dashboard that draws them.
const TYPED = ENTRIES.filter(({ path }) => path !== './report')

test.each(TYPED)('the types of $path are each held by the file beside it', (entry) => {
  const types = entry.exports.filter(({ declares }) => ['type', 'interface'].includes(declares))
  const beside = new URL('./index.test-d.ts', entry.source)
  const held = existsSync(beside) ? readFileSync(beside, 'utf8') : ''
  const [, imported = ''] = /^import type \{([^}]*)\} from '.\/index.ts'$/m.exec(held) ?? []
  expect(imported.match(/\w+/g)?.sort() ?? []).toStrictEqual(types.map(({ name }) => name))
})

test('no import path is forgotten', () => {
  expect(ENTRIES.map(({ path }) => path).sort()).toStrictEqual(Object.keys(EXPORTS).sort())
})

test('the words the wire and the config are written with', () => {
  expect(PROTOCOL).toBe('shopbell/1')
  expect(CHANNELS).toStrictEqual([
    'web',
    'store',
    'phone',
    'sms',
    'email',
    'chat',
    'social',
    'mail',
    'other',
  ])
  expect(STAGES).toStrictEqual(['awareness', 'pre-purchase', 'purchase', 'post-purchase', 'lost'])
  expect(LENSES).toStrictEqual(['service', 'experience'])
  expect(ENDINGS).toStrictEqual(['done', 'skip', 'timeout', 'exit'])
  expect(VISIT_EVENTS).toStrictEqual(['shown', 'dismissed'])
  expect(CONTACT_FIELDS).toStrictEqual(['email', 'phone'])
  expect(LAYOUTS).toStrictEqual(['steps', 'page'])
  expect(POSITIONS).toStrictEqual(['bottom-end', 'bottom-start', 'top-end', 'top-start'])
  expect(SCHEMES).toStrictEqual(['auto', 'light', 'dark'])
  expect(CHANGE_KINDS).toStrictEqual([
    'service',
    'training',
    'staffing',
    'technology',
    'website',
    'layout',
    'ambiance',
    'design',
    'other',
  ])
})
