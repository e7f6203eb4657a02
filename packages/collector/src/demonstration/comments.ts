/** What unhappy people write, by the language they were asked in; two leave more than they should. */
export const COMMENTS: Readonly<Record<string, readonly string[]>> = {
  en: [
    'Waited twenty minutes and nobody came to help.',
    'Only one till was open and the queue went back to the door.',
    'I could not find the garden hoses anywhere.',
    'The person at the till was on the phone the whole time.',
    'Delivery came two days late and the box was wet.',
    'They sent the wrong colour.',
    'Parcel left in the rain, nobody rang the bell.',
    'The form lost my address twice before I could pay.',
    'Nobody could tell me whether this plant needs shade.',
    'Still not solved after three calls.',
    'I was passed on four times and told the story four times.',
    'Please call me back on 555 010 4477.',
    'Write to me at maria.lopez@example.com, I still have no refund.',
  ],
  es: [
    'Nadie me ayudó a encontrar las macetas.',
    'El pedido llegó tarde y roto.',
    'Demasiada cola en la caja.',
  ],
  de: ['Die Lieferung kam zu spät und niemand wusste etwas.', 'Lange Schlange an der Kasse.'],
}
