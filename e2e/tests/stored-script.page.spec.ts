import { uuidV7 } from '@shopbell/widget/prompt'
import { expect, test } from '../support/fixtures.ts'

// What somebody sends is text wherever it is shown: nothing of it runs, loads or becomes an element.

const SCRIPTS = [
  '<script>window.ran = 1</script>',
  '<img src=x onerror="window.ran = 1">',
  '<svg onload="window.ran = 1">',
  '"><iframe srcdoc="<script>parent.ran = 1</script>">',
  "'-window.ran=1-'",
  'javascript:window.ran=1',
  '{{constructor.constructor("window.ran = 1")()}}',
  '</textarea><a href="javascript:window.ran=1" autofocus onfocus="window.ran=1">here</a>',
] as const

test('comments, fields and names of devices are text on every page of the results', async ({
  collector,
  page,
}) => {
  const visit = (comment: string) => ({
    id: uuidV7(Date.now()),
    touchpoint: 'oak-st-exit',
    at: Date.now(),
    answers: [
      { question: 'satisfaction', value: 1 },
      { question: 'comment', value: comment },
    ],
    fields: { [comment.slice(0, 60)]: comment },
  })
  const send = (body: object): Promise<Response> =>
    fetch(`${collector.url}/v1/responses`, { method: 'POST', body: JSON.stringify(body) })
  const sent = await send({ business: 'acme', responses: SCRIPTS.map(visit) })
  const { results } = (await sent.json()) as { results: { status: string }[] }
  expect(results.map(({ status }) => status)).toEqual(SCRIPTS.map(() => 'stored'))
  for (const id of SCRIPTS) {
    await send({
      business: 'acme',
      device: { id: id.slice(0, 64), boot: id.slice(0, 64) },
      responses: [visit(id)],
    })
  }

  const complaints: string[] = []
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML|TrustedScript/i.test(message.text())) {
      complaints.push(message.text())
    }
  })
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  const link = /http\S+#code=\S+/.exec(collector.printed())![0].replace('localhost', '127.0.0.1')
  await page.goto(link)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const pages = await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { includeHidden: true })
    .evaluateAll((links) =>
      links.map((each) => [each.textContent, (each as HTMLAnchorElement).href] as const),
    )
  expect(pages.map(([title]) => title)).toContain('Words')
  let shown = ''
  for (const [title, address] of pages) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title)
    await page.waitForLoadState('networkidle')
    shown += await page.locator('main').innerText()
    expect(await page.evaluate(() => 'ran' in window)).toBe(false)
    expect(
      await page.locator('main :is(script, iframe, [onerror], [onload], [onfocus])').count(),
    ).toBe(0)
    expect(await page.locator('[href^="javascript:" i], [src="x"]').count()).toBe(0)
  }
  for (const script of SCRIPTS.slice(0, 3)) expect(shown).toContain(script)
  expect(complaints).toEqual([])
})
