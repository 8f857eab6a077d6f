import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'

/** A customer's bot. */
export interface CustomerBot {
  id: Snowflake
  /** The bot's encrypted token. */
  sealedToken: string
}

/** The values that decide which bot serves a guild. */
export interface ServingRule {
  mainBotId: Snowflake
  /** Milliseconds since 1970. */
  now: number
}

/**
 * A subquery for the customer's bot that serves a guild, with its sealed token, which `readCustomerBot` parses. As a part of
 * another statement it costs no round trip. It is null where the main bot is in the guild, or where no customer's bot is. Of
 * several bots, a bot that runs is taken first, then the bot with the lowest id.
 * @param guildId a column
 */
export const customerBotOf = (guildId: string, { mainBotId, now }: ServingRule): RawBuilder<string | null> =>
  sql<string | null>`(
    select concat(here.bot_id, ':', own.token) from guild_bots as here
    inner join whitelabel_bots as own on own.bot_id = here.bot_id
    where here.guild_id = ${sql.ref(guildId)} and not exists (
      select 1 from guild_bots as main where main.guild_id = ${sql.ref(guildId)} and main.bot_id = ${mainBotId}
    )
    order by coalesce(own.lease_until >= ${now}, 0) desc, here.bot_id
    limit 1
  )`

/** Parses what `customerBotOf` found. @returns null where it found none */
export function readCustomerBot(found: string | null): CustomerBot | null {
  if (found === null) return null
  const at = found.indexOf(':')
  return { id: found.slice(0, at), sealedToken: found.slice(at + 1) }
}
