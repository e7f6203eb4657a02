import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Whether this is root on Debian, who may install packages. */
export function canUseApt(): boolean {
  return (
    process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get')
  )
}

/** Installs packages as Debian has them now; what went wrong was printed. */
export function installFromDebian(packages: readonly string[]): void {
  const apt = ['-q', '-o', 'DPkg::Lock::Timeout=300']
  run('apt-get', [...apt, 'update'])
  run('apt-get', [...apt, 'install', '-y', '--no-install-recommends', ...packages])
}

/** Runs a command and shows what it complains of. @returns whether it worked */
export function run(command: string, args: readonly string[]): boolean {
  console.log(`$ ${command} ${args.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'], env }).status === 0
}
