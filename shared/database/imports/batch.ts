import type { Selectable } from 'kysely'
import type { Actor } from '../../audit/entry.ts'
import type { Snowflake } from '../../discord/snowflake.ts'
import { importedMessages, importedTotal, isBulk, type TotalMode } from '../../imports/wanted-xp.ts'
import type { AwardResult } from '../../levelling/xp-ledger.ts'
import { includesEvent } from '../../webhooks/events.ts'
import { theseMembers } from '../decay/silent-members.ts'
import type { GuildRules } from '../guilds/guilds.ts'
import { changeSettings } from '../guilds/settings.ts'
import { insertJobs } from '../jobs/jobs.ts'
import { award } from '../ledger/award.ts'
import { reverse } from '../ledger/reverse.ts'
import { lockStandings } from '../members/standings.ts'
import type { Queries } from '../queries.ts'
import { giveMessages, messagesOf, takeMessagesBack } from './messages.ts'
import type { ImportTable } from './tables.ts'

/** Rows of one transaction. Their members are locked for some 25 ms, for which an award of one of them may wait. */
const BATCH = 100

type Import = Selectable<ImportTable>
type Row = { userId: Snowflake; xp: number; messages: number | null; given: number | null }

export interface ImportedBatch {
  /** How the import ended in this batch; null where it has more rows, or had ended before. */
  end: ImportEnd | null
  isOver: boolean
  what: 'import' | 'undo'
  /** Whether it is a change of many members. */
  isBulk: boolean
  /** How many members have other XP now. */
  changed: number
  /** How many rows are done, this batch included, and how many there are. */
  done: number
  members: number
}

export type ImportEnd = 'done' | 'stopped' | 'undone'

/** What a batch has changed: members' XP, and of how many members the number of messages. */
interface Changes {
  results: AwardResult[]
  counted: number
}

/**
 * Applies the next rows of an import, or undoes them, as its state says. Call it inside a READ COMMITTED transaction of its own: the
 * members' XP and the import's progress change together, so a process that is killed leaves nothing half done, and two
 * processes at once do nothing twice.
 *
 * Members whose level changes get no job of their own, and no announcement: one sync of all level roles follows the last batch.
 * @param now milliseconds since 1970
 */
export async function importBatch(
  trx: Queries,
  rules: GuildRules,
  importId: string,
  now: number,
): Promise<ImportedBatch> {
  const found = await trx.selectFrom('imports').selectAll().where('id', '=', importId).forUpdate().executeTakeFirst()
  const kind = {
    what: found?.state === 'undoing' ? 'undo' : 'import',
    isBulk: found !== undefined && isBulk(found.mode),
  } as const
  if (found === undefined || (found.state !== 'applying' && found.state !== 'undoing'))
    return { end: null, isOver: true, ...kind, changed: 0, done: 0, members: 0 }
  const { done, members } = found
  if (found.state === 'applying' && found.wants_stop === 1) {
    await finish(trx, found, 'stopped', rules, now)
    return { end: 'stopped', isOver: true, ...kind, changed: 0, done, members }
  }
  const rows = await trx
    .selectFrom('import_rows')
    .select(['user_id as userId', 'xp', 'messages', 'messages_given as given'])
    .where('import_id', '=', importId)
    .where('user_id', '>', found.after_id)
    .orderBy('user_id')
    .limit(BATCH)
    .execute()
  const last = rows.at(-1)
  if (last === undefined) {
    const end = found.state === 'undoing' ? 'undone' : 'done'
    await finish(trx, found, end, rules, now)
    return { end, isOver: true, ...kind, changed: 0, done, members }
  }
  // Without level roles and events, `award` writes no job for a member whose level changes.
  const quiet = { ...rules, levelRoles: [], webhookEvents: 0 }
  const { results, counted } =
    found.state === 'undoing'
      ? await giveBack(trx, quiet, found, rows, now)
      : await giveFiles(trx, quiet, found, rows, now)
  const changed = results.filter(({ before, after }) => after.xp !== before.xp)
  const sum = changed.reduce((total, { before, after }) => total + after.xp - before.xp, 0)
  await trx
    .updateTable('imports')
    .set({
      ...{ after_id: last.userId, done: done + rows.length, updated_at: now },
      ...(kind.what === 'import'
        ? { changed: found.changed + changed.length, xp: found.xp + sum, counted: found.counted + counted }
        : {}),
    })
    .where('id', '=', importId)
    .execute()
  return { end: null, isOver: false, ...kind, changed: changed.length, done: done + rows.length, members }
}

