import * as v from 'valibot'
import type { Snowflake } from '../discord/snowflake.ts'
import { MAX_XP } from '../levelling/curve.ts'

const snowflake = v.pipe(v.string(), v.regex(/^\d{1,20}$/))

/** Whose XP a change of many members changes. `everyone`: all members with XP, also those who have left. */
const whoseSchema = v.variant('of', [
  v.object({ of: v.literal('member'), userId: snowflake }),
  v.object({ of: v.literal('role'), roleId: snowflake }),
  v.object({ of: v.literal('everyone') }),
])

/** A change of many members at once: their XP becomes 0, or each receives the same XP. */
export const bulkChangeSchema = v.variant('what', [
  v.object({ what: v.literal('reset'), whose: whoseSchema }),
  v.object({
    what: v.literal('give'),
    whose: v.object({ of: v.literal('role'), roleId: snowflake }),
    xp: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_XP)),
  }),
])

export type BulkChange = v.InferOutput<typeof bulkChangeSchema>

/**
 * Whether a change for a role affects a member. The role with the guild's own id is @everyone: every member has it, and Discord
 * does not list it. Bots have no XP.
 */
export const isAffected = (
  { roles, user }: { roles: readonly Snowflake[]; user: { bot: boolean } },
  roleId: Snowflake,
  guildId: Snowflake,
): boolean => !user.bot && (roleId === guildId || roles.includes(roleId))

/** The XP that a row of `import_rows` stores for each member: the new total of a reset, or the XP that a gift adds. */
export const rowXp = (change: BulkChange): number => (change.what === 'reset' ? 0 : change.xp)
