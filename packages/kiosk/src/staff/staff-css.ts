/** Pages for staff: set-up, check, status. The shopper's colours, a plainer hand. */
export const STAFF_CSS = `
:host{position:fixed;inset:0;z-index:2;overflow:auto;background:var(--paper);overscroll-behavior:contain}
.staff{all:initial;box-sizing:border-box;display:grid;grid-template-rows:auto 1fr auto;gap:1.4em;min-height:100%;color:var(--ink);background:var(--paper);font:clamp(15px,2.1vmin,20px)/1.45 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;padding:max(1.8em,env(safe-area-inset-top)) max(2em,env(safe-area-inset-right)) max(1.6em,env(safe-area-inset-bottom)) max(2em,env(safe-area-inset-left));text-align:start;-webkit-text-size-adjust:100%}
.staff header,.staff footer{display:flex;justify-content:space-between;align-items:center;gap:.8em;flex-wrap:wrap}
.brand{display:flex;align-items:center;gap:.6em;font-weight:600;font-size:1.1em}
.brand svg{width:1.6em;height:1.6em;color:var(--accent);flex:none}
.steps{color:var(--muted);font-variant-numeric:tabular-nums}
.staff main{display:grid;align-content:center;justify-items:center;gap:1.2em;min-width:0}
.sheet{width:100%;max-width:34em;display:grid;gap:1em}
.wide{max-width:62em}
h1{margin:0;font-size:1.9em;font-weight:650;letter-spacing:-.02em;line-height:1.15;text-wrap:balance;outline:0}
h2{font-size:1em;color:var(--muted);font-weight:600}
.staff p{color:var(--muted);text-wrap:pretty;max-width:40em}
.staff strong{color:var(--ink)}
.staff label{display:grid;gap:.3em;font-weight:600}
.staff input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--edge);border-radius:.6em;padding:.6em .8em;min-height:48px;width:100%}
.staff input:focus-visible,.staff summary:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.staff summary{cursor:pointer;min-height:48px;display:flex;align-items:center;color:var(--muted)}
.staff summary::before{content:"+";width:1.2em;font-weight:600}
.staff details[open] summary::before{content:"−"}
.staff details>div{display:grid;gap:1em;padding-block-end:.5em}
.staff .wrong{color:var(--f1);font-weight:600}
.staff button{font:inherit;min-height:52px;padding:.55em 1.4em;border-radius:.8em;border:1px solid var(--edge);background:none;color:var(--ink)}
.staff button.primary{background:var(--accent);border-color:var(--accent);color:var(--paper);font-weight:600}
.staff button[disabled]{opacity:.5;cursor:default}
.staff footer{justify-content:flex-start;position:sticky;bottom:0;background:var(--paper);padding-block:.6em}
.actions{display:flex;gap:.7em;flex-wrap:wrap}
.staff .words{display:flex;flex-wrap:wrap;gap:.35em .7em;font-size:clamp(1.6em,6.5vmin,3em);font-weight:700;letter-spacing:-.01em;line-height:1.2;color:var(--accent)}
code{font:600 .92em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;color:var(--ink);overflow-wrap:anywhere}
.box{display:block;border:1px solid var(--line);border-radius:.7em;padding:.7em .9em}
.pin{justify-items:center;text-align:center}
.dots{display:flex;gap:.6em;min-height:1.4em;align-items:center;justify-content:center}
.dots i{width:.8em;height:.8em;border-radius:50%;background:var(--ink)}
.pad{display:grid;grid-template-columns:repeat(3,minmax(72px,5.4em));gap:.6em;justify-content:center}
.staff .pad button{min-height:64px;padding:0;font-size:1.4em;border-radius:1em;font-variant-numeric:tabular-nums}
.staff .pad button.small{font-size:1em}
.findings{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,19em),1fr));gap:.7em}
.finding{display:grid;grid-template-columns:1.6em 1fr;gap:.1em .7em;border:1px solid var(--line);border-radius:.8em;padding:.8em .95em;align-content:start}
.finding svg{width:1.5em;height:1.5em;grid-row:1/span 2}
.finding b{font-weight:600}
.finding span{color:var(--muted);font-size:.9em;grid-column:2;text-wrap:pretty}
.finding[data-level=good] svg{color:var(--f5)}
.finding[data-level=note] svg{color:var(--f2)}
.finding[data-level=bad]{border-color:var(--f1)}
.finding[data-level=bad] svg{color:var(--f1)}
.finding[data-level=wait] svg{color:var(--muted)}
.figures{margin:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,11em),1fr));gap:1em}
.figures>div{display:grid;gap:.1em;align-content:start}
.figures dt{color:var(--muted);font-size:.85em}
.figures dd{margin:0;font-size:1.15em;font-weight:600;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.targets{position:fixed;inset:0;background:var(--paper);display:grid;place-content:center;text-align:center;gap:.5em;padding:1em}
.targets>button{position:fixed;width:88px;height:88px;padding:0;border-radius:50%;border:3px solid var(--accent)}
.targets>button[data-hit]{background:var(--accent);opacity:.35}
.targets>button:nth-of-type(1){top:12px;left:12px}
.targets>button:nth-of-type(2){top:12px;right:12px}
.targets>button:nth-of-type(3){bottom:12px;left:12px}
.targets>button:nth-of-type(4){bottom:12px;right:12px}
.targets>button:nth-of-type(5){bottom:22%;left:calc(50% - 44px)}
@media (max-width:599px){.staff{padding:max(1.1em,env(safe-area-inset-top)) 1em max(1em,env(safe-area-inset-bottom))}.staff button{padding-inline:1em}}
@media (forced-colors:active){.dots i{background:CanvasText}}
`
