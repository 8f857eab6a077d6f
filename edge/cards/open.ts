import { initSync, Renderer } from '@takumi-rs/wasm'
import type { Faces } from '../../shared/cards/faces.ts'
import type { CardOrder, DrawOrder } from '../runtime/cards.ts'
import { type Bytes, loadAvatar } from './avatar.ts'
import { createDraw, type DrawCard, type ReadCardFile } from './draw.ts'

interface CardParts {
  /** The layout engine: compiled, or its bytes. */
  engine: () => Promise<WebAssembly.Module | Bytes>
  read: ReadCardFile
  fetch(url: string, init: RequestInit): Promise<Response>
}

async function open({ engine, read }: CardParts): Promise<DrawCard> {
  const [module, list] = await Promise.all([engine(), read('faces.json')])
  if (list === null) throw new Error('there are no fonts for cards: run scripts/build-cards')
  initSync({ module })
  // The build wrote the file from values of this type.
  const faces = JSON.parse(new TextDecoder().decode(list)) as Faces
  return createDraw({ openRenderer: () => new Renderer(), faces, read })
}

/** Draws cards in this process. The engine is loaded for the first card; where that fails, the next card tries again. */
export function drawCards(parts: CardParts): DrawOrder {
  let opened: Promise<DrawCard> | undefined
  const engine = (): Promise<DrawCard> => {
    opened ??= open(parts)
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }

  return async ({ card, avatarUrl }: CardOrder) => {
    const [draw, avatar] = await Promise.all([
      engine(),
      avatarUrl === null ? null : loadAvatar(avatarUrl, (url, init) => parts.fetch(url, init)),
    ])
    if (avatar === null) return draw(card, null)
    // Where the avatar is no picture, a letter is drawn in its place.
    return draw(card, avatar).catch(() => draw(card, null))
  }
}
