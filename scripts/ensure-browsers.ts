import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { DEBIAN_PACKAGES, ENGINES, findBrowser, type Engine } from './browsers.ts'

/**
 * Sees to it that the browsers are there: those installed, else Debian's packages when this is
 * root on Debian, else Playwright's own download.
 * @throws Error with what to do when none of it works
 */
export function ensureBrowsers(engines: readonly Engine[] = ENGINES): void {
  const missing = (): Engine[] => engines.filter((engine) => findBrowser(engine) === undefined)
  if (missing().length > 0 && canUseApt()) {
    const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300']
    const packages = missing().flatMap((engine) => DEBIAN_PACKAGES[engine])
    run('apt-get', [...apt, 'update'])
    run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', ...packages])
  }
  const left = missing()
  const downloadable = left.filter((engine) => engine !== 'webkit')
  if (downloadable.length > 0 && !run('playwright', ['install', ...downloadable])) {
    throw new Error(
      `No ${left.join(', ')} on this machine. On Debian, as root: apt-get install ${left
        .flatMap((engine) => DEBIAN_PACKAGES[engine])
        .join(' ')}`,
    )
  }
  if (left.includes('webkit')) {
    console.log(
      'WebKit: not here; its tests are skipped. It needs Debian and root to be installed.',
    )
  }
}

function canUseApt(): boolean {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
  )
}

function run(command: string, args: readonly string[]): boolean {
  console.log(`$ ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}

if (import.meta.main) ensureBrowsers()
