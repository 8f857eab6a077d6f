import type { Card } from '../../../shared/cards/card.ts'
import { memberCard } from '../../../shared/cards/member-card.ts'
import { rankedStanding } from '../../../shared/database/members/rank.ts'
import { sharedMember } from '../../../shared/database/members/shared-members.ts'
import { boardGuild } from '../../../shared/database/web/board-guild.ts'
import { plainName } from '../../../shared/discord/name.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Language } from '../../../shared/text/language.ts'
import { toPerson } from '../../api/members/person.ts'
import type { EdgeDatabase } from '../../runtime/database.ts'
import { languageFor, namedLanguage } from '../page-language.ts'
import type { BoardParts } from './dependencies.ts'
import { maySee } from './may-see.ts'
import { type BoardNames, hasKey } from './names.ts'
import { createPictures } from './pictures.ts'
import { boardReply, renderMember } from './reply.ts'

/** The member and the board in an address. */
export interface AskedMember {
  /** The id of the guild, or the name of its board. */
  key: string
  userId: Snowflake
}

/** A member who shares their level, on a public board. */
interface Shared {
  guildId: Snowflake
  /** The last part of the address of the board. */
  key: string
  serverName: string
  avatarUrl: string
  card: Card
}

/** The pages of members who share their level, and their pictures. */
export interface SharedMembers {
  /** Null if the member does not share the level or is not on leaderboards, or if the board is not public. */
  page(request: Request, asked: AskedMember, db: EdgeDatabase): Promise<Response | null>
  picture(request: Request, asked: AskedMember, db: EdgeDatabase): Promise<Response>
}

/** The limit for pictures of one guild's members that a process draws. */
const OF_GUILD = { name: 'cards', most: 30, seconds: 300 } as const
/** The background of a card if neither the member nor the server has chosen one. */
const USUAL_THEME = 'midnight'

export function createSharedMembers(parts: BoardParts, names: BoardNames): SharedMembers {
  const { bots, cdnUrl, clock, drawPicture, origin, securityHeaders } = parts
  const pictures = createPictures(parts, OF_GUILD)

  async function find({ key, userId }: AskedMember, locale: Language, db: EdgeDatabase): Promise<Shared | null> {
    const found = await names.find(key, db, async (guildId) => {
      const [guild, shared, standing] = await Promise.all([
        boardGuild(db, guildId, { mainBotId: bots.mainBotId, now: clock() }),
        sharedMember(db, { guildId, userId }),
        rankedStanding(db, guildId, userId),
      ])
      if (guild === null) return { is: 'missing' as const }
      if (!hasKey(guild, key)) return { is: 'renamed' as const }
      const isPublic = (await maySee(guild, null, null)) === 'yes'
      if (!isPublic || shared === null || standing === null || standing.xp === 0) return { is: 'missing' as const }
      const { name, avatarUrl } = toPerson(cdnUrl, userId, shared.user)
      const { ownCard, levelCard, accent } = standing.cards
      const theme = [ownCard, levelCard].find((card) => card !== null && card !== 'off') ?? USUAL_THEME
      const look = { name, accent, locale, occasion: 'standing', theme } as const
      return {
        is: 'shown' as const,
        ...{ guildId, key: guild.boardName ?? guild.id, serverName: plainName(guild.name) ?? guild.id, avatarUrl },
        card: memberCard(standing, look),
      }
    })
    return found.is === 'shown' ? found : null
  }

  return {
    async page(request, asked, db) {
      const language = languageFor(request)
      const shared = await find(asked, language, db)
      if (shared === null) return null
      const { key, serverName, avatarUrl, card } = shared
      const view = {
        key,
        serverName,
        avatarUrl,
        card,
        userId: asked.userId,
        language,
        origin,
        hasPicture: drawPicture !== null,
      }
      return boardReply(request, await renderMember(view), securityHeaders)
    },
    async picture(request, asked, db) {
      if (drawPicture === null) return pictures.without(404)
      const locale = namedLanguage(new URL(request.url)) ?? 'en'
      const shared = await find(asked, locale, db)
      if (shared === null) return pictures.without(404)
      const { guildId, card, avatarUrl } = shared
      return pictures.answer(request, {
        ...{ guildId, place: `${asked.userId} ${locale}`, isIndexed: false },
        order: { card, avatarUrl, format: 'png' },
        shows: [card.name, card.theme, card.accent, avatarUrl],
      })
    },
  }
}
