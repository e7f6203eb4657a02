import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeConfig, type Config } from '@shopbell/core/config'

/** The configs that were found, or everything that is wrong with them, a line each. */
export type Loaded =
  | { readonly ok: true; readonly configs: readonly Config[] }
  | { readonly ok: false; readonly lines: readonly string[] }

/** Reads one config file, or all `*.json` of a folder. */
export function loadConfigs(path: string): Loaded {
  let files: readonly string[]
  try {
    files = statSync(path).isDirectory() ? jsonFilesOf(path) : [path]
  } catch (error) {
    return { ok: false, lines: [`${path}: cannot be read (${reason(error)})`] }
  }
  if (files.length === 0) return { ok: false, lines: [`${path}: no *.json in this folder`] }
  const loaded = files.map(loadConfig)
  const lines = loaded.flatMap((each) => (each.ok ? [] : each.lines))
  if (lines.length > 0) return { ok: false, lines }
  const configs = loaded.flatMap((each) => (each.ok ? each.configs : []))
  const twice = configs.find(
    ({ business }, index) =>
      configs.findIndex((other) => other.business.id === business.id) < index,
  )
  return twice === undefined
    ? { ok: true, configs }
    : { ok: false, lines: [`${path}: two files are of business ${twice.business.id}`] }
}

function jsonFilesOf(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name))
}

function loadConfig(file: string): Loaded {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    return { ok: false, lines: [`${file}: cannot be read (${reason(error)})`] }
  }
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    return { ok: false, lines: [`${file}: is not JSON (${reason(error)})`] }
  }
  const config = decodeConfig(value)
  if (config.ok) return { ok: true, configs: [config.value] }
  return {
    ok: false,
    lines: config.problems.map(
      ({ path, found, allowed }) =>
        `${file}: ${path === '' ? 'the file' : path}: found ${found}, allowed ${allowed}`,
    ),
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message.split('\n')[0]! : String(error)
}
