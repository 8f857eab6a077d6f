import { initSync, Renderer, type SyncInitInput } from '@takumi-rs/wasm'
import type { Bytes } from '../bytes.ts'
import { type FetchPicture, loadAvatar } from './avatar.ts'
import { boardTree, ICON, placeAvatar } from './board-picture.ts'
import { CARD_HEIGHT, CARD_WIDTH, PREVIEW_HEIGHT, PREVIEW_WIDTH } from './card.ts'
import { createDraw, type DrawPicture, type Picture, type ReadCardFile } from './draw.ts'
import type { Faces } from './faces.ts'
import type { DrawOrder, PictureOrder } from './order.ts'
import { AVATAR, cardTree } from './tree.ts'

interface CardParts {
  /** Loads the code of the layout engine: compiled, or its bytes. By default the bytes that `read` finds. */
  engine?: () => Promise<SyncInitInput>
  read: ReadCardFile
  fetchPicture: FetchPicture
}

async function readNeeded(read: ReadCardFile, name: string): Promise<Bytes> {
  const file = await read(name)
  if (file === null) throw new Error(`there is no ${name} for cards: run scripts/build-cards`)
  return file
}

async function open({ read, engine = () => readNeeded(read, 'engine.wasm') }: CardParts): Promise<DrawPicture> {
  const list = await readNeeded(read, 'faces.json')
  initSync({ module: await engine() })
  // The build wrote the file from values of this type, in ASCII.
  const faces = JSON.parse(Array.from(list, (byte) => String.fromCharCode(byte)).join('')) as Faces
  return createDraw({ openRenderer: () => new Renderer(), faces, read })
}

/**
 * Draws pictures in this process. The engine is loaded for the first picture; if that fails, the next picture tries again. A
 * picture never waits for an engine that another request loads: on Workers, this load ends with the other request.
 */
export function drawCards(parts: CardParts): DrawOrder {
  let opened: DrawPicture | undefined
  async function engine(): Promise<DrawPicture> {
    const draw = opened ?? (await open(parts))
    opened ??= draw
    return opened
  }

  return async (order) => {
    const [draw, images] = await Promise.all([engine(), load(addressesOf(order), parts.fetchPicture)])
    if (images.size === 0) return draw(pictureOf(order, images))
    // If the engine cannot read one of the images, it draws letters in place of all images.
    return draw(pictureOf(order, images)).catch(() => draw(pictureOf(order, new Map())))
  }
}

/** The addresses of the images of an order, by the names that its tree uses. */
function addressesOf(order: PictureOrder): [name: string, address: string | null][] {
  if ('card' in order) return [[AVATAR, order.avatarUrl]]
  const { iconUrl, places } = order.board
  return [
    [ICON, iconUrl],
    ...places.map(({ avatarUrl }, nth): [string, string | null] => [placeAvatar(nth), avatarUrl]),
  ]
}

/** Loads images. An image is left out if it does not come in time or cannot be used. */
async function load(
  addresses: readonly [name: string, address: string | null][],
  fetchPicture: FetchPicture,
): Promise<Map<string, Bytes>> {
  const loaded = await Promise.all(
    addresses.map(async ([name, address]) => [name, address && (await loadAvatar(address, fetchPicture))] as const),
  )
  return new Map(loaded.flatMap(([name, bytes]) => (bytes instanceof Uint8Array ? [[name, bytes] as const] : [])))
}

/** The picture that an order asks for. @param images the images that were loaded */
export function pictureOf(order: PictureOrder, images: ReadonlyMap<string, Bytes>): Picture {
  if ('card' in order) {
    const { card, format = 'webp' } = order
    const size = { width: CARD_WIDTH, height: CARD_HEIGHT }
    return { tree: (drawn) => cardTree({ ...card, name: drawn(card.name) }, images.has(AVATAR)), size, format, images }
  }
  const { board } = order
  const tree: Picture['tree'] = (drawn) => {
    const places = board.places.map((place) => ({ ...place, name: drawn(place.name) }))
    return boardTree({ ...board, serverName: drawn(board.serverName), places }, (name) => images.has(name))
  }
  return { tree, size: { width: PREVIEW_WIDTH, height: PREVIEW_HEIGHT }, format: 'png', images }
}

/** The type of the picture that an order asks for. */
export const contentType = (order: PictureOrder): string =>
  'board' in order || order.format === 'png' ? 'image/png' : 'image/webp'
