/**
 * Where the prompt stands on somebody's page: a card in a corner, or in the room it was given. What
 * is said of the host is important, since an inner `!important` goes before one of the page, and
 * before a style that the page gives to every element. The close button is the last in the order of
 * Tab and stands at the upper edge all the same, also while a card taller than its window is scrolled:
 * it shares its cell with the screen. A card that fits has nothing to scroll; Firefox would make it a
 * stop of Tab.
 */
export const CARD_CSS = `
:host{all:initial!important;display:block!important;contain:layout style!important;unicode-bidi:isolate!important}
:host([hidden]){display:none!important}
:host([placement=corner]){position:fixed!important;z-index:2147483647!important;--gap:16px!important;width:min(360px,100% - 2*var(--gap))!important}
:host([placement=corner]) section{max-height:calc(100vh - var(--gap) - var(--away));max-height:calc(100dvh - var(--gap) - var(--away));overflow:auto;overscroll-behavior:contain;scroll-padding:52px 0;border-radius:var(--round);box-shadow:var(--shadow);animation:arrive .18s ease-out}
section{display:block}
.prompt{display:grid;grid-template-columns:minmax(0,1fr);background:var(--paper);border:1px solid var(--line);border-radius:var(--round);padding:1.25em 1.25em 1em}
.prompt h2{padding-inline-end:2em}
.prompt>*{grid-area:1/1}
.close{position:sticky;top:.25em;place-self:start end;margin:-1em -1em 0;width:44px;height:44px;border:0;background:var(--paper);border-radius:50%;color:var(--muted);display:grid;place-items:center}
.close svg{width:16px;height:16px}
@keyframes arrive{from{transform:translateY(12px)}}
@media (max-width:420px){:host([placement=corner]){--gap:12px!important}}
@media (max-width:339px){:host([placement=corner]){--gap:8px!important}.prompt{padding-inline:.75em}.close{margin-inline-end:-.5em}}
@media print{:host([placement=corner]){display:none!important}}
`
