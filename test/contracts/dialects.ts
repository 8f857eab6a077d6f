import { afterAll, beforeAll, beforeEach, describe } from 'bun:test'
import type { Kysely } from 'kysely'
import { countMembers } from '../../shared/database/members/level-counts.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { openOverHttp, openTestDatabase, type TestDatabase } from '../support/database.ts'
import { levelAt } from '../support/default-curve.ts'

interface OpenDialect {
  db: Queries
  close(): Promise<void>
}

/** How the two halves reach the database: the gateway over TCP, the edge over PlanetScale's HTTP. */
const DIALECTS: Readonly<Record<string, (database: TestDatabase) => OpenDialect>> = {
  TCP: ({ db }) => ({ db, close: async () => {} }),
  'PlanetScale HTTP': openOverHttp,
}

export interface EitherDatabase {
  /** The database over the dialect that the contract is tried with. */
  readonly db: Queries
  /** The same database over TCP, for what only the gateway does. */
  readonly tcp: Kysely<Database>
}

function openOne() {
  let database: TestDatabase | undefined
  beforeAll(async () => {
    database = await openTestDatabase()
  })
  afterAll(() => database?.close())
  return (): TestDatabase => {
    if (database === undefined) throw new Error('the database is open only while tests run')
    return database
  }
}

/** Runs a contract over every dialect; each test finds an empty database in `at.db`. */
export function overEachDialect(subject: string, contract: (at: EitherDatabase) => void): void {
  const database = openOne()
  describe.each(Object.entries(DIALECTS))(`${subject} over %s`, (_, open) => {
    let dialect: OpenDialect | undefined
    beforeAll(() => {
      dialect = open(database())
    })
    beforeEach(() => database().empty())
    afterAll(() => dialect?.close())
    contract({
      get tcp() {
        return database().db
      },
      get db() {
        if (dialect === undefined) throw new Error('the database is open only while tests run')
        return dialect.db
      },
    })
  })
}

/** Runs a contract that only the gateway uses, such as one with transactions. Each test finds an empty database. */
export function overTcp(subject: string, contract: (at: { readonly db: Kysely<Database> }) => void): void {
  const database = openOne()
  describe(`${subject} over TCP`, () => {
    beforeEach(() => database().empty())
    contract({
      get db() {
        return database().db
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
  db: Queries,
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
