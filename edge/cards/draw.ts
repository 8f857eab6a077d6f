import { extractEmojis } from '@takumi-rs/helpers/emoji'
import type { Node, Renderer } from '@takumi-rs/wasm'
import { CARD_HEIGHT, CARD_WIDTH, type Card, drawnName } from '../../shared/cards/card.ts'
import { type Faces, facesFor, withoutUndrawable } from '../../shared/cards/faces.ts'
import { AVATAR, type CardNode, cardTree } from '../../shared/cards/tree.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** Reads a font or an emoji that `scripts/build-cards` made; null where there is none. */
export type ReadCardFile = (name: string) => Promise<Bytes | null>

/** Draws a card as WebP. @param avatar its bytes; null for a card with a letter in its place */
export type DrawCard = (card: Card, avatar: Bytes | null) => Promise<Bytes>

/** When the fonts in memory are larger than this in bytes, all are forgotten: an isolate has 128 MiB for everything. */
const MOST_FONT_BYTES = 6 * 1024 * 1024

export interface DrawParts {
  /** Makes a layout engine without fonts. */
  openRenderer(): Renderer
  /** From `faces.json`. */
  faces: Faces
  read: ReadCardFile
}

/** All texts of a tree. */
const textsOf = (node: CardNode): string =>
  node.type === 'text' ? node.text : node.type === 'container' ? node.children.map(textsOf).join('') : ''

/** The pictures that a tree names. */
const picturesOf = (node: Node): string[] =>
  node.type === 'container'
    ? (node.children ?? []).flatMap(picturesOf)
    : node.type === 'image' && typeof node.src === 'string'
      ? [node.src]
      : []

/** The name of an emoji's file, from the address that the layout engine's helper gives it. */
const emojiFile = (address: string): string => `emoji-${address.slice(address.lastIndexOf('/') + 1)}`

/**
 * Opens a function that draws cards. It reads fonts when a card first needs them, and keeps them.
 * @throws where the engine cannot draw a card, for example because the avatar's bytes are no picture
 */
export function createDraw({ openRenderer, faces, read }: DrawParts): DrawCard {
  let renderer = openRenderer()
  let fontBytes = 0
  const registered = new Set<string>()

  /** Gives the engine the fonts of a text. */
  async function learnFonts(text: string): Promise<void> {
    const missing = facesFor(text, faces).filter(({ file }) => !registered.has(file))
    if (missing.length > 0 && fontBytes > MOST_FONT_BYTES) {
      renderer.free()
      renderer = openRenderer()
      fontBytes = 0
      registered.clear()
      return learnFonts(text)
    }
    const read_ = await Promise.all(missing.map(async (face) => ({ face, data: await read(face.file) })))
    for (const { face, data } of read_) {
      // A second card may have waited for the same file.
      if (data === null || registered.has(face.file)) continue
      registered.add(face.file)
      fontBytes += data.byteLength
      const unicodeRange = face.ranges.map(([first, last]): [number, number] => [first, last])
      await renderer.registerFont({ name: face.family, data, unicodeRange })
    }
  }

  return async (card, avatar) => {
    const drawable = withoutUndrawable(drawnName(card.name), faces)
    const tree = cardTree({ ...card, name: drawable }, avatar !== null)
    await learnFonts(textsOf(tree))
    // The engine's types are those of React's styles, of which a card's tree uses a part.
    const node = extractEmojis(tree as Node, 'twemoji')
    const emoji = [...new Set(picturesOf(node))].filter((src) => src !== AVATAR)
    const pictures = await Promise.all(emoji.map(async (src) => ({ src, data: await read(emojiFile(src)) })))
    const images = pictures.flatMap(({ src, data }) => (data === null ? [] : [{ src, data }]))
    return renderer.render(node, {
      ...{ width: CARD_WIDTH, height: CARD_HEIGHT, format: 'webp' as const },
      images: avatar === null ? images : [...images, { src: AVATAR, data: avatar, cache: 'none' as const }],
    })
  }
}
