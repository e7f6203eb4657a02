/** What a browser is held to while a page loads. */
export interface Condition {
  readonly name: '1×' | '4×' | '4× slow 4G'
  /** How many times slower than this machine its processor is. */
  readonly slower: number
  /** `null`: whatever loopback gives. */
  readonly network: {
    /** Milliseconds before the first byte of a reply. */
    readonly latency: number
    /** Bits a second. */
    readonly down: number
    readonly up: number
  } | null
}

/** As peers were measured elsewhere: a phone of the middle, then the same on a slow network. */
export const CONDITIONS: readonly Condition[] = [
  { name: '1×', slower: 1, network: null },
  { name: '4×', slower: 4, network: null },
  { name: '4× slow 4G', slower: 4, network: { latency: 150, down: 1_440_000, up: 675_000 } },
]
