import { sql } from 'kysely'
import { PERSONAL_DATA } from '../../shared/database/privacy/personal-data.ts'
import type { Fate } from '../../shared/database/privacy/personal-table.ts'
import type { Queries } from '../../shared/database/queries.ts'
import { START } from './messages.ts'

/** Everything that a guild may hold about a member. */
export async function storePersonalRows(db: Queries, guildId: string, userId: string, other: string): Promise<void> {
  const member = { guild_id: guildId, user_id: userId }
  const ledger = { ...member, at: START, amount: 5, reason: null, reverses: null }
  await db
    .insertInto('xp_ledger')
    .values([{ ...ledger, source: 'admin', entry_key: 'a', actor_id: other }])
    .execute()
  await db
    .insertInto('xp_ledger')
    .values([{ ...ledger, source: 'voice', entry_key: 'v', actor_id: null }])
    .execute()
  await db
    .insertInto('earning_days')
    .values({ ...member, source: 'voice', day: 1, xp: 3 })
    .execute()
  await db.insertInto('unpinged_members').values(member).execute()
  await db
    .insertInto('unlisted_members')
    .values({ ...member, hidden_at: 1, left_at: null })
    .execute()
  await db
    .insertInto('member_cards')
    .values({ ...member, card: 'forest' })
    .execute()
  await db.insertInto('shared_members').values(member).execute()
  await db
    .insertInto('season_members')
    .values({ ...member, number: 1, xp: 10 })
    .execute()
  await db
    .insertInto('activity_role_holders')
    .values({ ...member, role_id: '5', state: 'held' })
    .execute()
  const imported = { guild_id: guildId, format: 'mee6', title: 'MEE6', mode: 'replace', actor_id: userId } as const
  const { insertId } = await db
    .insertInto('imports')
    .values({ ...imported, ...EMPTY_IMPORT, state: 'done' })
    .executeTakeFirstOrThrow()
  await db
    .insertInto('import_rows')
    .values({ import_id: String(insertId), user_id: userId, xp: 9 })
    .execute()
  const audited = { guild_id: guildId, at: START, via: 'command', key_id: null, subject: null } as const
  const values = { value_before: null, value_after: null, reason: 'about a name' }
  await db
    .insertInto('audit_entries')
    .values({ ...audited, ...values, kind: 'xp.changed', actor_id: other, target_id: userId })
    .execute()
  const job = {
    guild_id: guildId,
    run_at: START,
    taken_by: null,
    taken_until: null,
    reason: null,
    created_at: START,
    updated_at: START,
  }
  await db
    .insertInto('jobs')
    .values([
      { ...job, kind: 'level-up', user_id: userId, payload: '{}' },
      { ...job, kind: 'announcement', user_id: null, payload: JSON.stringify({ userIds: [userId] }) },
    ])
    .execute()
  const stay = { flags: 0, roles: '', started_at: 1, changed_at: 1, settled_at: 1, counts_since: 1, next_minute: 0 }
  const pending = { pending_from: 0, pending_minutes: 0, pending_xp: 0, day: 0, day_xp: 0 }
  await db
    .insertInto('voice_sessions')
    .values({ ...member, channel_id: '9', ...stay, ...pending })
    .execute()
  await db
    .insertInto('voice_guilds')
    .values({ guild_id: guildId, seen_until: 1, seen_bot_id: '1', afk_channel_id: null, members: 1 })
    .onDuplicateKeyUpdate({ members: sql`voice_guilds.members + 1` })
    .execute()
}

const EMPTY_IMPORT = {
  ...{ busy_guild_id: null, source: null, options: null, preview: null, refusal: null, wants_stop: 0 as const },
  ...{ curve_before: null, curve_after: null, expires_at: null, created_at: START, updated_at: START },
}

const tablesOf = async (db: Queries): Promise<string[]> =>
  (
    await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = database()`.execute(db)
  ).rows.map(({ name }) => name)

/** Columns that the declaration lets stay, as `table.column`. */
const STAYING = new Set(
  Object.entries<{ people: Readonly<Record<string, { fate: Fate }>> }>(PERSONAL_DATA).flatMap(([table, { people }]) =>
    Object.entries(people).flatMap(([column, { fate }]) => (fate === 'stays' ? [`${table}.${column}`] : [])),
  ),
)

/** The tables that still name a member in a guild, or in any for null, apart from columns that the declaration lets stay. */
export async function tracesOf(db: Queries, id: string, guildId: string | null): Promise<string[]> {
  const found = new Set<string>()
  for (const table of await tablesOf(db)) {
    const { rows } = await sql<
      Record<string, unknown> & { guild_id?: string }
    >`select * from ${sql.table(table)}`.execute(db)
    for (const row of rows) {
      const named = Object.entries(row).some(
        ([column, value]) => JSON.stringify(value ?? null).includes(id) && !STAYING.has(`${table}.${column}`),
      )
      if (named && (guildId === null || !('guild_id' in row) || row.guild_id === guildId)) found.add(table)
    }
  }
  return [...found].sort()
}
