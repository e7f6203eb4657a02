/**
 * How sure an interval is, in words.
 * @param level between 0 and 1
 * @example levelWords(0.95) // '19 times out of 20'
 */
export function levelWords(level: number): string {
  if (Math.abs(level - 0.95) < 1e-9) return '19 times out of 20'
  return `${Number((level * 100).toFixed(1))} times out of 100`
}
