import { initSync, Renderer, type SyncInitInput } from '@takumi-rs/wasm'
import type { Bytes } from '../bytes.ts'
import { type FetchPicture, loadAvatar } from './avatar.ts'
import { createDraw, type DrawCard, type ReadCardFile } from './draw.ts'
import type { Faces } from './faces.ts'
import type { CardOrder, DrawOrder } from './order.ts'

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

async function open({ read, engine = () => readNeeded(read, 'engine.wasm') }: CardParts): Promise<DrawCard> {
  const list = await readNeeded(read, 'faces.json')
  initSync({ module: await engine() })
  // The build wrote the file from values of this type, in ASCII.
  const faces = JSON.parse(Array.from(list, (byte) => String.fromCharCode(byte)).join('')) as Faces
  return createDraw({ openRenderer: () => new Renderer(), faces, read })
}

/**
 * Draws cards in this process. The engine is loaded for the first card; where that fails, the next card tries again. A card
 * never waits for what another one loads: on Workers, that ends with the other's request.
 */
export function drawCards(parts: CardParts): DrawOrder {
  let opened: DrawCard | undefined
  async function engine(): Promise<DrawCard> {
    const draw = opened ?? (await open(parts))
    opened ??= draw
    return opened
  }

  return async ({ card, avatarUrl }: CardOrder) => {
    const [draw, avatar] = await Promise.all([
      engine(),
      avatarUrl === null ? null : loadAvatar(avatarUrl, parts.fetchPicture),
    ])
    if (avatar === null) return draw(card, null)
    // Where the avatar is no picture, a letter is drawn in its place.
    return draw(card, avatar).catch(() => draw(card, null))
  }
}
