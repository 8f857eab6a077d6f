import { expect, test } from 'bun:test'
import { sql } from 'kysely'
import { PERSONAL_DATA } from '../../shared/database/privacy/personal-data.ts'
import { overTcp } from './dialects.ts'

/** Columns with 64-bit ids that are never those of people, in every table. */
const NO_PERSON: readonly string[] = [
  ...['guild_id', 'channel_id', 'role_id', 'message_id', 'parent_id', 'command_id', 'sku_id'],
  ...['bot_id', 'old_bot_id', 'seen_bot_id', 'application_id', 'reply_application_id'],
  ...['notification_channel_id', 'afk_channel_id', 'busy_guild_id', 'import_id'],
]

/** Columns with 64-bit numbers that are not ids of people, by table. `cursor_id` and `after_id` say how far a task has come. */
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  guilds: ['id'],
  guild_users: ['xp'],
  audit_entries: ['id', 'key_id'],
  api_keys: ['id'],
  webhooks: ['id'],
  webhook_deliveries: ['id', 'webhook_id'],
  boosts: ['id'],
  entitlements: ['id'],
  imports: ['id', 'after_id'],
  import_rows: ['xp'],
  jobs: ['id'],
  erasures: ['id'],
  multipliers: ['target_id'],
  decay_progress: ['after_id', 'xp'],
  seasons: ['cursor_id'],
  upkeep: ['cursor_id'],
  earning_days: ['xp'],
  season_members: ['start_xp', 'xp'],
  gateway_sessions: ['sequence'],
  leases: ['uses'],
  stream_positions: ['position'],
}

overTcp('personal data', (at) => {
  test('every column with a 64-bit id is declared: as that of a person, or as none', async () => {
    const { rows } = await sql<{ name: string; column: string }>`
      select table_name as name, column_name as \`column\` from information_schema.columns
      where table_schema = database() and data_type = 'bigint' and column_type like '%unsigned'
      order by table_name, ordinal_position`.execute(at.db)
    const declared: Readonly<Record<string, { people: Readonly<Record<string, unknown>> }>> = PERSONAL_DATA
    const isDeclared = ({ name, column }: { name: string; column: string }) =>
      NO_PERSON.includes(column) ||
      (NUMBERS[name] ?? []).includes(column) ||
      Object.hasOwn(declared[name]?.people ?? {}, column)
    expect(rows.filter((row) => !isDeclared(row)).map(({ name, column }) => `${name}.${column}`)).toEqual([])
    const known = new Set(rows.map(({ name, column }) => `${name}.${column}`))
    const numbers = Object.entries(NUMBERS).flatMap(([name, columns]) => columns.map((column) => `${name}.${column}`))
    expect(numbers.filter((name) => !known.has(name))).toEqual([])
  })
})
