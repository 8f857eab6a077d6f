import type { ListedMember } from '../../../shared/api/members.ts'
import { rankedStandings } from '../../../shared/database/members/ranked-standings.ts'
import { membersNamed, usersById } from '../../../shared/database/members/users.ts'
import { isSnowflake, type Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildContext } from '../context.ts'
import { fetchMember, type PresentMember, searchMembers } from './discord-members.ts'
import { unlistedFor } from './listed.ts'
import { toPerson } from './person.ts'

/** The most members in a reply. The statement that finds the ranks has one part for each of them. */
const MOST_FOUND = 20

/** Discord's ids have at least 17 digits. A shorter number can be a name. */
const SHORTEST_ID = 17

const NO_STANDING = { xp: 0, level: 0, rank: null, messageCount: 0, isHidden: false }

/** The members who are in the server, and the ids of members whom the database has. */
interface Found {
  /** Null where Discord does not answer. */
  present: PresentMember[] | null
  storedIds: Snowflake[]
}

async function findById(context: GuildContext, id: Snowflake): Promise<Found> {
  const member = await fetchMember(context, id)
  return { present: member === 'gone' ? [] : member && [member], storedIds: [id] }
}

async function findByName(context: GuildContext, start: string, limit: number): Promise<Found> {
  const [present, storedIds] = await Promise.all([
    searchMembers(context, start, limit),
    membersNamed(context.database, context.guildId, start, limit),
  ])
  return { present, storedIds }
}

/**
 * Members by id, mention or the start of a name: those who are in the server, and those who have left and have XP. Bots are
 * left out.
 */
export async function findMembers(context: GuildContext, typed: string, limit: number): Promise<ListedMember[]> {
  const most = Math.min(limit, MOST_FOUND)
  const name = typed.replace(/^<?@!?/, '').replace(/>$/, '')
  if (name === '') return []
  const isId = name.length >= SHORTEST_ID && isSnowflake(name)
  const { present, storedIds } = isId ? await findById(context, name) : await findByName(context, name, most)
  const here = new Map((present ?? []).filter(({ isBot }) => !isBot).map((member) => [member.user.id, member]))
  const bots = new Set((present ?? []).filter(({ isBot }) => isBot).map(({ user }) => user.id))
  const ids = [...new Set([...here.keys(), ...storedIds])].filter((id) => !bots.has(id)).slice(0, most)
  const [standings, users] = await Promise.all([
    rankedStandings(context.database, context.guildId, ids),
    usersById(context.database, ids),
  ])
  // A full list from Discord may leave out members who are in the server.
  const others = present === null || present.length >= most ? null : false
  return ids.flatMap((id): ListedMember[] => {
    const [member, standing] = [here.get(id), standings.get(id)]
    if (member === undefined && standing === undefined) return []
    const { xp, level, rank, messageCount, isHidden } = standing ?? NO_STANDING
    const isHere = member === undefined ? others : true
    const why = isHidden ? 'hidden' : isHere === false ? 'left' : null
    return [
      {
        person: toPerson(context.people.cdnUrl, id, member?.user ?? users.get(id) ?? null, member?.nick ?? null),
        isHere,
        unlisted: unlistedFor(context.tier, why),
        xp,
        level,
        rank: xp === 0 ? null : rank,
        messages: messageCount,
      },
    ]
  })
}
