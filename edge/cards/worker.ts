/**
 * The cards' worker on Cloudflare: draws members' cards and the pictures of leaderboards for the other workers, which reach it over
 * a service binding. It is a worker of its own because the layout engine would make the first answer of every other worker slower.
 */
import engine from '@takumi-rs/wasm/auto'
import * as v from 'valibot'
import { contentType, drawCards } from '../../shared/cards/draw-cards.ts'
import type { DrawOrder } from '../../shared/cards/order.ts'
import { type Dataset, datasetCounts } from '../runtime/counts.ts'
import { fetchPicture } from './fetch-picture.ts'
import { pictureOrder } from './order.ts'

interface Environment {
  /** The files that `scripts/build-cards` made. */
  ASSETS: { fetch(request: Request): Promise<Response> }
  /** Where cards are counted; absent in tests and with scripts/dev. */
  COUNTS?: Dataset
}

/** Built by an isolate's first request and kept for all that follow. */
let draw: DrawOrder | undefined

const open = ({ ASSETS }: Environment): DrawOrder =>
  drawCards({
    engine: async () => engine,
    read: async (name) => {
      const response = await ASSETS.fetch(new Request(`https://assets/${name}`))
      if (response.ok) return new Uint8Array(await response.arrayBuffer())
      await response.body?.cancel()
      return null
    },
    fetchPicture,
  })

export default {
  async fetch(request: Request, environment: Environment): Promise<Response> {
    if (request.method !== 'POST') return new Response('use POST', { status: 405, headers: { allow: 'POST' } })
    const order = v.safeParse(pictureOrder, await request.json().catch(() => null))
    if (!order.success) return new Response('this is no order for a picture', { status: 400 })
    draw ??= open(environment)
    const since = Date.now()
    const command = 'board' in order.output ? 'board' : 'card'
    const count = (outcome: 'answered' | 'failed'): void => {
      if (environment.COUNTS === undefined) return
      datasetCounts(environment.COUNTS).count({ command, outcome, ms: Date.now() - since }, () => {})
    }
    try {
      const picture = await draw(order.output)
      count('answered')
      return new Response(picture, { headers: { 'content-type': contentType(order.output) } })
    } catch (error) {
      count('failed')
      throw error
    }
  },
}
