import type { DrawOrder } from '../runtime/cards.ts'
import type { ReadCardFile } from './draw.ts'
import { drawCards } from './open.ts'

/** Draws cards in this process, on Bun and Deno, from the files that `scripts/build-cards` made. */
export const drawLocally = (read: ReadCardFile): DrawOrder =>
  drawCards({
    engine: async () => {
      const engine = await read('engine.wasm')
      if (engine === null) throw new Error('there is no layout engine for cards: run scripts/build-cards')
      return engine
    },
    read,
    fetch: (url, init) => fetch(url, init),
  })
