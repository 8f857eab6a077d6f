import type { Snowflake } from '../../discord/snowflake.ts'
import type { Standing } from '../../levelling/award.ts'
import { compareMembers, type MemberKey, memberKeyText } from '../../levelling/member-key.ts'
import { EARNS_AFTER, joinWishes } from '../privacy/new-rows.ts'
import type { Queries } from '../queries.ts'
import { listText, runText, numberText as text, unionText } from '../query/number-literals.ts'

/** With more guilds, planning the query takes longer than a join with the list of keys. */
const MAX_LISTED_GUILDS = 50

/** A member with their standing. */
export interface MemberStanding extends MemberKey {
  standing: Standing
}

/** The same, as a locked row has it. */
export interface LockedStanding extends MemberStanding {
  /** What the member did up to this time earns nothing, in milliseconds since 1970; `UNCOUNTED` for a member who is not counted. */
  earnsAfter: number
}

/**
 * Locks members' rows and reads them. Call it inside a READ COMMITTED transaction. Rows are locked in the order of the
 * primary key, so that two processes wait for each other instead of deadlocking. A member without a row gets an empty row
 * first, because a missing row cannot be locked, and two processes would overwrite each other's first award.
 * @param keys each member once
 */
export async function lockStandings(db: Queries, keys: readonly MemberKey[]): Promise<LockedStanding[]> {
  const found = await selectForUpdate(db, keys)
  if (found.length === keys.length) return found
  const known = new Set(found.map(({ guildId, userId }) => memberKeyText(guildId, userId)))
  const missing = keys.filter(({ guildId, userId }) => !known.has(memberKeyText(guildId, userId))).sort(compareMembers)
  // Not `insert ignore`: it takes a shared lock on a row that exists by now, and two processes that then write it deadlock.
  const rows = missing.map(({ guildId, userId }) => [guildId, userId])
  // A member who was deleted at this moment is found here: the deletion had locked the row.
  await runText(
    db,
    `insert into guild_users (guild_id, user_id, earns_after)
     select wanted.guild_id, wanted.user_id, ${EARNS_AFTER}
     from (select 0 as guild_id, 0 as user_id union all ${unionText(rows)}) as wanted
     ${joinWishes('wanted.guild_id', 'wanted.user_id')}
     where wanted.user_id <> 0
     on duplicate key update xp = guild_users.xp`,
  )
  return [...found, ...(await selectForUpdate(db, missing))]
}

async function selectForUpdate(db: Queries, keys: readonly MemberKey[]): Promise<LockedStanding[]> {
  if (keys.length === 0) return []
  const { rows } = await runText<MemberKey & Standing & { earnsAfter: number }>(
    db,
    `select member.guild_id as guildId, member.user_id as userId, xp, level, message_count as messageCount,
       last_xp_at as lastXpAt, earns_after as earnsAfter
     from ${membersText(keys)}
     for update`,
  )
  return rows.map(({ guildId, userId, xp, level, messageCount, lastXpAt, earnsAfter }) => ({
    guildId,
    userId,
    standing: { xp, level, messageCount, lastXpAt },
    earnsAfter,
  }))
}

/**
 * The rows of members as SQL text that follows `from`, in the order of the primary key, with the alias `member`. For few
 * guilds it lists the users of each. For many it joins the list of keys, because planning takes 30 us for each listed
 * guild. A list of row values, `(a, b) in (...)`, is half as fast on MariaDB.
 * @param keys each member once, at least one
 */
export function membersText(keys: readonly MemberKey[]): string {
  const users = new Map<Snowflake, Snowflake[]>()
  for (const { guildId, userId } of keys) {
    const others = users.get(guildId)
    if (others === undefined) users.set(guildId, [userId])
    else others.push(userId)
  }
  return users.size > MAX_LISTED_GUILDS ? keysJoined(keys) : usersListed(users)
}

function usersListed(users: ReadonlyMap<Snowflake, readonly Snowflake[]>): string {
  const guilds = [...users].map(
    ([guildId, userIds]) => `(guild_id = ${listText([guildId])} and user_id in (${listText(userIds)}))`,
  )
  return `guild_users as member force index (primary) where ${guilds.join(' or ')}`
}

function keysJoined(keys: readonly MemberKey[]): string {
  const wanted = keys.toSorted(compareMembers).map((key) => [key.guildId, key.userId])
  return `(select 0 as guild_id, 0 as user_id union all ${unionText(wanted)}) as wanted
    straight_join guild_users as member on member.guild_id = wanted.guild_id and member.user_id = wanted.user_id`
}

/** Writes members' standings in one statement. The rows must be locked. */
export async function writeStandings(db: Queries, members: readonly MemberStanding[]): Promise<void> {
  if (members.length === 0) return
  const rows = members.map(
    ({ guildId, userId, standing: { xp, level, messageCount, lastXpAt } }) =>
      `(${text(guildId)},${text(userId)},${text(xp)},${text(level)},${text(messageCount)},${text(lastXpAt)})`,
  )
  await runText(
    db,
    `insert into guild_users (guild_id, user_id, xp, level, message_count, last_xp_at) values ${rows.join(',')}
     on duplicate key update xp = values(xp), level = values(level), message_count = values(message_count),
       last_xp_at = values(last_xp_at)`,
  )
}
