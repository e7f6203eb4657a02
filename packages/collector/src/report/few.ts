import type { Served } from '../business/directory.ts'

/** Searching for one of so many touchpoints takes less than passing by all of them. */
const FEW = 4

/** Whether so many touchpoints are few of a business's. */
export function areFew({ length }: readonly unknown[], { places }: Served): boolean {
  return length * FEW < places.size
}
