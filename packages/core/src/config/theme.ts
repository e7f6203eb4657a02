import { number, object, oneOf, text, type Schema } from '../schema/schema.ts'
import { POSITIONS, SCHEMES, type Position, type Scheme } from '../vocabulary/words.ts'

/** How a prompt looks and where it stands; everything else is drawn from these. */
export interface Theme {
  /** The business's colour, `#rrggbb`; where its contrast is too low it is mended when drawn. */
  readonly accent?: string
  /** How round the corners are, CSS pixels from 0 to 32; 16 when not given. */
  readonly radius?: number
  /** A list of font families, as in CSS; the system's own when not given. Nothing is downloaded. */
  readonly font?: string
  /** The size of its text, CSS pixels from 14 to 24; 16 when not given. */
  readonly size?: number
  /** Light, dark, or as the device asks, which is `auto` and when not given. */
  readonly scheme?: Scheme
  /** The corner of the window that it stands in; `bottom-end` when not given. */
  readonly position?: Position
  /** How far from the edges of the window, CSS pixels from 0 to 400; 16 when not given. */
  readonly offset?: { readonly x?: number; readonly y?: number }
}

const strict = { strict: true }
const distance = number('a distance in pixels from 0 to 400', 0, 400)

/** Names and quoted names, nothing that could end a declaration. */
const FONT = /^([\p{L}\p{N} ,._-]|"[\p{L}\p{N} ,._-]*"|'[\p{L}\p{N} ,._-]*')+$/u

/** The form of a theme. */
export const theme: Schema<Theme> = object(
  {},
  {
    accent: text('a colour as #rrggbb', { min: 7, max: 7, pattern: /^#[0-9A-Fa-f]{6}$/ }),
    radius: number('pixels from 0 to 32', 0, 32),
    font: text('font families with commas between', { min: 1, max: 200, pattern: FONT }),
    size: number('pixels from 14 to 24', 14, 24),
    scheme: oneOf(SCHEMES),
    position: oneOf(POSITIONS),
    offset: object({}, { x: distance, y: distance }, strict),
  },
  strict,
)
