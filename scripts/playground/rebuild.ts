import { watch } from 'node:fs'

/** What became of the last change. */
export type Change =
  | { readonly state: 'building' }
  | { readonly state: 'built'; readonly seconds: number }
  | { readonly state: 'failed'; readonly output: string }

/** How long no further file may change before it is built, ms: editors and git write many at once. */
const CALM = 120

/**
 * Builds whenever a source changes, once more when one changes meanwhile, and says what became of it.
 * Tests are no sources.
 * @returns stopping
 */
export function rebuildOnChange({
  folders,
  build,
  tell,
}: {
  folders: readonly string[]
  build: () => Promise<{ ok: boolean; seconds: number; output: string }>
  tell: (change: Change) => void
}): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isBuilding = false
  let isStale = false

  async function rebuild(): Promise<void> {
    isStale = true
    if (isBuilding) return
    isBuilding = true
    while (isStale) {
      isStale = false
      tell({ state: 'building' })
      const { ok, seconds, output } = await build()
      tell(ok ? { state: 'built', seconds } : { state: 'failed', output })
    }
    isBuilding = false
  }

  const watching = folders.map((folder) =>
    watch(folder, { recursive: true }, (_, file) => {
      if (file?.includes('.test') === true) return
      clearTimeout(timer)
      timer = setTimeout(() => void rebuild(), CALM)
    }),
  )
  return () => {
    clearTimeout(timer)
    for (const each of watching) each.close()
  }
}
