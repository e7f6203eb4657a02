import type { Browser } from '@playwright/test'

/** One picture on a contact sheet. */
export interface Shot {
  /** What it shows, in a few words. */
  readonly name: string
  readonly png: Buffer
}

/** A sheet's own colours: a little off the paper of what lies on it, so that edges can be judged. */
const TONES = {
  light: { ground: '#eef0ee', ink: '#3c4743' },
  dark: { ground: '#0c1210', ink: '#c3cec9' },
} as const

/**
 * Puts many pictures on one, each at its own size under its name, to be looked at side by side.
 * @param file where the sheet is written
 * @param width of the sheet, px
 */
export async function composeSheet(
  browser: Browser,
  shots: readonly Shot[],
  { file, scheme, width }: { file: string; scheme: keyof typeof TONES; width: number },
): Promise<void> {
  const { ground, ink } = TONES[scheme]
  const figures = shots.map(
    ({ name, png }) =>
      `<figure><figcaption>${name}</figcaption><img src="data:image/png;base64,${png.toString('base64')}"></figure>`,
  )
  const page = await browser.newPage({ viewport: { width, height: 200 } })
  await page.setContent(`<!doctype html><style>
    body{margin:0;padding:12px;columns:${Math.floor(width / 370)};column-gap:8px;background:${ground};color:${ink};font:12px system-ui}
    figure{margin:0;padding-bottom:10px;break-inside:avoid}
    img{display:block;max-width:100%}
    </style>${figures.join('')}`)
  await page.screenshot({ path: file, fullPage: true })
  await page.close()
}
