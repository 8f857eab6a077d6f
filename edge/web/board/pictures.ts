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
  /** Tells the guild's pictures apart. */
  place: string
  order: PictureOrder
  /** What the picture says about people, without their levels. */
  shows: unknown
  isIndexed: boolean
}

/** Draws pictures for link previews, and keeps them. */
export interface Pictures {
  /** The response with a picture: 304 for a reader who has it, 503 where it cannot be drawn now. */
  answer(request: Request, wanted: Wanted): Promise<Response>
  /** @param status 404 for a picture that nobody sees */
  without(status: 404 | 503): Response
}

/** A picture is not drawn again for this time while it shows the same people in the same way: only their levels may be old. */
const FRESH_MS = 5 * 60_000
/** A picture has up to 100 KB. */
const MOST_KEPT = 100
/** Pictures of one kind that a process draws, so that those of many guilds leave time for everything else. */
const OF_ALL: LimitPolicy = { name: 'previews', most: 60, seconds: 60 }
const DRAW_WITHIN_MS = 3_000

interface Drawn {
  shows: string
  etag: string
  bytes: Bytes
}

/** @param ofGuild how many pictures of one guild a process draws in which time */
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
