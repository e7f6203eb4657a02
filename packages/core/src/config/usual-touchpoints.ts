import type { Channel, Stage } from '../vocabulary/words.ts'

/** A place where customers of nearly any business meet it. */
export interface UsualTouchpoint {
  readonly id: string
  /** What it is called in a list. */
  readonly name: string
  readonly channel: Channel
  readonly stage: Stage
  /** What to look at when it is inspected, as a customer would. */
  readonly look: string
}

/**
 * What is usually forgotten, and what is not: the checklist that an inventory of touchpoints starts
 * from, in the order of a customer's way. No part of it stays uninspected, "all the way down to the
 * hold music, the email signature, and the URL on your website".
 */
export const USUAL_TOUCHPOINTS: readonly UsualTouchpoint[] = [
  usual('web-address', 'Web address', 'web', 'awareness', 'Say it on the phone: can it be typed?'),
  usual('search-result', 'Search results', 'web', 'awareness', 'Search your name and what you do.'),
  usual('map-entry', 'Entry on maps', 'web', 'awareness', 'Are place, hours and pictures right?'),
  usual('reviews', 'Reviews elsewhere', 'social', 'awareness', 'Read the last ten, and replies.'),
  usual('social-profile', 'Social profile', 'social', 'awareness', 'Does it sound like the rest?'),
  usual('advertising', 'Advertisements', 'other', 'awareness', 'Do they promise what is kept?'),
  usual('storefront', 'Front of the store', 'store', 'awareness', 'Stand across the street.'),
  usual(
    'parking',
    'Way there and parking',
    'store',
    'pre-purchase',
    'Come by car, on foot, by bus.',
  ),
  usual('entrance', 'Entrance and greeting', 'store', 'pre-purchase', 'Who notices you, how soon?'),
  usual('signage', 'Signs in the store', 'store', 'pre-purchase', 'Find something without asking.'),
  usual('aisles', 'Aisles and shelves', 'store', 'pre-purchase', 'Is it clean, priced, in stock?'),
  usual(
    'fitting-room',
    'Fitting room',
    'store',
    'pre-purchase',
    'Light, hooks, a mirror, a queue?',
  ),
  usual('restroom', 'Restroom', 'store', 'pre-purchase', 'Would you use it?'),
  usual('home-page', 'Home page', 'web', 'pre-purchase', 'On a phone: is it clear what you sell?'),
  usual(
    'site-search',
    'Search on the site',
    'web',
    'pre-purchase',
    'Search with a typing mistake.',
  ),
  usual('product-page', 'Product page', 'web', 'pre-purchase', 'Are price and delivery there?'),
  usual('contact-page', 'Contact page', 'web', 'pre-purchase', 'How many taps to a person?'),
  usual('phone-greeting', 'Who answers the phone', 'phone', 'pre-purchase', 'Count the rings.'),
  usual('phone-menu', 'Phone menu', 'phone', 'pre-purchase', 'How many keys to a person?'),
  usual('hold-music', 'Hold music', 'phone', 'pre-purchase', 'Listen to it for five minutes.'),
  usual('voicemail', 'Voicemail', 'phone', 'pre-purchase', 'Does somebody call back, and when?'),
  usual(
    'quote',
    'Quotes and offers',
    'email',
    'pre-purchase',
    'Ask for one. How long does it take?',
  ),
  usual(
    'basket',
    'Basket and checkout online',
    'web',
    'purchase',
    'Buy something, with a new card.',
  ),
  usual('register', 'Register', 'store', 'purchase', 'Queue at the busiest hour.'),
  usual('receipt', 'Receipt', 'store', 'purchase', 'Can it be read, and used to return?'),
  usual(
    'order-confirmation',
    'Order confirmation',
    'email',
    'purchase',
    'Is all in it that is asked?',
  ),
  usual('delivery-notice', 'Delivery notice', 'sms', 'post-purchase', 'Is the time right?'),
  usual('delivery', 'Delivery', 'other', 'post-purchase', 'Order to your own home.'),
  usual('packaging', 'Parcel and packaging', 'mail', 'post-purchase', 'Open it with one hand.'),
  usual('manual', 'Manual and set-up', 'other', 'post-purchase', 'Follow it word by word.'),
  usual('invoice', 'Invoice', 'mail', 'post-purchase', 'Would you pay it without a question?'),
  usual('support-line', 'Support by phone', 'phone', 'post-purchase', 'Call with a real problem.'),
  usual(
    'support-email',
    'Support by e-mail',
    'email',
    'post-purchase',
    'Write. Is it answered, solved?',
  ),
  usual('support-chat', 'Chat', 'chat', 'post-purchase', 'Ask what is not in its script.'),
  usual('help-pages', 'Help pages', 'web', 'post-purchase', 'Find the three usual questions.'),
  usual('text-messages', 'Text messages', 'sms', 'post-purchase', 'Can they be answered?'),
  usual(
    'email-signature',
    'E-mail signature',
    'email',
    'post-purchase',
    'Look at five colleagues’.',
  ),
  usual('newsletter', 'Newsletter', 'email', 'post-purchase', 'Is it of use? Can it be ended?'),
  usual('returns', 'Returns', 'store', 'post-purchase', 'Bring something back.'),
  usual('complaint', 'Complaints', 'other', 'post-purchase', 'Complain. What happens next?'),
  usual('loyalty-programme', 'Loyalty programme', 'other', 'post-purchase', 'Try to use it.'),
  usual('cancellation', 'Cancelling', 'web', 'lost', 'Is leaving as easy as coming?'),
  usual('win-back', 'Message to who left', 'email', 'lost', 'Does it say sorry, and ask why?'),
]

function usual(
  id: string,
  name: string,
  channel: Channel,
  stage: Stage,
  look: string,
): UsualTouchpoint {
  return { id, name, channel, stage, look }
}
