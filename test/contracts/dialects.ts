import { afterAll, beforeAll, beforeEach, describe } from 'bun:test'
import type { Kysely } from 'kysely'
import { countMembers } from '../../shared/database/members/level-counts.ts'
import type { Database } from '../../shared/database/schema.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import { openOverHttp, openTestDatabase, type TestDatabase } from '../support/database.ts'

interface OpenDialect {
  db: Kysely<Database>
  close(): Promise<void>
}

/** How the two halves reach the database: the gateway over TCP, the edge over PlanetScale's HTTP. */
const DIALECTS: Readonly<Record<string, (database: TestDatabase) => OpenDialect>> = {
  TCP: ({ db }) => ({ db, close: async () => {} }),
  'PlanetScale HTTP': openOverHttp,
}

/** Runs a contract over every dialect; each test finds an empty database in `at.db`. */
export function overEachDialect(subject: string, contract: (at: { readonly db: Kysely<Database> }) => void): void {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database?.close())
  describe.each(Object.keys(DIALECTS))(`${subject} over %s`, (name) => {
    let dialect: OpenDialect | undefined
    beforeAll(() => {
      dialect = database && DIALECTS[name]?.(database)
    })
    beforeEach(() => database?.empty())
    afterAll(() => dialect?.close())
    contract({
      get db() {
        if (dialect === undefined) throw new Error('the database is open only while tests run')
        return dialect.db
      },
    })
  })
}

/** Two ids that are the same number to JavaScript: only their last digit differs. */
export const TWINS = ['1152921504606846977', '1152921504606846978'] as const
export const GUILD = '1100000000000000001'
export const OTHER_GUILD = '1100000000000000002'
/** 2026-08-01, in milliseconds. */
export const NOW = 1_785_542_400_000

/** Writes members with XP, and the guild that counts them. */
export async function seedMembers(
  db: Kysely<Database>,
  guildId: string,
  members: readonly (readonly [userId: string, xp: number])[],
): Promise<void> {
  await db
    .insertInto('guilds')
    .values({
      id: guildId,
      name: 'a guild',
      active: 1,
      notification_channel_id: null,
      created_at: NOW,
      updated_at: NOW,
    })
    .execute()
  if (members.length === 0) return
  await db
    .insertInto('guild_users')
    .values(
      members.map(([userId, xp]) => ({
        guild_id: guildId,
        user_id: userId,
        xp,
        level: levelAt(xp),
        message_count: 3,
        last_xp_at: NOW,
      })),
    )
    .execute()
  await countMembers(
    db,
    members.map(([, xp]) => ({ guildId, from: null, to: xp > 0 ? levelAt(xp) : null })),
  )
}
