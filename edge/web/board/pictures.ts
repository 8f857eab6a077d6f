import type { Bytes } from '../../../shared/bytes.ts'
import type { PictureOrder } from '../../../shared/cards/order.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { createKept } from '../../runtime/kept.ts'
import { type LimitPolicy, memoryLimiter } from '../../runtime/limiter.ts'
import { describeError } from '../../runtime/log.ts'
import { endWithin } from '../../runtime/timers.ts'
import { etagOf, isKnown } from '../etag.ts'
import type { BoardParts } from './dependencies.ts'
import { PUBLIC } from './reply.ts'

/** A picture for a link preview. */
interface Wanted {
  guildId: Snowflake
  /** The name of the picture within the guild. */
  place: string
  order: PictureOrder
  /** What the picture shows, without levels. If it changes, a new picture is drawn at once. */
  shows: unknown
  isIndexed: boolean
}

/** Draws pictures for link previews, and keeps them. */
export interface Pictures {
  /** The response with a picture: 304 for a reader who has it, 503 if it cannot be drawn now. */
  answer(request: Request, wanted: Wanted): Promise<Response>
  /** The response without a picture. @param status 404 for a picture that nobody may see */
  without(status: 404 | 503): Response
}

/** While a picture shows the same people in the same way, it is drawn again only after this time. Until then, levels may be outdated. */
const FRESH_MS = 5 * 60_000
/** A picture has up to 100 KB. */
const MOST_KEPT = 100
/** The limit for pictures of one kind that a process draws, so that many guilds' pictures leave time for other requests. */
const OF_ALL: LimitPolicy = { name: 'previews', most: 60, seconds: 60 }
const DRAW_WITHIN_MS = 3_000

interface Drawn {
  shows: string
  etag: string
  bytes: Bytes
}

/** @param ofGuild the limit for pictures of one guild that a process draws */
export function createPictures(
  { drawPicture, clock, log, securityHeaders }: Pick<BoardParts, 'drawPicture' | 'clock' | 'log' | 'securityHeaders'>,
  ofGuild: LimitPolicy,
): Pictures {
  const kept = createKept<Drawn>({ freshMs: FRESH_MS, most: MOST_KEPT, clock })
  const [guilds, all] = [memoryLimiter(ofGuild, clock), memoryLimiter(OF_ALL, clock)]

  async function draw(guildId: Snowflake, order: PictureOrder): Promise<Bytes | null> {
    if (drawPicture === null || !guilds.wouldAllow(guildId)) return null
    if (!(await all.take('')).ok || !(await guilds.take(guildId)).ok) return null
    try {
      return await endWithin(DRAW_WITHIN_MS, (signal) => drawPicture(order, signal))
    } catch (error) {
      log.warn('a picture for a link was not drawn', describeError(error))
      return null
    }
  }

  const without: Pictures['without'] = (status) =>
    new Response(null, {
      status,
      headers: { ...securityHeaders, 'cache-control': 'no-store', ...(status === 503 && { 'retry-after': '60' }) },
    })

  return {
    without,
    async answer(request, { guildId, place, order, shows: shown, isIndexed }) {
      const key = `${guildId} ${place}`
      const shows = JSON.stringify(shown)
      const known = kept.get(key)
      const isSame = known !== undefined && known.shows === shows
      const etag = isSame ? known.etag : await etagOf(JSON.stringify(order))
      const headers = {
        ...securityHeaders,
        // Other sites show the picture.
        'cross-origin-resource-policy': 'cross-origin',
        'cache-control': PUBLIC,
        etag,
        ...(!isIndexed && { 'x-robots-tag': 'noindex' }),
      }
      if (isKnown(request, etag)) return new Response(null, { status: 304, headers })
      const readAt = clock()
      const bytes = isSame ? known.bytes : await draw(guildId, order)
      if (bytes === null) return without(503)
      if (!isSame) kept.set(key, { shows, etag, bytes }, readAt)
      return new Response(bytes, { headers: { ...headers, 'content-type': 'image/png' } })
    },
  }
}
