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
import { namedLanguage } from '../page-language.ts'
import type { BoardParts } from './dependencies.ts'
import { createKeptPages } from './kept-pages.ts'
import { maySee } from './may-see.ts'
import { type BoardNames, hasKey } from './names.ts'
import { createPictures } from './pictures.ts'
import { seenOrder } from './seen-order.ts'

/** The pictures that other sites show for links to boards. */
export interface Previews {
  /** Answers the address of a board's picture. */
  show(request: Request, key: string, db: EdgeDatabase): Promise<Response>
  /** Makes the next answer about a guild read everything again. */
  forget(guildId: Snowflake): void
}

/** The limit for pictures of one board: one in each language, and new ones when other members are at the top. */
const OF_BOARD = { name: 'preview', most: 10, seconds: 300 } as const

/** What a board's picture is drawn from. */
interface Facts {
  guild: BoardGuild
  board: BoardPicture
}

export function createPreview(parts: BoardParts, names: BoardNames): Previews {
  const { bots, sights, cdnUrl, clock, drawPicture } = parts
  const facts = createKeptPages<Facts>(clock)
  const pictures = createPictures(parts, OF_BOARD)

  /** What the picture of a public board shows; null for other boards. */
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

  return {
    forget: (guildId) => facts.forget(guildId),
    async show(request, key, db) {
      if (drawPicture === null) return pictures.without(404)
      const locale = namedLanguage(new URL(request.url)) ?? 'en'
      const found = await read(key, locale, db)
      if (found === null) return pictures.without(404)
      const { guild, board } = found
      const { serverName, iconUrl, places } = board
      return pictures.answer(request, {
        ...{ guildId: guild.id, place: locale, order: { board }, isIndexed: guild.isIndexed },
        shows: [serverName, iconUrl, places.map(({ rank, name, avatarUrl }) => [rank, name, avatarUrl])],
      })
    },
  }
}
