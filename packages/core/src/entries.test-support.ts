import { readFileSync } from 'node:fs'
import packageJson from '../package.json' with { type: 'json' }

/** A name that others can import, and what stands above its declaration. */
export interface Exported {
  readonly name: string
  readonly declares: 'function' | 'const' | 'interface' | 'type'
  /** The file that declares it, from `src` on. */
  readonly file: string
  /** The text of its docstring, stars and line breaks taken out; empty without one. */
  readonly docs: string
}

/** An import path of the package: `.`, `./config` and so on. */
export interface Entry {
  readonly path: string
  /** Its source file. */
  readonly source: URL
  readonly exports: readonly Exported[]
}

const folder = new URL('./', import.meta.url)

/** Every import path of the package with all that it gives, types included, as its source says. */
export const ENTRIES: readonly Entry[] = Object.entries(packageJson.exports).flatMap(
  ([path, entry]) => {
    if (typeof entry === 'string') return []
    const source = new URL(`..${entry.source.slice(1)}`, folder)
    return [{ path, source, exports: exportsOf(source) }]
  },
)

function exportsOf(entry: URL): readonly Exported[] {
  const text = readFileSync(entry, 'utf8')
  const found = [...text.matchAll(/^export (?:\*|\{([^}]*)\}) from '([^']+)'$/gm)].flatMap(
    ([, list, path]) => {
      const declared = declarations(new URL(path!, entry))
      if (list === undefined) return declared
      return list.match(/\w+(?=\s*(?:,|$))/g)!.map((name) => {
        const one = declared.find((each) => each.name === name)
        if (one === undefined) throw new Error(`${path} declares no ${name}`)
        return one
      })
    },
  )
  // Whatever else an entry may be written with would pass unseen.
  const rest = text.replaceAll(/^export (?:\*|\{[^}]*\}) from '[^']+'$/gm, '').trim()
  if (rest !== '') throw new Error(`${entry.pathname} holds more than exports: ${rest}`)
  return found.toSorted((left, right) => (left.name < right.name ? -1 : 1))
}

function declarations(file: URL): readonly Exported[] {
  const text = readFileSync(file, 'utf8')
  const pattern =
    /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\n)?^export (function|const|interface|type) (\w+)/gm
  return [...text.matchAll(pattern)].map(([, docs = '', declares, name]) => ({
    name: name!,
    declares: declares as Exported['declares'],
    file: file.pathname.slice(folder.pathname.length),
    docs: docs.replaceAll(/\s*\n\s*\* ?/g, ' ').trim(),
  }))
}
