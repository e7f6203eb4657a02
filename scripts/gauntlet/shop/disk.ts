import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'

/** A disk whose plug can be pulled: what was not flushed to it is gone. */
export interface Disk {
  /** Where it is mounted. */
  readonly folder: string
  /** Takes hold of the plug; what it returns pulls it at once, and resolves when nothing reaches the disk. */
  hold(): Promise<() => Promise<void>>
  /** An error of the disk, after which the kernel lets nobody write to it until it is mounted anew. */
  fail(): void
  /** Mounts it anew, with what was flushed. Nobody may use it. @param isReadOnly as nobody may write to */
  replug(isReadOnly?: boolean): Promise<void>
  remove(): Promise<void>
}

const MEGABYTE = 2 ** 20

// EXT4_IOC_SHUTDOWN with EXT4_GOING_FLAGS_NOLOGFLUSH: the file system stops at once, and what its
// journal had not flushed is lost. The process waits for a word, so that the cut itself takes no time.
const PULL = `
import fcntl, os, struct, sys
disk = os.open(sys.argv[1], os.O_RDONLY)
print("ready", flush=True)
sys.stdin.readline()
fcntl.ioctl(disk, 0x8004587D, struct.pack("I", 2))
`

/** Why there can be no such disk here; `null` when there can. */
export function whyNoDisk(): string | null {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'needs root, to mount a disk'
  if (!existsSync('/dev/loop-control')) return 'needs loop devices'
  if (!existsSync('/usr/sbin/mkfs.ext4') && !existsSync('/sbin/mkfs.ext4')) return 'needs mkfs.ext4'
  return existsSync('/usr/bin/python3') ? null : 'needs python3'
}

/**
 * Makes a disk, an ext4 file system on a loop device over a file.
 * @param size megabytes
 */
export function makeDisk(size: number = 800): Disk {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-disk-'))
  const image = `${folder}.img`
  const run = (command: string, ...args: string[]): void =>
    void execFileSync(command, args, { stdio: 'pipe' })
  const mount = (): void => run('mount', '-o', 'loop', image, folder)
  const mounted = (): string | undefined =>
    readFileSync('/proc/mounts', 'utf8')
      .split('\n')
      .find((line) => line.includes(` ${folder} `))

  async function unmount(): Promise<void> {
    for (let tries = 0; mounted() !== undefined; tries++) {
      try {
        run('umount', folder)
      } catch (error) {
        if (tries > 400) throw error
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    }
  }

  writeFileSync(image, '')
  truncateSync(image, size * MEGABYTE)
  // Nothing is reserved for root, so that a disk is as full for everybody.
  run('mkfs.ext4', '-q', '-F', '-m', '0', '-e', 'remount-ro', image)
  mount()
  return {
    folder,
    async hold() {
      const puller = spawn('/usr/bin/python3', ['-c', PULL, folder])
      const ended = new Promise<void>((resolve, reject) => {
        puller.on('error', reject)
        puller.on('close', (code) =>
          code === 0 ? resolve() : reject(new Error('the plug could not be pulled')),
        )
      })
      await Promise.race([ended, new Promise((resolve) => puller.stdout.once('data', resolve))])
      return () => {
        puller.stdin.end('pull\n')
        return ended
      }
    },
    fail() {
      const device = basename(mounted()!.split(' ')[0]!)
      writeFileSync(`/sys/fs/ext4/${device}/trigger_fs_error`, '1')
    },
    async replug(isReadOnly = false) {
      await unmount()
      // Its journal has to be played first, which writes.
      mount()
      if (isReadOnly) run('mount', '-o', 'remount,ro', folder)
    },
    async remove() {
      await unmount()
      rmSync(image, { force: true })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
