import { initialOf } from './card.ts'
import type { Theme } from './themes.ts'

export type Style = Readonly<Record<string, string | number>>

/** A box, a text or an image of a card or of a board's picture, with CSS properties. The layout engine takes this shape. */
export type CardNode =
  | { type: 'container'; style: Style; children: CardNode[] }
  | { type: 'text'; text: string; style: Style; dir?: 'ltr' | 'rtl' }
  | { type: 'image'; src: string; style: Style }

export const ONE_LINE: Style = { whiteSpace: 'nowrap', flexShrink: 0 }
/** A text that ends with dots if its line is too short. */
export const SHORTENED: Style = { whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis', minWidth: 0 }

export const box = (style: Style, ...children: CardNode[]): CardNode => ({
  type: 'container',
  style: { display: 'flex', ...style },
  children,
})

export const text = (said: string, style: Style): CardNode => ({ type: 'text', text: said, style })

/** A name on one line. @param height of the line: enough for letters of any script, so that the parts below do not move */
export const nameLine = (name: string, height: number, style: Style): CardNode =>
  box(
    { height, alignItems: 'center', minWidth: 0, overflow: 'hidden' },
    text(name, { fontWeight: 700, lineHeight: `${height}px`, ...SHORTENED, maxWidth: '100%', ...style }),
  )

/** A round image of a person or a server. */
interface Portrait {
  /** The name under which the engine gets the bytes of the image; null to draw the first letter of `name` instead. */
  src: string | null
  name: string
  /** Pixels of each side. */
  size: number
  /** Pixels of the line around it. */
  ring: number
}

export function portrait({ src, name, size, ring }: Portrait, { text: color, track }: Theme, accent: string): CardNode {
  const round = { width: size, height: size, borderRadius: size / 2, flexShrink: 0 }
  const framed = ring === 0 ? round : { ...round, border: `${ring}px solid ${accent}` }
  if (src !== null) return { type: 'image', src, style: { ...framed, objectFit: 'cover' } }
  const centred = { alignItems: 'center', justifyContent: 'center', backgroundColor: track }
  const letter = { fontSize: Math.floor(size * 0.475), fontWeight: 700, color }
  return box({ ...framed, ...centred }, text(initialOf(name), letter))
}
