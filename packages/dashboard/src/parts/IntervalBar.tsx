import type { Estimate } from '@shopbell/core'
import type { VNode } from 'preact'
import { isSure } from '../words/is-sure.ts'

/** Below this a bar could not be seen, in points of 100. */
const NARROWEST = 1.2

/**
 * An interval drawn on the axis from 0 to 100, with its value. The figures beside it say the same
 * in words.
 */
export function IntervalBar({ estimate }: { estimate: Estimate }): VNode {
  const { value, low, high } = estimate
  const [from, to] = [Math.max(low ?? 0, 0), Math.min(high ?? 0, 100)]
  const width = Math.max(to - from, NARROWEST)
  return (
    <svg class={isSure(estimate) ? 'bar' : 'bar unsure'} height="20" aria-hidden="true">
      <line class="rail" x1="0" x2="100%" y1="10" y2="10" />
      {[0, 50, 100].map((at) => (
        <line key={at} class="tick" x1={`${at}%`} x2={`${at}%`} y1="6" y2="14" />
      ))}
      {value !== null && low !== null && high !== null && (
        <>
          <rect class="range" x={`${from}%`} width={`${width}%`} y="6" height="8" rx="4" />
          <circle class="point" cx={`${value}%`} cy="10" r="4.5" />
        </>
      )}
    </svg>
  )
}
