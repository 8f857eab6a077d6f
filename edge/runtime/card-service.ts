import type { DrawWithin } from './cards.ts'

/** The cards' worker, bound by name. */
export interface CardService {
  fetch(request: Request): Promise<Response>
}

/** Draws cards in the cards' worker. */
export const drawByService =
  (service: CardService): DrawWithin =>
  async (order, signal) => {
    const request = new Request('https://cards/', { method: 'POST', body: JSON.stringify(order), signal })
    const response = await service.fetch(request)
    if (response.ok) return new Uint8Array(await response.arrayBuffer())
    await response.body?.cancel()
    throw new Error(`the cards’ worker answered ${response.status}`)
  }
