import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'

/** A customer's bot. */
export interface CustomerBot {
  id: Snowflake
  /** Its encrypted token. */
  sealedToken: string
}

/** Parts of the rule by which a bot serves a guild. */
export interface ServingRule {
  mainBotId: Snowflake
  /** Milliseconds since 1970. */
  now: number
}

/**
 * A subquery that finds the customer's bot that answers for a guild, with its sealed token, so that no statement of its own
 * is needed. It is null where the main bot is in the guild, or no customer's bot is. A bot that runs comes before others,
 * then the one with the lowest id. `readCustomerBot` parses it.
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
