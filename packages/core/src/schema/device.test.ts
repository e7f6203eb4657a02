import { describe, expect, test } from 'vitest'
import {
  decodeConfirmation,
  decodeHeartbeat,
  decodeOutboxExport,
  decodePairingRequest,
  PAIRING_WORDS,
} from './device.ts'

const HEARTBEAT = {
  business: 'acme',
  boot: 'b7',
  at: 1_763_766_000_000,
  mono: 300_000,
  state: {
    pending: 0,
    oldestUnsent: null,
    lastDeliveredAt: 1_763_765_990_000,
    quarantined: 0,
    storage: 'disk',
    persisted: true,
    installed: true,
    wakeLock: null,
    version: '1.0.0',
    nextSeq: 48_211,
  },
}
const EXPORT = {
  protocol: 'shopbell/1',
  kind: 'outbox-export',
  exportedAt: 1_763_766_000_000,
  device: 'tablet-1',
  rows: [{ head: { business: 'acme' }, body: { id: 'anything' } }],
}

test('what devices send is right as it is, and fields that are not known are passed over', () => {
  const more = { since: 2 }
  const state = { ...HEARTBEAT.state, usage: 1.5, quota: null, dataLossSuspected: true, ...more }
  for (const [decode, value] of [
    [decodePairingRequest, { business: 'acme', device: 'tablet-1', ...more }],
    [decodeConfirmation, { touchpoint: 'oak-st-exit', ...more }],
    [decodeConfirmation, { touchpoint: 'oak-st-exit', name: 'Oak St, exit', replaces: 'tablet-0' }],
    [decodeHeartbeat, HEARTBEAT],
    [decodeHeartbeat, { ...HEARTBEAT, state, ...more }],
    [decodeOutboxExport, { ...EXPORT, ...more }],
    [decodeOutboxExport, { ...EXPORT, rows: [] }],
  ] as const) {
    expect(decode(value)).toStrictEqual({ ok: true, value })
  }
})

describe('every mistake says where it is, what was found, and what is allowed', () => {
  const state = (change: object): object => ({
    ...HEARTBEAT,
    state: { ...HEARTBEAT.state, ...change },
  })
  test.each([
    [decodePairingRequest, { business: 'acme' }, 'device', 'nothing', /1 to 64/],
    [decodeConfirmation, {}, 'touchpoint', 'nothing', /1 to 64/],
    [decodeConfirmation, { touchpoint: 't', name: '' }, 'name', '""', /1 to 100/],
    [decodeHeartbeat, { ...HEARTBEAT, mono: -1 }, 'mono', '-1', /from 0/],
    [decodeHeartbeat, { ...HEARTBEAT, mono: 0.5 }, 'mono', '0.5', /whole/],
    [decodeHeartbeat, { ...HEARTBEAT, state: null }, 'state', 'null', /an object/],
    [decodeHeartbeat, state({ pending: undefined }), 'state.pending', 'nothing', /whole/],
    [decodeHeartbeat, state({ storage: 'tape' }), 'state.storage', '"tape"', /disk, memory, copy/],
    [decodeHeartbeat, state({ nextSeq: 1.5 }), 'state.nextSeq', '1.5', /whole/],
    [decodeHeartbeat, state({ usage: -1 }), 'state.usage', '-1', /bytes/],
    [decodeHeartbeat, state({ persisted: 'yes' }), 'state.persisted', '"yes"', /true or false/],
    [decodeOutboxExport, { ...EXPORT, kind: 'backup' }, 'kind', '"backup"', /outbox-export/],
    [decodeOutboxExport, { ...EXPORT, rows: [{ body: 1 }] }, 'rows[0].head', 'nothing', /object/],
    [decodeOutboxExport, { ...EXPORT, rows: [{ head: {} }] }, 'rows[0].body', 'nothing', /value/],
    [
      decodeOutboxExport,
      { ...EXPORT, rows: [{ head: [], body: 1 }] },
      'rows[0].head',
      'a list of 0',
      /object/,
    ],
  ] as const)('%o of %j', (decode, value, path, found, allowed) => {
    const result = decode(value)
    const problems = result.ok ? [] : result.problems
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ path, found })
    expect(problems.at(0)!.allowed).toMatch(allowed)
  })
})

test('words are three, short, small and plain', () => {
  for (const words of ['amber-river-stone', 'fig-elk-oak', 'mountain-mountain-mountain']) {
    expect(words).toMatch(PAIRING_WORDS)
  }
  for (const words of [
    '',
    'amber-river',
    'Amber-river-stone',
    'a-b-c',
    'fig-elk-oak\n',
    'fig elk oak',
  ]) {
    expect(words).not.toMatch(PAIRING_WORDS)
  }
})
