import { spawn, type ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from '../support/fixtures.ts'
import { face, KIOSK, WIDGET } from '../support/shop.ts'

/** Runs an example's own start command on its own ports, as its README says. */
async function run(name: string): Promise<{ stop: () => Promise<void> }> {
  const folder = fileURLToPath(new URL(`../../examples/${name}/`, import.meta.url))
  await rm(`${folder}/shopbell-data`, { recursive: true, force: true })
  const env = { ...process.env, PATH: `${folder}/node_modules/.bin:${process.env['PATH']}` }
  const child: ChildProcess = spawn('node', ['start.js'], { cwd: folder, env, detached: true })
  let printed = ''
  child.stdout!.on('data', (text: Buffer) => (printed += text.toString()))
  child.stderr!.on('data', (text: Buffer) => (printed += text.toString()))
  await expect.poll(() => printed).toContain('listening')
  return {
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve))
      process.kill(-child.pid!, 'SIGTERM')
      await gone
      await rm(`${folder}/shopbell-data`, { recursive: true, force: true })
    },
  }
}

test('examples/script-tag: a page on one origin, the collector on another', async ({ page }) => {
  const example = await run('script-tag')
  await page.goto('http://localhost:8091/')
  const acknowledged = page.waitForResponse((reply) => reply.url().endsWith('/v1/responses'))
  await page.locator(`${WIDGET} ${face(4)}`).click()
  const reply = (await (await acknowledged).json()) as { results: { status: string }[] }
  expect(reply.results.map(({ status }) => status)).toEqual(['stored'])
  await example.stop()
})

test('examples/kiosk: a store’s tablet, in its own language', async ({ page }) => {
  const example = await run('kiosk')
  await page.goto('http://localhost:8092/kiosk/?business=bakery&touchpoint=counter')
  const acknowledged = page.waitForResponse((reply) => reply.url().endsWith('/v1/responses'))
  await expect(page.locator(KIOSK).getByRole('heading')).toHaveText('Wie war die Bedienung?')
  await page.locator(`${KIOSK} ${face(1)}`).click()
  expect((await acknowledged).ok()).toBe(true)
  await expect(page.locator(KIOSK).getByText('Was hat gestört?')).toBeVisible()
  await example.stop()
})
