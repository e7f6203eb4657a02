import type { Browser } from '@playwright/test'
import { readFile } from 'node:fs/promises'

/** Three screens side by side on one picture: the phone, the tablet, the results. */
export async function composePicture(
  browser: Browser,
  folder: string,
  file: string,
): Promise<void> {
  const source = async (name: string): Promise<string> =>
    `data:image/png;base64,${(await readFile(`${folder}${name}.png`)).toString('base64')}`
  const [phone, tablet, results] = await Promise.all([
    source('widget-phone-light-en-1-asking'),
    source('kiosk-10-inch-light-en-1-asking'),
    source('results-desktop-light-en-2-answers'),
  ])
  const page = await browser.newPage({ viewport: { width: 1400, height: 500 } })
  await page.setContent(`<!doctype html><style>
    body{margin:0;padding:28px;display:flex;gap:24px;align-items:center;justify-content:center;background:#eef0ee;box-sizing:border-box;height:500px}
    img{display:block;border-radius:14px;box-shadow:0 1px 2px #0002,0 14px 36px #0f1f1a26;border:1px solid #d5dcd8}
    </style><img src="${phone}" height="440"><img src="${tablet}" height="350"><img src="${results}" height="350">`)
  await page.screenshot({ path: file })
  await page.close()
}
