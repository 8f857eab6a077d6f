import { DiscordAPIError, type REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import type { RestFor } from '../guild-rest.ts'
import { isGone } from '../outcome.ts'

/** `unknown`: Discord does not answer, or this process runs no bot that can ask. */
type Presence = 'here' | 'gone' | 'unknown'

/** Asks Discord whether a member is in a guild: the event of a join may have been missed. */
export async function presenceOf({ guildId, userId }: MemberKey, restFor: RestFor): Promise<Presence> {
  const rest = await restFor(guildId)
  return rest === null ? 'unknown' : ask(rest, Routes.guildMember(guildId, userId), isGone)
}

/** Asks Discord whether the main bot is in a guild: the event of a join may have been missed. https://discord.com/developers/docs/resources/guild#get-guild */
export const isInGuild = (rest: REST, guildId: Snowflake): Promise<Presence> =>
  ask(rest, Routes.guild(guildId), isNoGuildOfBot)

const isNoGuildOfBot = (error: unknown): boolean =>
  error instanceof DiscordAPIError &&
  (error.code === RESTJSONErrorCodes.UnknownGuild || error.code === RESTJSONErrorCodes.MissingAccess)

async function ask(rest: REST, route: `/${string}`, meansGone: (error: unknown) => boolean): Promise<Presence> {
  try {
    await rest.get(route)
    return 'here'
  } catch (error) {
    return meansGone(error) ? 'gone' : 'unknown'
  }
}
