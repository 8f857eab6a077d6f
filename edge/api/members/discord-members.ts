import * as v from 'valibot'
import type { NewUser } from '../../../shared/database/members/users.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { snowflakeSchema } from '../../../shared/discord/snowflake-schema.ts'
import type { DiscordAnswer } from '../../runtime/discord.ts'
import type { GuildContext } from '../context.ts'

/** https://discord.com/developers/docs/resources/guild#guild-member-object */
const memberSchema = v.pipe(
  v.object({
    user: v.object({
      id: snowflakeSchema,
      username: v.string(),
      global_name: v.optional(v.nullable(v.string()), null),
      discriminator: v.optional(v.string(), '0'),
      avatar: v.optional(v.nullable(v.string()), null),
      bot: v.optional(v.boolean(), false),
    }),
    nick: v.optional(v.nullable(v.string()), null),
    roles: v.array(snowflakeSchema),
  }),
  v.transform(
    ({ user: { global_name: globalName, bot: isBot, ...user }, nick, roles: roleIds }): PresentMember => ({
      user: { ...user, globalName },
      isBot,
      nick,
      roleIds,
    }),
  ),
)

/** A member of the server, as Discord shows them. */
export interface PresentMember {
  user: NewUser
  isBot: boolean
  /** The nickname in the server; null for none. */
  nick: string | null
  roleIds: Snowflake[]
}

const ask = ({ discord, bot }: GuildContext, path: string): Promise<DiscordAnswer | null> =>
  discord({ method: 'GET', path, token: bot.token }).catch(() => null)

/** A member of the server. @returns `gone`: nobody with this id is in the server; null where Discord does not answer */
export async function fetchMember(context: GuildContext, userId: Snowflake): Promise<PresentMember | 'gone' | null> {
  const answer = await ask(context, `/guilds/${context.guildId}/members/${userId}`)
  if (answer?.status === 404) return 'gone'
  const member = v.safeParse(memberSchema, answer?.body)
  return answer?.status === 200 && member.success ? member.output : null
}

/**
 * Members whose nickname or username begins with a text.
 * https://discord.com/developers/docs/resources/guild#search-guild-members
 * @returns null where Discord does not answer
 */
export async function searchMembers(
  context: GuildContext,
  start: string,
  limit: number,
): Promise<PresentMember[] | null> {
  const query = new URLSearchParams({ query: start, limit: String(limit) })
  const answer = await ask(context, `/guilds/${context.guildId}/members/search?${query}`)
  const members = v.safeParse(v.array(memberSchema), answer?.body)
  return answer?.status === 200 && members.success ? members.output : null
}
