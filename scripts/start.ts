import { build } from './build.ts'
import { endWithLauncher } from './run/end-with-launcher.ts'

// Builds, then runs `shopbell serve` in this process with whatever was given: pnpm start --port 9000
if (await build()) {
  endWithLauncher()
  process.argv.splice(2, 0, 'serve')
  await import('../packages/collector/dist/cli.js')
} else {
  process.exitCode = 1
}
