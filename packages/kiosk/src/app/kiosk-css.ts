/** The tablet around the prompt: the same drawing, larger, within reach, and nothing else. */
export const KIOSK_CSS = `
:host{display:block;height:100vh;height:100dvh;background:var(--paper);-webkit-user-select:none;user-select:none;-webkit-touch-callout:none}
.kiosk{all:initial;box-sizing:border-box;font:clamp(15px,2.1vmin,22px)/1.4 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);display:grid;grid-template-rows:auto 1fr auto;min-height:100%;gap:1.5em;padding:max(2.2em,env(safe-area-inset-top)) max(2.6em,env(safe-area-inset-right)) max(1.8em,env(safe-area-inset-bottom)) max(2.6em,env(safe-area-inset-left));background:var(--paper)}
.kiosk[dir=rtl]{direction:rtl}
header,footer{display:flex;justify-content:space-between;align-items:center;gap:1em;flex-wrap:wrap}
.brand{display:flex;align-items:center;gap:.6em;font-weight:600;font-size:1.15em}
.brand svg{width:1.6em;height:1.6em;color:var(--accent);flex:none}
.languages{display:flex;gap:.5em;flex-wrap:wrap}
.languages button{border:1px solid var(--edge);background:none;border-radius:2em;padding:.5em 1em;min-height:48px;min-width:48px}
.languages button[aria-pressed=true]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent)}
main{display:grid;align-content:center;justify-items:center}
footer{align-items:end}
footer .small{font-size:clamp(13px,.95em,20px)}
.languages[hidden]{display:flex;visibility:hidden}
footer p{max-width:44em;text-wrap:pretty}
.prompt{font-size:clamp(17px,2.9vmin,30px);width:100%;max-width:42em;display:grid;justify-items:center;text-align:center}
.prompt,.prompt>:is(div,form),.scale,.part{grid-template-columns:minmax(0,1fr)}
.prompt>:is(div,form),.prompt form>div:not(.row),.scale{width:100%;display:grid;justify-items:center}
.prompt h2{font-size:clamp(1.5em,5.4vmin,2em);font-weight:650;letter-spacing:-.02em;line-height:1.12;max-width:18em}
.prompt[lang=ar] h2,.prompt[lang=he] h2{letter-spacing:0}
.points{margin-top:2.2em;gap:clamp(.4em,2vmin,1.4em);width:100%;justify-content:center;grid-auto-columns:minmax(0,9em)}
.point{font-size:1em;color:var(--ink);border-radius:1.2em;padding:.8em .3em .7em;gap:.7em}
.point svg{width:100%;height:auto;max-width:7em}
.plain{max-width:34em}
.n7{gap:.5em}
.n11{--all:7.8%;gap:.4em}
.stars{max-width:28em}
.stars .point svg,.thumbs .point svg{width:100%;max-width:5em}
.thumbs .point svg{max-width:7em}
.stars~.ends{max-width:34.4em}
.part>:not(.scale,.chips){width:100%;max-width:30em}
.options{margin-top:1.6em}
.option{font-size:1em;min-height:3.2em;padding:.6em 1em}
.contact{text-align:start}
.line input{min-height:3em;user-select:text;-webkit-user-select:text}
.problem{justify-content:center}
.contact .problem{justify-content:start}
.ends{width:100%;max-width:41.8em}
.plain .point{min-height:3.2em}
.part{width:100%;display:grid;justify-items:center}
.label{margin-top:1.6em;font-size:1.1em}
.chips{justify-content:center;margin-top:1.6em;gap:.7em}
.chip{font-size:1em;padding:.7em 1.2em;min-height:3.2em;border-radius:2em}
textarea{max-width:30em;margin-top:1.4em;user-select:text;-webkit-user-select:text}
.row{width:100%;max-width:30em;margin-top:1.4em}
.row>.quiet{margin:0}
.quiet,.primary{font-size:1em;min-height:3em;padding:.6em 1.6em}
.quiet{border:1px solid var(--edge);color:var(--ink)}
.thanks{grid-auto-flow:row;justify-content:center;gap:1em}
.thanks svg{width:5em;height:5em}
.notice{border:1px solid var(--edge);border-radius:.8em;padding:.6em 1em;color:var(--ink)}
.setup{max-width:26em;display:grid;gap:1em;justify-items:stretch;text-align:start}
.setup h1{font-size:1.8em;margin:0;letter-spacing:-.02em;line-height:1.15}
.setup p{margin:0;color:var(--muted)}
.setup label{display:grid;gap:.3em;font-weight:600}
.setup input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:.6em;padding:.7em .8em;min-height:48px;user-select:text;-webkit-user-select:text}
.setup input:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.setup .wrong{color:var(--f1);font-weight:600}
@media (max-width:599px){.languages[hidden]{display:none}.point{font-size:.75em;padding-inline:0}.plain .point{font-size:1em}.n7,.n11{gap:.25em}.kiosk{padding:max(1.1em,env(safe-area-inset-top)) 1em max(1em,env(safe-area-inset-bottom));gap:1em}}
`
