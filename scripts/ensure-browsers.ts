import { DEBIAN_PACKAGES, ENGINES, findBrowser, type Engine } from './browsers.ts'
import { canUseApt, installFromDebian, run } from './run/debian.ts'

/**
 * Sees to it that the browsers are there: those installed, else Debian's packages when this is
 * root on Debian, else Playwright's own download.
 * @throws Error with what to do when none of it works
 */
export function ensureBrowsers(engines: readonly Engine[] = ENGINES): void {
  const missing = (): Engine[] => engines.filter((engine) => findBrowser(engine) === undefined)
  if (missing().length > 0 && canUseApt()) {
    installFromDebian(missing().flatMap((engine) => DEBIAN_PACKAGES[engine]))
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

if (import.meta.main) ensureBrowsers()
