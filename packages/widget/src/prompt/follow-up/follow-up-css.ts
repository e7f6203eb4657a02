/** The look of what follows the first tap; goes on top of `PROMPT_CSS`. */
export const FOLLOW_UP_CSS: string = `
h2>*+[id]{display:block}
textarea,input{font:inherit;color:inherit;margin:0}
[aria-readonly] .point{cursor:default}
[aria-disabled=true]:not([data-on]){opacity:.55}
.step{display:block;margin-bottom:.25em;font-weight:400}
.thanks{display:flex;align-items:center;gap:.75em}
.thanks svg{width:2.25em;height:2.25em;flex:none;color:var(--accent)}
.label{margin-top:1.25em;font-weight:600;line-height:1.3;overflow-wrap:anywhere;text-wrap:balance}
.label .small{font-weight:400}
.part>.small{margin-top:.25em}
.chips{display:flex;flex-wrap:wrap;gap:.5em;margin-top:.75em}
.chip{border:1px solid var(--edge);border-radius:min(1.5em,var(--round)*1.5);padding:.5em .9375em;min-height:44px;background:none;font-size:.9375em;text-align:start;overflow-wrap:anywhere;hyphens:auto}
.chip[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--paper)}
.options{display:grid;gap:.375em;margin-top:.75em}
.option{display:flex;align-items:center;gap:.625em;border:1px solid var(--edge);border-radius:min(.75em,var(--round));padding:.5em .75em;min-height:44px;background:none;font-size:.9375em;text-align:start;overflow-wrap:anywhere;hyphens:auto}
.option::before{content:"";flex:none;box-sizing:border-box;width:1.25em;height:1.25em;border:.09375em solid var(--edge);border-radius:50%}
.option[aria-checked=true]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);background:color-mix(in srgb,var(--accent) 10%,transparent)}
.option[aria-checked=true]::before{border:.375em solid var(--accent)}
@media (hover:hover){.chip[aria-pressed=false]:hover,.option[aria-checked=false]:hover,.quiet:hover{background:color-mix(in srgb,var(--ink) 6%,transparent)}}
textarea,.line input{display:block;width:100%;border:1px solid var(--edge);border-radius:min(.75em,var(--round));background:var(--paper);padding:.625em .75em;min-height:44px}
textarea{margin-top:.75em;min-height:4.25em;resize:none}
textarea::placeholder{color:var(--muted);opacity:1}
[aria-invalid=true]{border-color:var(--f1);box-shadow:inset 0 0 0 1px var(--f1)}
.count{text-align:end;position:relative}
.count>:first-child:not(:empty){display:block;padding-top:.5em}
.line{display:grid;gap:.375em;margin-top:.75em;font-size:.9375em}
.line input{font-size:1.0667em}
[dir=rtl] .line input{text-align:right}
.consent{display:flex;align-items:start;gap:.75em;margin-top:.75em;padding:.625em 0;min-height:44px;font-size:.9375em;cursor:pointer}
.consent input{flex:none;width:1.5em;height:1.5em;accent-color:var(--accent)}
.problem{color:var(--f1);font-size:.875em}
.problem:not(:empty){display:flex;gap:.375em;align-items:start;margin-top:.5em}
.consent+.problem{margin-top:0}
.problem svg{flex:none;width:1em;height:1em;margin-top:.2em}
.actions{display:flex;gap:.5em;margin-inline-start:auto}
.quiet,.primary{border-radius:min(.75em,var(--round));padding:.5em 1.125em;min-height:44px;border:0;background:none;color:var(--muted)}
.row>.quiet{padding-inline:.75em;margin-inline-start:-.75em}
.back~.small:not(:empty){order:-1;width:100%}
.row>.skip{margin-inline:auto -.75em}
.primary{background:var(--accent);color:var(--paper);font-weight:600}
@media (forced-colors:active){.chip[aria-pressed=true]{forced-color-adjust:none;background:Highlight;color:HighlightText}.option[aria-checked=true]{outline:2px solid Highlight}.option[aria-checked=true]::before{border-color:Highlight}.primary{color:ButtonText;border:1px solid ButtonText}}
`
