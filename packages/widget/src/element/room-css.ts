/**
 * The room of an inline prompt: as high as faces with a line of reassurance, in a column of 320
 * pixels and more. A page with another prompt says so by `--shopbell-room`.
 */
export const ROOM_CSS = `
:host{display:block;min-height:var(--shopbell-room,12.25rem)}
:host([hidden]){display:none}
`
