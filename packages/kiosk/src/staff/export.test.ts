import { decodeOutboxExport } from '@shopbell/core/wire'
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { openOutbox } from '@shopbell/outbox/whole'
import { expect, test, vi } from 'vitest'
import { exportName, exportOf } from './export.ts'

test('an export holds what waits and what was refused, as the collector takes it', async () => {
  vi.stubGlobal('IDBKeyRange', IDBKeyRange)
  const outbox = openOutbox({
    url: 'https://feedback.example/v1/responses',
    indexedDB: new IDBFactory(),
    fetch: () => Promise.reject(new TypeError('no network')),
  })
  const row = (id: string) => ({ key: id, id, head: { business: 'acme' }, body: { id, seq: 1 } })
  for (const id of ['a', 'b']) await outbox.add(row(id))
  const identity = { id: 'tablet-12345678' } as Parameters<typeof exportOf>[0]['identity']
  const made = await exportOf({ outbox, identity }, Date.UTC(2026, 2, 4))
  const decoded = decodeOutboxExport(JSON.parse(JSON.stringify(made)))
  expect(decoded.ok && decoded.value).toEqual({
    protocol: 'shopbell/1',
    kind: 'outbox-export',
    exportedAt: Date.UTC(2026, 2, 4),
    device: 'tablet-12345678',
    rows: ['a', 'b'].map((id) => ({ head: { business: 'acme' }, body: { id, seq: 1 } })),
  })
  expect(exportName(made)).toBe('shopbell-2026-03-04-12345678.json')
  outbox.stop()
  vi.unstubAllGlobals()
})
