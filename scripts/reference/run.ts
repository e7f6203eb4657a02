import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { compareCase } from './compare.ts'
import type { Case, Kind } from './kind.ts'
import { KINDS } from './kinds.ts'

/** What became of all cases of one kind. */
export interface Verdict {
  readonly kind: string
  readonly cases: number
  readonly absolute: number
  readonly relative: number
  /** The case and field with the largest absolute error. */
  readonly worst: string
  readonly failures: readonly string[]
  /** Fields that were not computed, with how often and why. */
  readonly skips: readonly string[]
}

interface File {
  readonly kind: string
  readonly cases: readonly Case[]
}

/** Computes every case of every `*.json` in a folder, kind by kind. */
export function runReference(folder: string): readonly Verdict[] {
  const byKind = new Map<string, Case[]>()
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue
    const { kind, cases } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as File
    byKind.set(kind, [...(byKind.get(kind) ?? []), ...cases])
  }
  return [...byKind].map(([kind, cases]) =>
    Object.hasOwn(KINDS, kind) ? judge(kind, KINDS[kind]!, cases) : unknown(kind, cases),
  )
}

function judge(name: string, kind: Kind, cases: readonly Case[]): Verdict {
  let [absolute, relative, worst] = [0, 0, '']
  const failures: string[] = cases.length === 0 ? ['there is no case'] : []
  const skips = new Map<string, number>()
  for (const input of cases) {
    try {
      const { checks, skipped } = compareCase(kind, input)
      for (const check of checks) {
        if (!check.fits) failures.push(`${input.id} ${check.path}: ${check.says}`)
        if (check.absolute > absolute) {
          absolute = check.absolute
          worst = `${input.id} ${check.path}`.trim()
        }
        relative = Math.max(relative, check.relative)
      }
      for (const { path, reason } of skipped) {
        const said = `${path.replaceAll(/\.\d+(?=\.|$)/g, '[]')}: ${reason}`
        skips.set(said, (skips.get(said) ?? 0) + 1)
      }
    } catch (error) {
      failures.push(`${input.id}: cannot be computed: ${String(error)}`)
    }
  }
  return {
    kind: name,
    cases: cases.length,
    absolute,
    relative,
    worst,
    failures,
    skips: [...skips].map(([said, times]) => `${times} × ${said}`),
  }
}

function unknown(kind: string, cases: readonly Case[]): Verdict {
  const failures = [`no such kind is known: ${kind}`]
  return {
    kind,
    cases: cases.length,
    absolute: Infinity,
    relative: Infinity,
    worst: '',
    failures,
    skips: [],
  }
}
