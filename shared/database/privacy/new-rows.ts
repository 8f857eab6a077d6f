import { type RawBuilder, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import { UNCOUNTED } from '../../levelling/counting.ts'
import type { MemberKey } from '../../levelling/member-key.ts'
import { numberText } from '../query/number-literals.ts'

/** The hash of a member in `forgotten_members`, as SQL text. @param guildId, userId of a column, or digits */
export const memberHash = (guildId: string, userId: string): string =>
  `unhex(sha2(concat(${guildId}, ':', ${userId}), 256))`

/** The guild that stands for all guilds. */
export const EVERYWHERE: Snowflake = '0'

/** The user that stands for a guild with all that is stored about it. */
export const NO_MEMBER: Snowflake = '0'

/**
 * `earns_after` for a row of `guild_users` that is written now, as SQL text: the member may not want to be counted in any guild,
 * or may have been deleted. It needs the joins of `joinWishes`.
 */
export const EARNS_AFTER = `greatest(if(uncounted.user_id is null, 0, ${UNCOUNTED}),
  coalesce(here.forgotten_at, 0), coalesce(everywhere.forgotten_at, 0))`

/** The joins for `EARNS_AFTER`, as SQL text. They find rows by primary keys, and nothing for most members. */
export const joinWishes = (guildId: string, userId: string): string =>
  `left join uncounted_users as uncounted on uncounted.user_id = ${userId}
   left join forgotten_members as here on here.member_hash = ${memberHash(guildId, userId)}
   left join forgotten_members as everywhere on everywhere.member_hash = ${memberHash(EVERYWHERE, userId)}`

/** `earns_after` for a member's first row, as a part of a statement. */
export const earnsAfterOf = ({ guildId, userId }: MemberKey): RawBuilder<number> =>
  sql.raw(`(select ${EARNS_AFTER} from (select 1) as one ${joinWishes(numberText(guildId), numberText(userId))})`)
