import type { Kysely } from 'kysely'
import { entryOf, SCRIPT } from '../../audit/entry.ts'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import type { ImportMode } from '../../imports/wanted-xp.ts'
import { type MemberKey, memberKeyText } from '../../levelling/member-key.ts'
import { MemberMap } from '../../levelling/member-map.ts'
import type { AwardRequest } from '../../levelling/xp-ledger.ts'
import {
  isOwnKey,
  keyFor,
  type MemberPlan,
  type OriginalMember,
  type PresentMember,
  planMember,
} from '../../original/member.ts'
import { writeEntries } from '../audit/entries.ts'
import { loadGuildRules } from '../guilds/guilds.ts'
import { noFreshSync, syncRoles } from '../jobs/role-sync.ts'
import { award } from '../ledger/award.ts'
import { ROLLED } from '../ledger/roll.ts'
import { lockStandings, membersText } from '../members/standings.ts'
import { forgottenAmong } from '../privacy/forgotten.ts'
import type { Queries } from '../queries.ts'
import { listText, rowsText, runText } from '../query/number-literals.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'

/** The name of the other bot, in the ledger and the audit. */
const ORIGINAL = 'the original Prosperity'

/** Members with the plan for each, in the same order. */
export interface PlannedMember {
  wanted: OriginalMember
  plan: MemberPlan
}

/** Plans what an import changes of members, and locks nothing. @param members up to some hundred, each once */
export async function planMembers(
  db: Queries,
  members: readonly OriginalMember[],
  mode: ImportMode,
): Promise<PlannedMember[]> {
  const present = await presentMembers(db, members)
  const forgotten = await forgottenAmong(db, members)
  return members.map((wanted) => {
    const { guildId, userId } = wanted
    if (forgotten.has(memberKeyText(guildId, userId))) return { wanted, plan: { ok: false, why: 'forgotten' } }
    return { wanted, plan: planMember(wanted, present.get(guildId, userId) ?? null, mode) }
  })
}

async function presentMembers(db: Queries, keys: readonly MemberKey[]): Promise<MemberMap<PresentMember>> {
  const present = new MemberMap<PresentMember & { given: Map<string, number> }>()
  if (keys.length === 0) return present
  const { rows } = await runText<MemberKey & Pick<PresentMember, 'xp' | 'messageCount' | 'lastXpAt'>>(
    db,
    `select member.guild_id as guildId, member.user_id as userId, xp, message_count as messageCount,
       last_xp_at as lastXpAt
     from ${membersText(keys)}`,
  )
  for (const { guildId, userId, ...row } of rows)
    present.set(guildId, userId, { ...row, given: new Map(), hasJoinedRows: false })
  if (rows.length === 0) return present
  for (const { guildId, userId, entryKey, amount, isJoined } of await ledgerRows(db, rows)) {
    const member = present.get(guildId, userId)
    if (member === undefined) continue
    if (isJoined === 1) present.set(guildId, userId, { ...member, hasJoinedRows: true })
    else if (isOwnKey(entryKey)) member.given.set(entryKey, amount)
  }
  return present
}

/** The rows of members in the ledger that an earlier import wrote, or into which such rows were joined. */
async function ledgerRows(db: Queries, members: readonly MemberKey[]) {
  const users = new Map<Snowflake, Snowflake[]>()
  for (const { guildId, userId } of members) {
    const others = users.get(guildId)
    if (others === undefined) users.set(guildId, [userId])
    else others.push(userId)
  }
  const those = [...users].map(
    ([guildId, userIds]) => `(guild_id = ${listText([guildId])} and user_id in (${listText(userIds)})
       and source in ('import', 'opening'))`,
  )
  const { rows } = await runText<MemberKey & { entryKey: string; amount: number; isJoined: number }>(
    db,
    `select guild_id as guildId, user_id as userId, entry_key as entryKey, amount, source = 'opening' and entry_key = '${ROLLED}' as isJoined
     from xp_ledger force index (primary) where ${those.join(' or ')}`,
  )
  return rows
}

export interface MemberBatch {
  mode: ImportMode
  /** How many members each guild has in the original; a guild whose entry of the audit is written is taken out. */
  unrecorded: Map<Snowflake, number>
}

