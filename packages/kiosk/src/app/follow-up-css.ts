/** What follows the first tap, on a tablet; goes on top of the prompt's own look of it. */
export const KIOSK_FOLLOW_UP_CSS = `
.part>:not(.scale,.chips){width:100%;max-width:30em}
.options{margin-top:1em}
.option{font-size:1em;min-height:3.2em;padding:.6em 1em}
.contact{text-align:start}
.line input{min-height:3em;user-select:text;-webkit-user-select:text}
.problem{justify-content:center}
.contact .problem{justify-content:start}
.part{width:100%;display:grid;justify-items:center}
.label{margin-top:1.6em;font-size:1.1em}
.part>.small{margin-top:.6em}
.chips{justify-content:center;margin-top:1.2em;gap:.7em}
.chip{font-size:1em;padding:.6em 1.2em;min-height:3.2em;border-radius:var(--pill)}
textarea{max-width:30em;margin-top:1.2em;user-select:text;-webkit-user-select:text}
.row{width:100%;max-width:30em;margin-top:1.2em}
.row>.quiet{margin:0}
.prompt form h2{font-size:1.6em}
textarea{min-height:3.6em}
.kiosk[data-typing]{padding-bottom:max(1.2em,var(--covered))}
[data-typing] :is(textarea,input,.row,.change-mind){scroll-margin:1em 0 calc(var(--covered) + 1em)}
@media (max-height:640px){.chips,textarea,.row{margin-top:.7em}}
`
