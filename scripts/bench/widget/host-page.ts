import { probeScript } from './probe.ts'
import type { Subject } from './subject.ts'

/** The page that everybody stands on: a shop's, with the probe right before the widget's markup. */
export function hostPage({ name, control, markup }: Subject): string {
  const goods = Array.from(
    { length: 12 },
    (_, index) =>
      `<li><h3>Pot no. ${index + 1}</h3><p>Fired clay, made by hand, € ${index + 9}.</p></li>`,
  )
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${name}</title>
<link rel="icon" href="data:,">
<style>body{margin:0 auto;max-width:60rem;font:16px/1.5 sans-serif}ul{display:grid;grid-template-columns:repeat(3,1fr);gap:1rem;padding:0;list-style:none}</style>
</head>
<body>
<h1>Thank you for your order</h1>
${probeScript(control)}
${markup}
<p id="order">It leaves our workshop tomorrow.</p>
<ul>${goods.join('\n')}</ul>
</body>
</html>`
}
