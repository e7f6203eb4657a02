import type { Scheme } from '@shopbell/core'
import type { PromptView } from '@shopbell/core/prompt'

/** What says how a prompt is drawn; its two accents are fit to be read, on light and on dark paper. */
export type Look = Partial<Omit<PromptView['theme'], 'accent'>>

/** A theme as custom properties: `--bell-radius` and so on, as they are, without a unit. */
export function themeCss(look: Look): string {
  const properties = Object.entries(look).map(
    ([name, value]) => `--bell-${name}:${value as string}`,
  )
  return `:host,:host>*{${properties.join(';')}}`
}

/** `PROMPT_CSS` for light or dark paper whatever the device asks for. */
export function inScheme(css: string, scheme: Scheme | undefined): string {
  const query = scheme === 'dark' ? 'all' : scheme === 'light' ? 'not all' : '$&'
  return css.replace('(prefers-color-scheme:dark)', query)
}

/**
 * The look of a prompt, for a shadow root. Few custom properties carry every colour, each with a
 * dark twin. They stand within the root too, where no rule of a page can set them.
 */
export const PROMPT_CSS: string = `
:host{all:initial}
:host,:host>*{color-scheme:light;--ink:#1c2321;--muted:#5b6662;--line:#d5dcd8;--edge:#7d8883;--paper:#ffffff;--accent:var(--bell-light,#0b6b53);--f1:#c2412d;--f2:#a8680f;--f3:#6b7670;--f4:#54801d;--f5:#1a7d51;--shadow:0 1px 2px #0f1f1a14,0 12px 32px #0f1f1a1f}
:host>*{--round:var(--shopbell-radius,calc(var(--bell-radius,16)*1px))}
@media (prefers-color-scheme:dark){:host,:host>*{color-scheme:dark;--ink:#eef2f0;--muted:#a3afaa;--line:#33403b;--edge:#7f8f88;--paper:#17201d;--accent:var(--bell-dark,#4cc3a0);--f1:#f08b78;--f2:#efb55e;--f3:#b4c0ba;--f4:#b3d774;--f5:#63cf9f;--shadow:0 1px 2px #0006,0 12px 32px #0009}}
:host([hidden]){display:none}
*{box-sizing:border-box}
.prompt{all:initial;color-scheme:inherit;box-sizing:border-box;display:block;position:relative;font:var(--shopbell-size,calc(var(--bell-size,16)*1px))/1.45 var(--shopbell-font,var(--bell-font,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif));color:var(--ink);-webkit-text-size-adjust:100%;text-align:start;word-break:auto-phrase}
h2,p{margin:0;font:inherit}
h2{font-size:1.0625em;font-weight:600;line-height:1.3;text-wrap:balance;overflow-wrap:anywhere;outline:0}
button{font:inherit;color:inherit;margin:0;cursor:pointer;-webkit-tap-highlight-color:transparent;touch-action:manipulation;user-select:none}
:is(button,textarea,input):focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.small{font-size:.8125em;color:var(--muted);text-wrap:pretty}
.points{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;gap:.25em;margin-top:.875em}
.point{border:0;background:none;border-radius:min(.75em,var(--round));padding:.5em .125em .375em;display:grid;justify-items:center;align-content:start;gap:.25em;font-size:.8125em;line-height:1.25;color:var(--muted);min-height:44px;min-width:0;overflow-wrap:anywhere;hyphens:auto;transition:transform .12s,background-color .12s}
.point svg{width:4em;height:4em;max-width:100%;display:block}
.point:active{transform:scale(.94)}
.point[aria-checked=true]{background:color-mix(in srgb,var(--accent) 10%,transparent);color:var(--ink);box-shadow:inset 0 0 0 2px var(--accent)}
@media (hover:hover){.point[aria-checked=false]:not([aria-disabled]):hover{background:color-mix(in srgb,var(--ink) 6%,transparent);color:var(--ink)}.stars:not([aria-readonly]):hover .point svg{color:var(--f2);fill:currentColor}.stars:not([aria-readonly]) .point:hover~.point svg{color:var(--edge);fill:none}}
.stars .point{color:var(--edge)}
.stars .point svg{width:3.25em;height:3.25em}
.stars [data-on] svg{color:var(--f2);fill:currentColor}
.thumbs .point svg{width:4.25em;height:4.25em}
.plain{--all:17%;--few:17%;--room:0px;grid-auto-flow:row;grid-template-columns:repeat(auto-fill,minmax(max(44px,clamp(var(--all),(var(--room) - 100%)*999,var(--few))),1fr))}
.n7{--all:12.6%;--few:20.1%;--room:332px}
.n11{--all:8.5%;--few:14.4%;--room:524px;gap:clamp(2px,(100% - 284px)*999,.25em)}
.n2{--all:34%;gap:.5em}
.n3{--all:26%;--few:51%;--room:28em;gap:.5em}
.plain .point{border:1px solid var(--edge);align-content:center;font-size:1em;color:var(--ink);padding:.25em;font-variant-numeric:tabular-nums}
.plain .point[aria-checked=true]{border-color:var(--accent)}
.ends{display:flex;justify-content:space-between;gap:1em;margin-top:.375em}
.ends :last-child{text-align:end}
.row{display:flex;align-items:center;justify-content:space-between;gap:.75em;margin-top:.875em;flex-wrap:wrap}
.quietly{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.smiley5{gap:0;margin-inline:-.5em}
.smiley5 .point{padding-inline:0}
@media (max-width:380px){.smiley5 .point{font-size:.75em}}
@media (forced-colors:active){.point[aria-checked=true]{forced-color-adjust:none;background:Highlight;color:HighlightText}svg{color:inherit!important;stroke:currentColor}}
@media (prefers-reduced-motion:reduce){*{transition:none!important;animation:none!important}}
`
