import { build } from './build.ts'
import { endWithLauncher } from './run/end-with-launcher.ts'

// Builds, then runs `shopbell serve` in this process with whatever was given: pnpm start --port 9000
// Without a config it is `shopbell demo`: the results pages have something to show at once.
if (await build()) {
  endWithLauncher()
  const hasConfig = process.argv.includes('--config') || process.env['SHOPBELL_CONFIG']
  process.argv.splice(2, 0, hasConfig ? 'serve' : 'demo')
  await import('../packages/collector/dist/cli.js')
} else {
  process.exitCode = 1
}
