import type { VNode } from 'preact'

/** The sign of the house: a shop's counter bell. */
export function Bell(): VNode {
  return (
    <svg
      class="bell"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      stroke-width="2.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d="M5 23h22a11 11 0 0 0-22 0zM3.5 27h25M16 12V8M13 7.5h6" />
    </svg>
  )
}
