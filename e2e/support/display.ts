import { spawn, type ChildProcess } from 'node:child_process'

/** An X server of its own; it picks a free display and says which. */
export function openDisplay(): Promise<{ display: string; server: ChildProcess }> {
  return new Promise((resolve, reject) => {
    const server = spawn(
      'Xvfb',
      ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
      { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
    )
    let said = ''
    server.stdio[3]!.on('data', (text: Buffer) => {
      said += text.toString()
      if (said.includes('\n')) resolve({ display: `:${said.trim()}`, server })
    })
    server.on('error', reject)
  })
}
