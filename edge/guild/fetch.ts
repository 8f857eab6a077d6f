import * as v from 'valibot'
import {
  byId,
  channelAnswer,
  guildAnswer,
  memberAnswer,
  orderOf,
  roleAnswer,
} from '../../shared/discord/guild-answer.ts'
import type { GuildChannel, GuildOrder, GuildRole, GuildView } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../interactions/context.ts'
import type { DiscordAnswer } from '../runtime/discord.ts'

/** The part of an interaction's context that requests about a guild need. */
export interface GuildAccess extends Pick<InteractionContext, 'discord' | 'botToken' | 'guildId'> {
  interaction: Pick<InteractionContext['interaction'], 'applicationId'>
}

/** Sends a GET request to Discord. */
type Ask = (path: string) => Promise<DiscordAnswer>

/** A function that sends requests as the bot whose command was used; null where that bot's token is not known. */
export async function asBot({ discord, botToken }: GuildAccess): Promise<Ask | null> {
  const token = await botToken()
  return token === null ? null : (path) => discord({ method: 'GET', path, token })
}

/** The body of a successful answer, checked; null for any other answer. */
const read = <const Schema extends v.GenericSchema>(schema: Schema, { status, body }: DiscordAnswer) => {
  const parsed = v.safeParse(schema, body)
  return status === 200 && parsed.success ? parsed.output : null
}

/** The guild's roles; null where Discord does not show them. */
export async function fetchGuildRoles(context: GuildAccess): Promise<Map<Snowflake, GuildRole> | null> {
  const ask = await asBot(context)
  const roles = ask && read(v.array(roleAnswer), await ask(`/guilds/${context.guildId}/roles`))
  return roles && byId(roles)
}

/** The channels in Discord's answer to `/guilds/ID/channels`; null for any other answer. */
export function readChannels(answer: DiscordAnswer): Map<Snowflake, GuildChannel> | null {
  const channels = read(v.array(channelAnswer), answer)
  return channels && byId(channels)
}

/** The guild's channels without its threads; null where Discord does not show them. */
export async function fetchGuildChannels(context: GuildAccess): Promise<Map<Snowflake, GuildChannel> | null> {
  const ask = await asBot(context)
  return ask && readChannels(await ask(`/guilds/${context.guildId}/channels`))
}

/** The owner and roles in Discord's answer to `/guilds/ID`; null for any other answer. */
export const readOrder = (guildId: Snowflake, answer: DiscordAnswer): GuildOrder | null => {
  const guild = read(guildAnswer, answer)
  return guild && orderOf(guildId, guild)
}

/** The roles in Discord's answer to `/guilds/ID/members/ID`; null for any other answer. */
export const readMemberRoles = (answer: DiscordAnswer): Snowflake[] | null => read(memberAnswer, answer)?.roles ?? null

/** The guild's owner and roles; null where Discord does not show them. */
export async function fetchGuildOrder(context: GuildAccess): Promise<GuildOrder | null> {
  const ask = await asBot(context)
  return ask && readOrder(context.guildId, await ask(`/guilds/${context.guildId}`))
}

/** The guild's owner and roles with the roles that the bot has; null where Discord does not show them. */
export async function fetchGuildView(context: GuildAccess): Promise<GuildView | null> {
  const { guildId, interaction } = context
  const ask = await asBot(context)
  if (ask === null) return null
  // A bot's user id is its application's id, except for some bots that were made before 2017.
  const id = interaction.applicationId
  const [guild, member] = await Promise.all([ask(`/guilds/${guildId}`), ask(`/guilds/${guildId}/members/${id}`)])
  const [order, roleIds] = [readOrder(guildId, guild), readMemberRoles(member)]
  if (order === null || roleIds === null) return null
  return { ...order, bot: { id, roleIds } }
}

/** A channel or thread. @returns `gone`: it was deleted; `hidden`: the bot may not see it; null: any other answer */
export async function fetchChannel(ask: Ask, channelId: Snowflake): Promise<GuildChannel | 'gone' | 'hidden' | null> {
  const answer = await ask(`/channels/${channelId}`)
  if (answer.status === 404) return 'gone'
  if (answer.status === 403) return 'hidden'
  return read(channelAnswer, answer)
}
