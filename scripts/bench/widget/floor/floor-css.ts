/** The floor's whole look. */
export const FLOOR_CSS = `
:host{all:initial;position:fixed;z-index:2147483647;inset-block-end:16px;inset-inline-end:16px;width:min(360px,calc(100vw - 32px));contain:layout style}
section{font:16px/1.45 system-ui,sans-serif;color:#1c2321;background:#fff;border:1px solid #d5dcd8;border-radius:16px;padding:20px;box-shadow:0 12px 32px #0003;animation:in .18s ease-out}
h2{margin:0 2em .75em 0;font-size:1.0625em;line-height:1.3}
.points{display:grid;grid-template-columns:repeat(6,1fr);gap:4px}
button{font:inherit;color:inherit;background:none;border:1px solid #7d8883;border-radius:10px;min-height:44px;padding:0 .5em;cursor:pointer}
button[aria-checked=true]{background:#0b6b53;color:#fff}
button:focus-visible{outline:3px solid #0b6b53;outline-offset:2px}
.ends{display:flex;justify-content:space-between;font-size:.8125em;margin-top:.5em}
textarea{font:inherit;width:100%;box-sizing:border-box;margin:1em 0 .5em}
.close{position:absolute;top:4px;right:4px;width:44px;border:0}
@keyframes in{from{transform:translateY(12px)}}
@media (prefers-color-scheme:dark){section{color:#eef2f0;background:#17201d;border-color:#33403b}}
@media (prefers-reduced-motion:reduce){section{animation:none}}
`
