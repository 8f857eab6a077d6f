import * as v from 'valibot'
import { asBot, fetchChannel, fetchGuildChannels, fetchGuildView, type GuildAccess } from '../../edge/guild/fetch.ts'
import { createDiscordApi, type DiscordAnswer, patiently } from '../../edge/runtime/discord.ts'
import { startTimer } from '../../edge/runtime/timers.ts'
import { isThread } from '../../shared/discord/channel-type.ts'
import type { GuildChannel, GuildView } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { EXIT_CODES } from '../local/exit-codes.ts'
import { Refusal } from '../local/refusal.ts'

const UNAUTHORIZED = 401
const [FORBIDDEN, NOT_FOUND] = [403, 404]

const named = v.object({ id: v.string(), name: v.optional(v.string(), '') })

/** A server as the bot sees it. */
export interface SeenGuild {
  access: GuildAccess
  name: string
  view: GuildView
  /** The channels of the server, without threads. */
  channels: ReadonlyMap<Snowflake, GuildChannel>
}

interface Bot {
  token: string
  apiUrl: string
}

/** Reads a server with the bot's token. @throws {Refusal} with the reason if the bot cannot read it */
export async function openGuild({ token, apiUrl }: Bot, guildId: Snowflake): Promise<SeenGuild> {
  const discord = patiently(createDiscordApi({ url: apiUrl, fetch: (url, init) => fetch(url, init) }), startTimer)
  const silent = (): Refusal =>
    new Refusal(`Discord does not answer at ${apiUrl}. Try again later.`, EXIT_CODES.tryAgain)
  const refuse = (why: string): Refusal => new Refusal(why, EXIT_CODES.failed)

  async function get(path: string): Promise<DiscordAnswer> {
    // The error may contain the headers of the request, and so the token.
    const answer = await discord({ method: 'GET', path, token }).catch(() => null)
    if (answer === null || answer.status === 429 || answer.status >= 500) throw silent()
    if (answer.status === UNAUTHORIZED) throw refuse('Discord does not accept BOT_TOKEN.')
    return answer
  }

  const bot = v.safeParse(named, (await get('/users/@me')).body)
  if (!bot.success) throw silent()
  const answer = await get(`/guilds/${guildId}`)
  if (answer.status === FORBIDDEN || answer.status === NOT_FOUND)
    throw refuse(`The bot is not in server ${guildId}, or there is no such server. Invite the bot first.`)
  const access = { discord, botToken: async () => token, guildId, interaction: { applicationId: bot.output.id } }
  const [view, channels] = await Promise.all([fetchGuildView(access), fetchGuildChannels(access)])
  const guild = v.safeParse(named, answer.body)
  if (!guild.success || view === null || channels === null) throw silent()
  return { access, name: guild.output.name, view, channels }
}

/** The channels of a server, and the thread with this id if the bot sees it. @param channelId null for no thread */
export async function withThread({ access, channels }: SeenGuild, channelId: Snowflake | null) {
  if (channelId === null || channels.has(channelId)) return channels
  const ask = await asBot(access)
  const channel = ask && (await fetchChannel(ask, channelId))
  // A channel that is not a thread and not in the list belongs to another server.
  if (channel === null || channel === 'gone' || channel === 'hidden' || !isThread(channel.type)) return channels
  return new Map([...channels, [channelId, channel]])
}
