/** Finds texts without reading every answer: few answers are one. */
export const comments = `
CREATE INDEX answer_text ON answer (business, response) WHERE kind = 'text';
`
