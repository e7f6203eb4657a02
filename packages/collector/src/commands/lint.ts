import { lint } from '../lint/lint.ts'
import { readArguments } from './arguments.ts'
import { EXIT, wrongCall, type Io } from './io.ts'
import { readConfigs } from './locations.ts'

/** `shopbell lint`: what in a config costs answers, or keeps them from being compared. */
export async function lintConfigs(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = readArguments({
    args: [...args],
    options: { config: { type: 'string' }, json: { type: 'boolean' } },
    allowPositionals: true,
  })
  const [config = values.config, ...more] = positionals
  if (more.length > 0 || (positionals.length > 0 && values.config !== undefined)) {
    throw wrongCall('lint takes one file or folder')
  }
  const { configs } = readConfigs({ config }, io)
  const findings = configs.flatMap((each) => {
    const business = each.business.id
    return lint(each).map(({ rule, path, message }) => ({ business, rule, path, message }))
  })
  if (values.json === true) io.out(JSON.stringify({ findings }, undefined, 2))
  else {
    for (const { business, path, message, rule } of findings) {
      io.out(`${business}: ${path}: ${message} (${rule})`)
    }
    const names = configs.map(({ business }) => business.id).join(', ')
    if (findings.length === 0) io.out(`${names}: nothing to mend`)
    else io.error(`${names}: ${findings.length} to mend`)
  }
  return findings.length === 0 ? EXIT.good : EXIT.failed
}
