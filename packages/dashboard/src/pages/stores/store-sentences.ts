import type { StoresReport } from '@shopbell/core/report'

/** Which places stand out, in words; when none does, that is what is said. */
export function storeSentences({ stores, tooFew }: StoresReport): readonly string[] {
  if (stores.length === 0) {
    return [
      tooFew.length === 0
        ? 'No store has answers in this time.'
        : 'No store has enough answers in this time.',
    ]
  }
  if (stores.length === 1)
    return ['One store has enough answers, so there is nothing to hold it against.']
  const [above, below] = (['above', 'below'] as const).map((flag) =>
    stores.filter((store) => store.flag === flag).map(({ name }) => name),
  )
  const said = [
    ...(below!.length > 0
      ? [
          `${listed(below!)} ${below!.length === 1 ? 'is' : 'are'} worse than the rest, and that is more than chance.`,
        ]
      : []),
    ...(above!.length > 0
      ? [`${listed(above!)} ${above!.length === 1 ? 'is' : 'are'} better.`]
      : []),
  ]
  return said.length > 0
    ? [...said, 'How the others stand to each other may be noise.']
    : ['No store stands out by more than chance.']
}

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
}
