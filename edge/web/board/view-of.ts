import { HUNDRED, type Hundred, type ShownMember } from '../../../shared/database/members/hundred.ts'
import { type BoardGuild, boardGuild } from '../../../shared/database/web/board-guild.ts'
import type { GuildOrder } from '../../../shared/discord/guild-view.ts'
import { iconUrl } from '../../../shared/discord/icon.ts'
import { plainName } from '../../../shared/discord/name.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Language } from '../../../shared/text/language.ts'
import type { EdgeDatabase } from '../../runtime/database.ts'
import { identify } from '../../sessions/identify.ts'
import type { AskedBoard } from './address.ts'
import type { BoardParts } from './dependencies.ts'
import { maySee } from './may-see.ts'
import { hasKey } from './names.ts'
import { ownPlace, readMembers, readPage, withRanks } from './read.ts'
import { seenOrder } from './seen-order.ts'
import { type BoardView, toRow } from './view.ts'

/** A request for a board. */
interface Given {
  request: Request
  asked: AskedBoard
  language: Language
  keptLanguage: Language | null
  database: EdgeDatabase
  /** Milliseconds since 1970. */
  now: number
  /** Continues work after the reply. A failure is logged. */
  after(work: Promise<unknown>): void
}

export type Outcome =
  | { is: 'shown'; guildId: Snowflake; view: BoardView }
  | { is: 'missing' | 'discordSilent' | 'beingMade' }
  /** The guild no longer has the name in the address. */
  | { is: 'renamed' }
  /** The page does not exist. `last`: the number of the last one. */
  | { is: 'past-end'; last: number }

/** Makes what a board shows. It waits for the database once for the guild, the login and the members, and once more for ranks. */
export async function viewOf(given: Given, guildId: Snowflake, parts: BoardParts): Promise<Outcome> {
  const { request, asked, database, now, after } = given
  const { bots, sights } = parts
  const serving = { mainBotId: bots.mainBotId, now }
  const [guild, identity, read] = await Promise.all([
    boardGuild(database, guildId, serving),
    identify(request, null, { database, after, ...serving }),
    readMembers(database, guildId, asked, now),
  ])
  if (guild === null) return { is: 'missing' }
  if (!hasKey(guild, asked.key)) return { is: 'renamed' }
  const userId = identity?.session.person.id ?? null
  const opened = await bots.open(guild.customerBot)
  const seen = opened.ok ? sights.as(opened.bot) : null
  const seeing = await maySee(guild, userId, seen)
  if (seeing !== 'yes') return { is: seeing === 'no' ? 'missing' : 'discordSilent' }
  const [order, own, named, page] = await Promise.all([
    seenOrder(seen, guild.id),
    userId === null || asked.period !== 'all' ? null : ownPlace(database, guild, userId),
    read.kind === 'named' ? withRanks(database, guild, read.members) : null,
    readPage(database, guildId, asked, { read, now }),
  ])
  if (page === null) return { is: 'beingMade' }
  if (page.after !== null) after(page.after())
  const pages = Math.max(Math.ceil(guild.memberCount / HUNDRED), 1)
  if (named === null && asked.page > 1 && page.hundred.members.length + page.hundred.unlisted === 0) {
    return { is: 'past-end', last: asked.period === 'all' && pages < asked.page ? pages : 1 }
  }
  const members = { page: page.hundred, pages, named, own, isLoggedIn: userId !== null }
  return { is: 'shown', guildId, view: toView(given, parts, { guild, order, ...members }) }
}

/** Everything that was read for a board. */
interface Facts {
  guild: BoardGuild
  /** Null where Discord does not show the guild right now. */
  order: GuildOrder | null
  page: Hundred
  pages: number
  /** Null if the reader looked for no name. */
  named: ShownMember[] | null
  own: BoardView['own']
  isLoggedIn: boolean
}

function toView(
  { asked: { period, page, start }, language, keptLanguage }: Given,
  { cdnUrl, origin, drawPicture }: BoardParts,
  { guild, order, page: hundred, pages, named, own, isLoggedIn }: Facts,
): BoardView {
  const rowOf = (member: ShownMember) => toRow(guild, cdnUrl, period, member)
  const isPublic = guild.visibility === 'public'
  return {
    ...{ language, keptLanguage, key: guild.boardName ?? guild.id, origin },
    serverName: plainName(guild.name) ?? guild.id,
    iconUrl: iconUrl(cdnUrl, { id: guild.id, hash: order?.iconHash }, 128),
    ...{ period, page, pages, goesOn: hundred.goesOn, memberCount: guild.memberCount },
    ...{ rows: hundred.members.map(rowOf), unlisted: hundred.unlisted, own, isLoggedIn },
    goals: guild.levelRoles.flatMap(({ level, roleId }) => {
      const role = order?.roles.get(roleId)
      return role === undefined || level === 0 ? [] : [{ level, name: plainName(role.name) ?? roleId }]
    }),
    found: named && { start: start ?? '', rows: named.map(rowOf) },
    ...{ isPublic, isIndexed: isPublic && guild.isIndexed, hasPicture: isPublic && drawPicture !== null },
  }
}
