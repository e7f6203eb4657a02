import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Folder } from './load.ts'

/** Where the files of the widget, the kiosk and the dashboard lie once they are built. */
export function builtFolders(): readonly Folder[] {
  return [
    ...built('@shopbell/widget', '/'),
    ...built('@shopbell/kiosk', '/kiosk/'),
    ...built('@shopbell/dashboard', '/dashboard/'),
  ]
}

/** A package that is not installed is no mistake: the collector then serves its API alone. */
function built(name: string, under: string): readonly Folder[] {
  try {
    const manifest = fileURLToPath(import.meta.resolve(`${name}/package.json`))
    return [{ path: join(dirname(manifest), 'dist', 'browser'), under }]
  } catch {
    return []
  }
}
