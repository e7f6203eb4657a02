import { faultsOf } from './kept.ts'
import type { Shop } from './shop.ts'
import type { Visit } from './visits.ts'

/**
 * What is wrong while a database cannot be written: a collector that is not up, and anything that is
 * half stored.
 * @param before what was acknowledged before the fault
 * @param ready what `/readyz` has to answer, where that is certain
 */
export async function troublesOf(
  { collectors, server, kept }: Shop,
  before: ReadonlyMap<string, Visit>,
  ready?: number,
): Promise<readonly string[]> {
  const faults: string[] = []
  for (const { url } of collectors) {
    const health = (await fetch(`${url}/healthz`)).status
    if (health !== 200) faults.push(`/healthz answered ${health}`)
    const readiness = (await fetch(`${url}/readyz`)).status
    if (ready !== undefined && readiness !== ready) faults.push(`/readyz answered ${readiness}`)
  }
  // A server that writes no more may answer nobody.
  if (server === null) faults.push(...faultsOf(before, await kept()))
  return faults
}
