import { extractEmojis } from '@takumi-rs/helpers/emoji'
import type { Node, Renderer } from '@takumi-rs/wasm'
import type { Bytes } from '../bytes.ts'
import { drawnName } from './card.ts'
import { type Faces, facesFor, withoutUndrawable } from './faces.ts'
import type { CardNode } from './node.ts'

/** Reads a font or an emoji that `scripts/build-cards` made; null if there is none. */
export type ReadCardFile = (name: string) => Promise<Bytes | null>

/** A picture to draw. */
export interface Picture {
  /** Makes the tree. @param drawn makes a name drawable: without the characters that no font has */
  tree(drawn: (name: string) => string): CardNode
  size: { width: number; height: number }
  format: 'webp' | 'png'
  /** The bytes of the images in the tree, by name. */
  images: ReadonlyMap<string, Bytes>
}

/** Draws a picture. @throws if the engine cannot draw it, for example because it cannot read the bytes of an image */
export type DrawPicture = (picture: Picture) => Promise<Bytes>

/** When the fonts in memory are larger than this in bytes, all are forgotten: an isolate has 128 MiB for everything. */
const MOST_FONT_BYTES = 6 * 1024 * 1024

/** A layout engine with the fonts that pictures have needed. */
interface Equipped {
  renderer: Renderer
  /** The names of its fonts' files. */
  registered: Set<string>
  fontBytes: number
  /** How many pictures are being drawn with it. */
  drawing: number
}

export interface DrawParts {
  /** Makes a layout engine without fonts. */
  openRenderer(): Renderer
  /** From `faces.json`. */
  faces: Faces
  read: ReadCardFile
  /** By default `MOST_FONT_BYTES`. */
  mostFontBytes?: number
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

/** Opens a function that draws pictures. It reads fonts when a picture first needs them, and keeps them. */
export function createDraw({ openRenderer, faces, read, mostFontBytes = MOST_FONT_BYTES }: DrawParts): DrawPicture {
  const equip = (): Equipped => ({ renderer: openRenderer(), registered: new Set(), fontBytes: 0, drawing: 0 })
  let newest = equip()

  /** The engine for a card. Cards that are being drawn keep theirs until they are done. */
  function take(): Equipped {
    if (newest.fontBytes > mostFontBytes) {
      const full = newest
      newest = equip()
      if (full.drawing === 0) full.renderer.free()
    }
    newest.drawing++
    return newest
  }

  function giveBack(equipped: Equipped): void {
    equipped.drawing--
    if (equipped !== newest && equipped.drawing === 0) equipped.renderer.free()
  }

  /** Gives an engine the fonts of a text. */
  async function learnFonts(equipped: Equipped, text: string): Promise<void> {
    const { renderer, registered } = equipped
    const missing = facesFor(text, faces).filter(({ file }) => !registered.has(file))
    const files = await Promise.all(missing.map(async (face) => ({ face, data: await read(face.file) })))
    for (const { face, data } of files) {
      // A second card may have read the same file.
      if (data === null || registered.has(face.file)) continue
      const unicodeRange = face.ranges.map(([first, last]): [number, number] => [first, last])
      await renderer.registerFont({ name: face.family, data, unicodeRange })
      // Not before: another card would be drawn without the font.
      if (!registered.has(face.file)) equipped.fontBytes += data.byteLength
      registered.add(face.file)
    }
  }

  async function drawWith(equipped: Equipped, { tree: make, size, format, images }: Picture): Promise<Bytes> {
    const tree = make((name) => withoutUndrawable(drawnName(name), faces))
    await learnFonts(equipped, textsOf(tree))
    // The engine's types are those of React's styles, of which a card's tree uses a part.
    const node = extractEmojis(tree as Node, 'twemoji')
    const emoji = [...new Set(picturesOf(node))].filter((src) => !images.has(src))
    const pictures = await Promise.all(emoji.map(async (src) => [src, await read(emojiFile(src))] as const))
    // The engine would keep up to 64 MiB of pictures, and its wrapper takes no other limit.
    const all = [...pictures, ...images].flatMap(([src, data]) =>
      data === null ? [] : [{ src, data, cache: 'none' as const }],
    )
    return equipped.renderer.render(node, { ...size, format, images: all })
  }

  return async (picture) => {
    const equipped = take()
    try {
      return await drawWith(equipped, picture)
    } finally {
      giveBack(equipped)
    }
  }
}
