/** One file that is served as it is. */
export interface Asset {
  readonly body: Uint8Array
  /** The same, compressed; `null` of what gets no smaller by it. */
  readonly gzip: Uint8Array | null
  readonly type: string
  readonly etag: string
  readonly cache: string
}

/** Files by the path they are served under. */
export type Assets = ReadonlyMap<string, Asset>
