import { DiscordAPIError, type REST } from '@discordjs/rest'
import { RESTJSONErrorCodes, Routes } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { MemberKey } from '../../../shared/levelling/member-key.ts'
import type { RestFor } from '../guild-rest.ts'

/**
 * Asks Discord whether a member is in a guild: the event of a join may have been missed.
 * @returns `unknown` where this process runs no bot of the guild, or Discord does not answer
 */
export async function presenceOf(
  { guildId, userId }: MemberKey,
  restFor: RestFor,
): Promise<'here' | 'gone' | 'unknown'> {
  const rest = await restFor(guildId)
  if (rest === null) return 'unknown'
  try {
    await rest.get(Routes.guildMember(guildId, userId))
    return 'here'
  } catch (error) {
    const isGone =
      error instanceof DiscordAPIError &&
      (error.code === RESTJSONErrorCodes.UnknownMember || error.code === RESTJSONErrorCodes.UnknownUser)
    return isGone ? 'gone' : 'unknown'
  }
}

/** Asks Discord whether the main bot is in a guild: the event of a join may have been missed. https://discord.com/developers/docs/resources/guild#get-guild */
export async function isInGuild(rest: REST, guildId: Snowflake): Promise<'here' | 'gone' | 'unknown'> {
  try {
    await rest.get(Routes.guild(guildId))
    return 'here'
  } catch (error) {
    const isGone =
      error instanceof DiscordAPIError &&
      (error.code === RESTJSONErrorCodes.UnknownGuild || error.code === RESTJSONErrorCodes.MissingAccess)
    return isGone ? 'gone' : 'unknown'
  }
}