/**
 * Gives the guild the curve that an import takes over, or at its undo the earlier one, before the first member changes. A process
 * that is killed afterwards sets the same curve again, which changes nothing.
 */
export async function changeCurve(db: Queries, importId: string, actor: Actor, now: number): Promise<void> {
  const found = await db
    .selectFrom('imports')
    .select(['state', 'guild_id as guildId', 'after_id as afterId', 'curve_before as before', 'curve_after as after'])
    .where('id', '=', importId)
    .executeTakeFirst()
  if (found === undefined || found.afterId !== '0') return
  const { state, guildId, before, after } = found
  const curve = state === 'applying' ? after : state === 'undoing' ? before : null
  if (curve !== null) await changeSettings(db, { guildId, actor }, { curve }, now)
}

/** The source of the XP in the ledger. */
const sourceOf = (mode: TotalMode): 'bulk' | 'import' => (isBulk(mode) ? 'bulk' : 'import')

/** Gives members the totals and the numbers of messages of the file. */
async function giveFiles(
  trx: Queries,
  rules: GuildRules,
  found: Import,
  rows: readonly Row[],
  now: number,
): Promise<Changes> {
  const { id, mode, title, actor_id: actorId } = found
  const { id: guildId } = rules.settings
  // The first read takes no lock, because `lockStandings` writes an empty row for a member who has none.
  const present = await theseMembers(
    trx,
    guildId,
    rows.map(({ userId }) => userId),
  )
  const seen = new Map(present.map(({ userId, xp }) => [userId, xp]))
  const changeOf = (xp: number, wanted: number): number => importedTotal(xp, wanted, mode) - xp
  const counts = await messagesOf(trx, guildId, rows)
  const affected = rows.filter(({ userId, xp, messages }) => {
    const count = counts.get(userId) ?? 0
    return changeOf(seen.get(userId) ?? 0, xp) !== 0 || importedMessages(count, messages, mode) !== count
  })
  if (affected.length === 0) return { results: [], counted: 0 }
  const locked = await lockStandings(
    trx,
    affected.map(({ userId }) => ({ guildId, userId })),
  )
  const totals = new Map(locked.map(({ userId, standing }) => [userId, standing.xp]))
  const requests = affected.flatMap(({ userId, xp }) => {
    const amount = changeOf(totals.get(userId) ?? 0, xp)
    const of = { guildId, userId, source: sourceOf(mode), key: id, at: now, actorId, reason: title || null }
    return amount === 0 ? [] : [{ ...of, amount }]
  })
  const results = await award(trx, requests, () => rules, now)
  return { results, counted: await giveMessages(trx, found, affected, locked) }
}

/** Takes back what the import gave. What members earned and lost since then stays, and so do messages that were counted since then. */
async function giveBack(
  trx: Queries,
  rules: GuildRules,
  { id, mode, title, actor_id: actorId }: Import,
  rows: readonly Row[],
  now: number,
): Promise<Changes> {
  const { id: guildId } = rules.settings
  const entries = rows.map(({ userId }) => ({ guildId, userId, source: sourceOf(mode), key: id }))
  const results = await reverse(trx, entries, { actorId, reason: title || null }, () => rules, now)
  // `reverse` has locked the members.
  await takeMessagesBack(trx, guildId, rows)
  return { results: results.flatMap((result) => (result.outcome === 'unknown' ? [] : [result])), counted: 0 }
}

async function finish(
  trx: Queries,
  { id, guild_id: guildId, mode, kind, changed }: Import,
  state: ImportEnd,
  { levelRoles, webhookEvents }: GuildRules,
  now: number,
): Promise<void> {
  await trx.updateTable('imports').set({ state, busy_guild_id: null, updated_at: now }).where('id', '=', id).execute()
  if (state === 'done' && includesEvent(webhookEvents, 'import.done')) {
    const event = { type: 'import.done', data: { guildId, importId: id, kind, changed } } as const
    await insertJobs(trx, [{ kind: 'guild-event', guildId, userId: null, payload: { event } }], now)
  }
  if (levelRoles.length === 0) return
  // Members who fell below every level role still have one, and only a sync of all members looks at them.
  const everyone = state === 'undone' || mode === 'replace' || mode === 'reset'
  await insertJobs(trx, [{ kind: 'guild-role-sync', guildId, userId: null, payload: { reply: null, everyone } }], now)
}
