/** The look of what follows the first tap; goes on top of `PROMPT_CSS`. */
export const FOLLOW_UP_CSS: string = `
textarea{font:inherit;color:inherit;margin:0}
textarea:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.label{margin-top:1em;font-weight:600;overflow-wrap:anywhere}
.chips{display:flex;flex-wrap:wrap;gap:.5em;margin-top:.875em;border:0;padding:0;margin-inline:0;min-width:0}
.chip{border:1px solid var(--edge);border-radius:1.5em;padding:.5em .9375em;min-height:44px;background:none;font-size:.9375em;text-align:start;overflow-wrap:anywhere}
.chip[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--paper)}
textarea{display:block;width:100%;margin-top:.75em;border:1px solid var(--edge);border-radius:.625em;background:var(--paper);padding:.625em .75em;min-height:4.25em;resize:none}
textarea::placeholder{color:var(--muted);opacity:1}
.actions{display:flex;gap:.5em;margin-inline-start:auto}
.quiet,.primary{border-radius:.625em;padding:.5em 1.125em;min-height:44px;border:0;background:none;color:var(--muted)}
.primary{background:var(--accent);color:var(--paper);font-weight:600}
@media (forced-colors:active){.chip[aria-pressed=true]{forced-color-adjust:none;background:Highlight;color:HighlightText}.primary{border:1px solid ButtonText}}
`
