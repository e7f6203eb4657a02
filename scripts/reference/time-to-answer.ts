import { answeredWithin, kaplanMeier, openAfter } from '@shopbell/core/time-to-answer'
import { CLOSE, EXACT, type Case, type Kind } from './kind.ts'

/** How long answers take where some are still open. */
export const timeToAnswer: Kind = {
  compute(input) {
    const times = input['time'] as readonly number[]
    const events = input['event'] as readonly number[]
    const curve = kaplanMeier(
      times.map((time, index) => ({ time, answered: events[index]!, open: 1 - events[index]! })),
    )
    return {
      n: curve.n,
      events: curve.answered,
      q25: answeredWithin(curve, 0.25),
      median: answeredWithin(curve, 0.5),
      q75: answeredWithin(curve, 0.75),
      q90: answeredWithin(curve, 0.9),
      surv_at: askedTimes(input).map((t) => {
        const step = openAfter(curve, t)
        return { t, surv: step?.open ?? null, se: step?.error ?? null }
      }),
    }
  },
  limit: (path) => (path.endsWith('.se') ? CLOSE : EXACT),
}

/** The files write the times that are asked for beside what is expected at them. */
function askedTimes({ expected }: Case): readonly number[] {
  const { surv_at } = expected as { readonly surv_at?: readonly { readonly t: number }[] }
  return (surv_at ?? []).map(({ t }) => t)
}
