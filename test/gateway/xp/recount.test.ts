import { afterEach, beforeEach, expect, test } from 'bun:test'
import { type Kysely, sql } from 'kysely'
import { countedLevel, countMembers } from '../../../shared/database/members/level-counts.ts'
import { miscountedGuilds, recountGuild } from '../../../shared/database/members/recount.ts'
import { lockStandings, writeStandings } from '../../../shared/database/members/standings.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { levelAt } from '../../support/default-curve.ts'
import { until } from '../../support/until.ts'

const GUILD = '1100000000000000001'
const MEMBERS = Array.from({ length: 40 }, (_, nth) => String(nth + 1))

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
  await database.db
    .insertInto('guilds')
    .values({ id: GUILD, name: 'a guild', notification_channel_id: null, created_at: 0, updated_at: 0 })
    .execute()
})
afterEach(() => database.close())

const inTransaction = (write: (trx: Kysely<Database>) => Promise<void>): Promise<void> =>
  database.db.transaction().setIsolationLevel('read committed').execute(write)

/** Gives members XP, as the ledger does. */
const give = (userIds: readonly string[], xp: number) =>
  inTransaction(async (trx) => {
    const keys = userIds.map((userId) => ({ guildId: GUILD, userId }))
    const locked = await lockStandings(trx, keys)
    const changed = locked.map((member) => {
      const total = member.standing.xp + xp
      return { ...member, standing: { ...member.standing, xp: total, level: levelAt(total) } }
    })
    await writeStandings(trx, changed)
    const moves = changed.map(({ standing }, nth) => ({
      guildId: GUILD,
      from: countedLevel(locked[nth]?.standing ?? standing),
      to: countedLevel(standing),
    }))
    await countMembers(trx, moves)
  })

const isWaiting = async (): Promise<boolean> => {
  const { rows } = await sql<{ seconds: number }>`
    select trx_id from information_schema.innodb_trx where trx_state = 'LOCK WAIT'`.execute(database.db)
  return rows.length > 0
}

test('a recount and a writer that has counted a level do not deadlock, and both are counted', async () => {
  await give(['1', '2'], 110)
  await database.db.updateTable('guilds').set({ member_count: 9 }).execute()
  let recounting: Promise<boolean> | undefined
  await inTransaction(async (trx) => {
    const [level, members] = [1, 1]
    await trx.insertInto('guild_users').values({ guild_id: GUILD, user_id: '3', xp: 110, level }).execute()
    await trx.updateTable('guild_levels').set({ members: 3 }).where('level', '=', level).execute()
    recounting = recountGuild(database.db, GUILD)
    const ended = recounting.then(() => true)
    await until('the recount ends, or waits for the writer', async () =>
      Promise.race([ended, Bun.sleep(1).then(isWaiting)]),
    )
    await trx
      .updateTable('guilds')
      .set((eb) => ({ member_count: eb('member_count', '+', members) }))
      .execute()
  })
  expect(await recounting).toBe(true)
  expect(await miscountedGuilds(database.db, [GUILD])).toEqual([])
})

test('recounts at the same time, the first ones of this database, add what is missing once', async () => {
  await give(MEMBERS, 20)
  for (let times = 0; times < 10; times++) {
    await database.db.deleteFrom('upkeep').execute()
    await database.db.updateTable('guild_levels').set({ members: 7 }).execute()
    await Promise.all(Array.from({ length: 6 }, () => recountGuild(database.db, GUILD)))
    expect(await miscountedGuilds(database.db, [GUILD])).toEqual([])
  }
})

test('recounts beside writers leave the counts exact', async () => {
  await give(MEMBERS, 20)
  await database.db.updateTable('guild_levels').set({ members: 7 }).execute()
  await database.db.updateTable('guilds').set({ member_count: 1 }).execute()
  const writing = Array.from({ length: 12 }, async (_, nth) => {
    for (let times = 0; times < 3; times++) await give(MEMBERS.slice(nth % 7, (nth % 7) + 9 + times), 90)
  })
  const recounting = Array.from({ length: 3 }, async () => {
    for (let times = 0; times < 4; times++) await recountGuild(database.db, GUILD)
  })
  await Promise.all([...writing, ...recounting])
  expect(await miscountedGuilds(database.db, [GUILD])).toEqual([])
})
