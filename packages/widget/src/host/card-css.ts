/** Where the prompt stands on somebody's page: a card in a corner, or in the room it was given. */
export const CARD_CSS = `
:host{display:block;contain:layout style}
:host([placement=corner]){position:fixed;z-index:2147483647;inset-block-end:16px;inset-inline-end:16px;width:min(360px,calc(100vw - 32px));max-height:calc(100vh - 32px);max-height:calc(100dvh - 32px);overflow:auto;border-radius:16px;box-shadow:var(--shadow);animation:arrive .18s ease-out}
.prompt{background:var(--paper);border:1px solid var(--line);border-radius:16px;padding:1.25em 1.25em 1em}
.prompt h2{padding-inline-end:2em}
.close{position:absolute;inset-block-start:.25em;inset-inline-end:.25em;width:44px;height:44px;border:0;background:none;border-radius:50%;color:var(--muted);display:grid;place-items:center}
.close svg{width:16px;height:16px}
@keyframes arrive{from{transform:translateY(12px);opacity:0}}
@media (max-width:420px){:host([placement=corner]){inset-inline:12px;width:auto;inset-block-end:max(12px,env(safe-area-inset-bottom))}}
@media (prefers-reduced-motion:reduce){:host([placement=corner]){animation:none}}
@media print{:host([placement=corner]){display:none}}
`
