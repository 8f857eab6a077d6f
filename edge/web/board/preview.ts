import type { Bytes } from '../../../shared/bytes.ts'
import type { BoardPicture } from '../../../shared/cards/board-picture.ts'
import { MOST_PLACES } from '../../../shared/cards/order.ts'
import { type Hundred, hundredMembers } from '../../../shared/database/members/hundred.ts'
import { type BoardGuild, boardGuild } from '../../../shared/database/web/board-guild.ts'
import { iconUrl } from '../../../shared/discord/icon.ts'
import { plainName } from '../../../shared/discord/name.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { levelAt } from '../../../shared/levelling/curve.ts'
import type { Language } from '../../../shared/text/language.ts'
import { toPerson } from '../../api/members/person.ts'
import type { EdgeDatabase } from '../../runtime/database.ts'
import { createKept } from '../../runtime/kept.ts'
import { memoryLimiter } from '../../runtime/limiter.ts'
import { describeError } from '../../runtime/log.ts'
import { endWithin } from '../../runtime/timers.ts'
import { etagOf, isKnown } from '../etag.ts'
import { namedLanguage } from '../page-language.ts'
import type { BoardParts } from './dependencies.ts'
import { createKeptPages } from './kept-pages.ts'
import { maySee } from './may-see.ts'
import { type BoardNames, hasKey } from './names.ts'
import { PUBLIC } from './reply.ts'
import { seenOrder } from './seen-order.ts'

/** The pictures that other sites show for links to boards. */
export interface Previews {
  /** Answers the address of a board's picture. */
  show(request: Request, key: string, db: EdgeDatabase): Promise<Response>
  /** Makes the next answer about a guild read everything again. */
  forget(guildId: Snowflake): void
}

/** A picture is not drawn again for this time while it shows the same members: only their levels may be old. */
const FRESH_MS = 5 * 60_000
/** A picture has up to 100 KB. */
const MOST_KEPT = 100
/** Pictures of one board that a process draws. It has one in each language, and a new one where other members are at the top. */
const OF_BOARD = { name: 'preview', most: 10, seconds: 300 } as const
/** Pictures that a process draws, so that many boards leave time for everything else. */
const OF_ALL = { name: 'previews', most: 60, seconds: 60 } as const
const DRAW_WITHIN_MS = 3_000

/** A picture that was drawn. */
interface Drawn {
  /** What people see on it, without levels. */
  shows: string
  etag: string
  bytes: Bytes
}

/** What a picture is made of. */
interface Facts {
  guild: BoardGuild
  board: BoardPicture
}

/** Everything on the picture that says who is on it. A member who hides, leaves or changes the name is not shown any longer. */
const showsOf = ({ serverName, iconUrl, places }: BoardPicture): string =>
  JSON.stringify([serverName, iconUrl, places.map(({ rank, name, avatarUrl }) => [rank, name, avatarUrl])])

export function createPreview(parts: BoardParts, names: BoardNames): Previews {
  const { bots, sights, cdnUrl, clock, log, drawPicture, securityHeaders } = parts
  const facts = createKeptPages<Facts>(clock)
  const kept = createKept<Drawn>({ freshMs: FRESH_MS, most: MOST_KEPT, clock })
  const [ofBoard, ofAll] = [memoryLimiter(OF_BOARD, clock), memoryLimiter(OF_ALL, clock)]

  const without = (status: 404 | 503): Response =>
    new Response(null, {
      status,
      headers: { ...securityHeaders, 'cache-control': 'no-store', ...(status === 503 && { 'retry-after': '60' }) },
    })

  /** What the picture of a public board shows. */
  async function read(key: string, locale: Language, db: EdgeDatabase): Promise<Facts | null> {
    const known = names.known(key)
    const fresh = known === null ? undefined : facts.get(known, locale)
    if (fresh !== undefined) return fresh
    const now = clock()
    const found = await names.find(key, db, async (guildId) => {
      const serving = { mainBotId: bots.mainBotId, now }
      const [guild, page] = await Promise.all([boardGuild(db, guildId, serving), hundredMembers(db, guildId, 1)])
      if (guild === null) return { is: 'missing' as const }
      if (!hasKey(guild, key)) return { is: 'renamed' as const }
      if ((await maySee(guild, null, null)) !== 'yes') return { is: 'missing' as const }
      const opened = await bots.open(guild.customerBot)
      const order = await seenOrder(opened.ok ? sights.as(opened.bot) : null, guildId)
      return { is: 'shown' as const, guild, board: pictureOf(guild, page, order?.iconHash, locale) }
    })
    if (found.is !== 'shown') return null
    facts.keep(found.guild.id, locale, found, now)
    return found
  }

  function pictureOf(
    guild: BoardGuild,
    page: Hundred,
    hash: string | null | undefined,
    locale: Language,
  ): BoardPicture {
    return {
      serverName: plainName(guild.name) ?? guild.id,
      iconUrl: iconUrl(cdnUrl, { id: guild.id, hash }, 128),
      memberCount: guild.memberCount,
      places: page.members.slice(0, MOST_PLACES).map(({ rank, userId, user, xp }) => {
        const { name, avatarUrl } = toPerson(cdnUrl, userId, user)
        return { rank, name, level: levelAt(xp, guild.curve), avatarUrl }
      }),
      locale,
    }
  }

  async function draw(guildId: string, board: BoardPicture): Promise<Drawn | null> {
    if (drawPicture === null) return null
    if (!ofBoard.wouldAllow(guildId) || !(await ofAll.take('')).ok || !(await ofBoard.take(guildId)).ok) return null
    try {
      const bytes = await endWithin(DRAW_WITHIN_MS, (signal) => drawPicture({ board }, signal))
      return { shows: showsOf(board), etag: await etagOf(JSON.stringify(board)), bytes }
    } catch (error) {
      log.warn('the picture of a board was not drawn', describeError(error))
      return null
    }
  }

  async function show(request: Request, key: string, db: EdgeDatabase): Promise<Response> {
    if (drawPicture === null) return without(404)
    const locale = namedLanguage(new URL(request.url)) ?? 'en'
    const found = await read(key, locale, db)
    if (found === null) return without(404)
    const { guild, board } = found
    const place = `${guild.id} ${locale}`
    const known = kept.get(place)
    const isSame = known !== undefined && known.shows === showsOf(board)
    const etag = isSame ? known.etag : await etagOf(JSON.stringify(board))
    const headers = {
      ...securityHeaders,
      // Other sites show the picture.
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': PUBLIC,
      etag,
      ...(!guild.isIndexed && { 'x-robots-tag': 'noindex' }),
    }
    if (isKnown(request, etag)) return new Response(null, { status: 304, headers })
    const readAt = clock()
    const picture = isSame ? known : await draw(guild.id, board)
    if (picture === null) return without(503)
    if (!isSame) kept.set(place, picture, readAt)
    return new Response(picture.bytes, { headers: { ...headers, 'content-type': 'image/png' } })
  }
  return { show, forget: (guildId) => facts.forget(guildId) }
}
