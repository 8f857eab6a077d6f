/** A thread that draws cards, so that sessions and awards do not wait for a drawing, which takes some milliseconds. */
import { parentPort } from 'node:worker_threads'
import { drawCards } from '../../shared/cards/draw-cards.ts'
import type { CardOrder } from '../../shared/cards/order.ts'

/** The files that `scripts/build-cards` made. */
const FILES = new URL('../../.data/cards/', import.meta.url)

/** An order with the number under which its answer comes back. */
export interface NumberedOrder {
  number: number
  order: CardOrder
}

export type DrawnAnswer = { number: number } & ({ bytes: Uint8Array<ArrayBuffer> } | { failure: string })

const draw = drawCards({
  read: async (name) => {
    const file = Bun.file(new URL(name, FILES))
    return (await file.exists()) ? file.bytes() : null
  },
  fetchPicture: (url, withinMs) => fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(withinMs) }),
})

parentPort?.on('message', async ({ number, order }: NumberedOrder) => {
  const answer: DrawnAnswer = await draw(order).then(
    (bytes) => ({ number, bytes }),
    (error: unknown) => ({ number, failure: error instanceof Error ? error.message : String(error) }),
  )
  parentPort?.postMessage(answer)
})
