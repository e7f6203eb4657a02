/**
 * The tablet around the prompt: the same drawing, larger, within reach, and nothing else. Its sizes
 * follow the screen, and on top of that the size of text that the tablet is set to.
 */
export const KIOSK_CSS = `
:host{display:block;min-height:100vh;min-height:100dvh;background:var(--paper);-webkit-user-select:none;user-select:none;-webkit-touch-callout:none}
:host>*{--larger:calc((1rem - 16px)*1.4);--pill:calc(var(--round)*3)}
.kiosk{all:initial;box-sizing:border-box;font:calc(clamp(15px,2.1vmin,22px) + var(--larger))/1.4 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;color:var(--ink);display:grid;grid-template:auto 1fr auto auto/minmax(0,1fr);min-height:100vh;min-height:100dvh;gap:.9em;padding:max(1.7em,env(safe-area-inset-top)) max(2.6em,env(safe-area-inset-right)) max(1.2em,env(safe-area-inset-bottom)) max(2.6em,env(safe-area-inset-left));background:var(--paper)}
.kiosk[dir=rtl]{direction:rtl}
header,footer,.first,.languages,.list,.change-mind,.countdown{display:flex;align-items:center;gap:.6em;flex-wrap:wrap}
header,footer{justify-content:space-between;gap:1em}
header{min-height:52px}
.brand{display:flex;align-items:center;gap:.6em;font-weight:600;font-size:1.15em}
.brand svg{width:1.6em;height:1.6em;color:var(--accent);flex:none}
.first{gap:.9em;margin-inline-start:auto;justify-content:flex-end}
.first button,.more,.undo,.pass{display:inline-flex;align-items:center;justify-content:center;gap:.5em;border:1px solid var(--edge);background:var(--paper);border-radius:var(--pill);padding:.5em 1.1em;min-height:52px;min-width:52px;touch-action:manipulation}
.first svg{width:1.35em;height:1.35em;flex:none;color:var(--accent)}
[aria-pressed=true][lang]{border-color:var(--accent);box-shadow:inset 0 0 0 1px var(--accent);font-weight:600}
.languages{position:relative}
.list{position:absolute;inset-block-start:calc(100% + .6em);inset-inline-end:0;width:min(26em,80vw);padding:1em;border:1px solid var(--line);border-radius:min(1.2em,var(--round)*2.4);background:var(--paper);box-shadow:var(--shadow);z-index:1}
.list button{flex:1 1 7em}
.first>[hidden]{display:flex;visibility:hidden}
[hidden]{display:none!important}
.first>[hidden]{display:flex!important}
main{display:grid;grid-template-columns:minmax(0,1fr);align-content:center;justify-items:center}
.change-mind{justify-content:center;gap:1em;min-height:3.4em;color:var(--muted)}
.undo{font-size:1.1em;font-weight:600;color:var(--ink);min-width:7.5em;min-height:3em;border:2px solid var(--accent)}
.undo svg{width:1.3em;height:1.3em;color:var(--accent)}
[dir=rtl] .undo svg{transform:scaleX(-1)}
footer{min-height:52px}
footer .small{font-size:max(13px,.9em)}
footer p{margin:0;max-width:44em;text-wrap:pretty}
.countdown{font-variant-numeric:tabular-nums;color:var(--muted)}
.countdown[data-urgent=true]{color:var(--ink)}
.countdown[data-urgent=true] .more{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600}
.more{margin-inline-start:.4em}
.prompt{font-size:calc(clamp(17px,2.9vmin,30px) + var(--larger)*1.4);width:100%;max-width:max(42em,56rem);display:grid;justify-items:center;text-align:center}
.prompt,.prompt>:is(div,form),.scale,.part{grid-template-columns:minmax(0,1fr)}
.prompt>:is(div,form),.prompt form>div:not(.row),.scale{width:100%;display:grid;justify-items:center}
.prompt h2{font-size:1.9em;font-weight:650;letter-spacing:-.02em;line-height:1.12;max-width:18em}
.prompt:is([lang=ar],[lang=he],[lang=hi]) h2{letter-spacing:0}
.points{margin-top:2em;gap:max(34px,2.4vmin);width:100%;justify-content:center;grid-auto-columns:minmax(0,8.4em)}
.point{font-size:1em;color:var(--ink);border-radius:min(1.2em,var(--round)*2.4);padding:.7em .3em;gap:.6em;touch-action:none}
.point svg{width:100%;height:auto;max-width:7em}
:is(.point,.chip,.quiet,.primary,.undo,.pass):is(:active,[data-pressed]){transform:scale(.95)}
.smiley5 .point,.smiley5{padding-inline:0}
.plain{max-width:34em;gap:clamp(.4em,2vmin,1.4em)}
.n7{gap:.5em}
.n11{--all:7.8%;gap:.4em}
.stars{max-width:28em;gap:clamp(.4em,2vmin,1.4em)}
.stars .point svg,.thumbs .point svg{width:100%;max-width:5em}
.thumbs .point svg{max-width:7em}
.stars~.ends{max-width:34.4em}
.ends{width:100%;max-width:41.8em}
.plain .point{min-height:3.2em}
.quiet,.primary{font-size:1em;min-height:3em;padding:.6em 1.6em;border-radius:var(--pill)}
.quiet{border:1px solid var(--edge);color:var(--ink)}
.pass{font-size:1.1em;min-width:7.5em;min-height:3em;color:var(--ink)}
.thanks{grid-auto-flow:row;justify-content:center;gap:1em}
.thanks svg{width:5em;height:5em;color:var(--accent)}
[data-reach=low]{grid-template-rows:auto 1fr auto auto;gap:.8em}
[data-reach=low] header{display:contents}
[data-reach=low] main{align-content:end}
[data-reach=low] :is(.first,.change-mind){grid-area:3/1;margin:0;justify-content:center}
[data-reach=low] main{grid-area:2/1}
[data-reach=low] footer{grid-area:4/1;min-height:0}
[data-reach=low] .list{inset-block:auto calc(100% + .6em)}
@media (max-width:900px){.kiosk{padding-inline:max(1.6em,env(safe-area-inset-left)) max(1.6em,env(safe-area-inset-right))}}
@media (max-width:599px){.prompt h2{font-size:1.5em}.first>[hidden]{display:none!important}.point{font-size:.75em;padding-inline:0}.points{gap:.6em}.plain .point{font-size:1em}.n7,.n11{gap:.25em}.kiosk{padding:max(1.1em,env(safe-area-inset-top)) 1em max(1em,env(safe-area-inset-bottom));gap:.8em}}
@media (max-height:640px){.kiosk{padding-block:max(1.1em,env(safe-area-inset-top)) max(1em,env(safe-area-inset-bottom));gap:.6em}.points{margin-top:1.2em}}
@media (forced-colors:active){[aria-pressed=true][lang]{outline:3px solid Highlight}.countdown[data-urgent=true] .more{border:3px solid ButtonText}}
`
