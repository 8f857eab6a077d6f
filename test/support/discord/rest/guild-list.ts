import * as v from 'valibot'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { guildPermissions } from '../permissions.ts'
import type { GuildState } from '../state/guild.ts'
import type { MemberState } from '../state/member.ts'
import { type Answer, ok } from './answers.ts'
import { parse } from './parse.ts'
import { flag, limitUpTo, snowflake } from './query-fields.ts'

const MOST_GUILDS = 200

const listQuery = v.object({
  before: v.optional(snowflake),
  after: v.optional(snowflake),
  limit: v.optional(limitUpTo(MOST_GUILDS), String(MOST_GUILDS)),
  with_counts: v.optional(flag, 'false'),
})

interface Membership {
  guild: GuildState
  member: MemberState
}

function membershipsIn(guilds: Iterable<GuildState>, userId: Snowflake): Membership[] {
  return [...guilds].flatMap((guild) => {
    const member = guild.members.get(userId)
    return member ? [{ guild, member }] : []
  })
}

function partialGuild({ guild, member }: Membership, withCounts: boolean): object {
  const count = guild.members.size
  return {
    id: guild.id,
    name: guild.name,
    icon: guild.icon,
    banner: null,
    owner: guild.ownerId === member.user.id,
    permissions: String(guildPermissions(guild, member)),
    features: [],
    ...(withCounts && { approximate_member_count: count, approximate_presence_count: count }),
  }
}

/**
 * The guilds in which a person or bot is a member. https://discord.com/developers/docs/resources/user#get-current-user-guilds
 * @param guilds the guilds to look in
 */
export function listGuilds(guilds: Iterable<GuildState>, userId: Snowflake, query: URLSearchParams): Answer {
  const parsed = parse(listQuery, Object.fromEntries(query))
  if (!parsed.ok) return parsed.answer
  const { before, after, limit, with_counts } = parsed.value
  const found = membershipsIn(guilds, userId)
    .filter(({ guild: { id } }) => before === undefined || BigInt(id) < BigInt(before))
    .filter(({ guild: { id } }) => after === undefined || BigInt(id) > BigInt(after))
    .sort((a, b) => (BigInt(a.guild.id) < BigInt(b.guild.id) ? -1 : 1))
  const page = before !== undefined && after === undefined ? found.slice(-limit) : found.slice(0, limit)
  return ok(page.map((membership) => partialGuild(membership, with_counts)))
}