/**
 * Gives members what the original has of them, in one transaction: XP through the ledger, counts of messages and times. Members
 * whose plan changes nothing are left out before it, so that a second run locks nothing. No level is announced, and
 * level roles follow by a job for each guild.
 * @param members up to some hundred, each once, of guilds that exist @param now milliseconds since 1970
 */
export async function moveMembers(
  db: Kysely<Database>,
  members: readonly OriginalMember[],
  { mode, unrecorded }: MemberBatch,
  now: number,
): Promise<PlannedMember[]> {
  const first = await planMembers(db, members, mode)
  const affected = first.filter(changes).map(({ wanted }) => wanted)
  if (affected.length === 0) return first
  const guildIds = [...new Set(affected.map(({ guildId }) => guildId))].sort(compareSnowflakes)
  const rules = await loadGuildRules(db, guildIds)
  const [moved, recorded] = await inReadCommitted(db, async (trx) => {
    await lockStandings(trx, affected)
    const planned = await planMembers(trx, affected, mode)
    const requests = planned.flatMap(({ wanted, plan }) => requestOf(wanted, plan, mode, now))
    // Without level roles, `award` writes no job for a member whose level changes.
    const quiet = new Map([...rules].map(([id, of]) => [id, { ...of, levelRoles: [] }]))
    const results = await award(trx, requests, (id) => quiet.get(id), now)
    await raiseCounts(trx, planned)
    const risen = requests.filter((_, nth) => results[nth]?.before.level !== results[nth]?.after.level)
    for (const guildId of new Set(risen.map((request) => request.guildId)))
      if (rules.get(guildId)?.levelRoles.length)
        await syncRoles(trx, { guildId, reply: null, where: noFreshSync(guildId) }, now)
    return [planned, await record(trx, requests, unrecorded, now)] as const
  })
  for (const guildId of recorded) unrecorded.delete(guildId)
  const outcomes = new MemberMap<PlannedMember>()
  for (const one of moved) outcomes.set(one.wanted.guildId, one.wanted.userId, one)
  return first.map((one) => {
    const then = outcomes.get(one.wanted.guildId, one.wanted.userId) ?? one
    if (!then.plan.ok || !one.plan.ok || one.plan.change.outcome !== 'new') return then
    // The lock has made an empty row for a member who had none.
    return { ...then, plan: { ok: true, change: { ...then.plan.change, outcome: 'new' } } }
  })
}

const changes = ({ plan }: PlannedMember): boolean =>
  plan.ok && (plan.change.outcome === 'new' || plan.change.outcome === 'changed')

function requestOf(wanted: OriginalMember, plan: MemberPlan, mode: ImportMode, now: number): AwardRequest[] {
  if (!plan.ok || plan.change.amount === 0) return []
  const { guildId, userId } = wanted
  const { amount } = plan.change
  return [{ guildId, userId, source: 'import', key: keyFor(wanted, mode), amount, at: now, reason: ORIGINAL }]
}

/** Raises counts of messages and times. The rows exist and are locked. */
async function raiseCounts(trx: Queries, planned: readonly PlannedMember[]): Promise<void> {
  const rows = planned.flatMap(({ wanted: { guildId, userId }, plan }) =>
    plan.ok && plan.change.outcome === 'changed'
      ? [[guildId, userId, plan.change.messageCount, plan.change.lastXpAt]]
      : [],
  )
  if (rows.length === 0) return
  await runText(
    trx,
    `insert into guild_users (guild_id, user_id, message_count, last_xp_at) values ${rowsText(rows)}
     on duplicate key update message_count = values(message_count), last_xp_at = values(last_xp_at)`,
  )
}

/** Writes one entry of the audit for each guild, with its first members who get other XP. @returns these guilds */
async function record(
  trx: Queries,
  requests: readonly AwardRequest[],
  unrecorded: ReadonlyMap<Snowflake, number>,
  now: number,
): Promise<Snowflake[]> {
  const guildIds = [...new Set(requests.map(({ guildId }) => guildId))].filter((id) => unrecorded.has(id))
  if (guildIds.length === 0) return []
  const entries = guildIds.map((guildId) =>
    entryOf(
      { guildId, actor: SCRIPT },
      { kind: 'import.started', after: { title: ORIGINAL, members: unrecorded.get(guildId) } },
    ),
  )
  await writeEntries(trx, entries, now)
  return guildIds
}
