import type { OutboxExport } from '@shopbell/core/wire'
import type { Tablet } from '../device/tablet.ts'

/** Everything that this tablet could not send, as `shopbell import-outbox` takes it: also what was refused. */
export async function exportOf(
  { outbox, identity }: Pick<Tablet, 'outbox' | 'identity'>,
  now: number,
): Promise<OutboxExport> {
  const [waiting, refused] = await Promise.all([outbox.pending(), outbox.quarantined()])
  return {
    protocol: 'shopbell/1',
    kind: 'outbox-export',
    exportedAt: now,
    device: identity.id,
    rows: [...waiting, ...refused].map(({ head, body }) => ({ head, body })),
  }
}

/** The name of such a file: a day and a tablet, so that two do not meet. */
export function exportName({ device, exportedAt }: OutboxExport): string {
  const day = new Date(exportedAt).toISOString().slice(0, 10)
  return `shopbell-${day}-${device.slice(-8)}.json`
}

/** Hands a file to whoever stands there: by the share sheet where files are only had so, else as a download. */
export async function handOver(file: File): Promise<void> {
  const isApple = (navigator as { standalone?: boolean }).standalone === true
  if (isApple && navigator.canShare?.({ files: [file] })) {
    await navigator.share({ files: [file] }).catch(() => undefined)
    return
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = file.name
  link.click()
  // The download has begun by then; the browser keeps what it still reads.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
