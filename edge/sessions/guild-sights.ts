import type { GuildChannel, GuildOrder } from '../../shared/discord/guild-view.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Span } from '../../shared/trace/span.ts'
import { readChannels, readMemberRoles, readOrder } from '../guild/fetch.ts'
import { type DiscordAnswer, type DiscordApi, traced } from '../runtime/discord.ts'
import { remember } from '../runtime/kept.ts'
import type { Bot } from './guild-bots.ts'

/** Whether a request reads or writes. A write is decided by fresher facts. */
export type Purpose = 'read' | 'write'

/** How old Discord's answer may be. A demoted admin is refused after this time. */
const FRESH_MS: Readonly<Record<Purpose, number>> = { read: 30_000, write: 5_000 }
/** An entry is some kilobytes: up to 250 roles. */
const MOST_GUILDS = 1_000
const MOST_MEMBERS = 10_000

/**
 * An answer of Discord. `gone`: the bot is not in the guild, or the person is not a member. `refused`: Discord does not accept
 * the bot's token. `unavailable`: Discord does not answer.
 */
export type Sight<Value> = { seen: 'yes'; value: Value } | { seen: 'gone' | 'refused' | 'unavailable' }

/** Guilds and members as Discord shows them to one bot. */
export interface GuildSights {
  /** The guild's owner and roles. */
  order(guildId: Snowflake, purpose: Purpose): Promise<Sight<GuildOrder>>
  /** The roles of a member. */
  memberRoles(guildId: Snowflake, userId: Snowflake, purpose: Purpose): Promise<Sight<readonly Snowflake[]>>
  /** The guild's channels, without threads. */
  channels(guildId: Snowflake, purpose: Purpose): Promise<Sight<ReadonlyMap<Snowflake, GuildChannel>>>
}

/** Guilds and members as Discord shows them to our bots, kept in memory per isolate for some seconds. */
export interface Sights {
  as(bot: Bot): GuildSights
  /**
   * Sights with the same memory, whose requests to Discord are parts of a trace.
   * @param span the parent of the requests' spans; null where nothing is traced
   */
  tracedIn(span: Span | null): Sights
}

interface SightsParts {
  discord: DiscordApi
  /** Milliseconds since 1970. */
  clock(): number
}

type Certain<Value> = { seen: 'yes'; value: Value } | { seen: 'gone' }

/** The answer to a token that was reset. */
const REFUSED = 401

/** Answers that say for certain that the bot or the person is not in the guild. */
const GONE: readonly number[] = [403, 404]

export function createSights({ discord, clock }: SightsParts): Sights {
  // Values and no promises: on Workers a promise belongs to the request that made it.
  const orders = new Map<string, { value: Certain<GuildOrder>; readAt: number }>()
  const members = new Map<string, { value: Certain<readonly Snowflake[]>; readAt: number }>()
  const channels = new Map<string, { value: Certain<ReadonlyMap<Snowflake, GuildChannel>>; readAt: number }>()

  async function look<Value>(
    { api, bot: { applicationId, token } }: { api: DiscordApi; bot: Bot },
    kept: Map<string, { value: Certain<Value>; readAt: number }>,
    most: number,
    path: string,
    purpose: Purpose,
    read: (answer: DiscordAnswer) => Value | null,
  ): Promise<Sight<Value>> {
    // One bot may see a guild that another bot does not see.
    const key = `${applicationId} ${path}`
    const known = kept.get(key)
    // A person who has just joined, or has just added the bot, can open the guild after some seconds.
    const freshMs = known?.value.seen === 'gone' ? FRESH_MS.write : FRESH_MS[purpose]
    if (known !== undefined && clock() - known.readAt < freshMs) return known.value
    const readAt = clock()
    const answer = await api({ method: 'GET', path, token }).catch(() => null)
    if (answer === null) return { seen: 'unavailable' }
    if (answer.status === REFUSED) return { seen: 'refused' }
    const value = read(answer)
    const isGone = value === null && GONE.includes(answer.status)
    // A rate limit or a fault of Discord says nothing about the guild.
    if (value === null && !isGone) return { seen: 'unavailable' }
    const certain: Certain<Value> = value === null ? { seen: 'gone' } : { seen: 'yes', value }
    remember(kept, key, { value: certain, readAt }, most)
    return certain
  }

  const over = (api: DiscordApi): Sights => ({
    as: (bot) => ({
      order: (guildId, purpose) =>
        look({ api, bot }, orders, MOST_GUILDS, `/guilds/${guildId}`, purpose, (answer) => readOrder(guildId, answer)),
      memberRoles: (guildId, userId, purpose) =>
        look({ api, bot }, members, MOST_MEMBERS, `/guilds/${guildId}/members/${userId}`, purpose, readMemberRoles),
      channels: (guildId, purpose) =>
        look({ api, bot }, channels, MOST_GUILDS, `/guilds/${guildId}/channels`, purpose, readChannels),
    }),
    tracedIn: (span) => over(traced(discord, span)),
  })
  return over(discord)
}
