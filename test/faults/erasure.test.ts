import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { recountGuild } from '../../shared/database/members/recount.ts'
import { askErasure } from '../../shared/database/privacy/erasures.ts'
import { EVERYWHERE } from '../../shared/database/privacy/new-rows.ts'
import { type Snowflake, snowflakeAt } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { isLong } from '../support/long-forms.ts'
import { tracesOf } from '../support/personal-rows.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(120_000)

/** Messages of a server, which a deletion reads 5,000 at a time. Every hundredth is that of the person. */
const MESSAGES = isLong ? 400_000 : 20_000
const [ANN, BOB] = ['100000000000000071', '100000000000000072'] as const

let world: FaultWorld
beforeAll(async () => {
  world = await FaultWorld.open({}, undefined, {}, { guilds: 2, membersPerGuild: 10, perSecond: 100 })
})
afterAll(() => world.close())

/** Ann and Bob have XP and messages in a server. Both have left it since, so that Discord refuses every role. */
async function live(guildId: Snowflake, nth: number): Promise<void> {
  const { db } = world.database
  for (const userId of [ANN, BOB])
    await sql`
      insert into guild_users (guild_id, user_id, xp, level, message_count, ledger_xp, ledger_rows)
      values (${guildId}, ${userId}, 700, 1, 4, 5, 1)`.execute(db)
  const at = Date.now() - (10 + nth) * DAY_MS
  await sql`
    insert into message_logs (message_id, guild_id, user_id, channel_id, xp, created_at)
    select ${sql.raw(snowflakeAt(at))} + seq, ${guildId}, if(seq % 100 = 0, ${ANN}, ${BOB}), 1, 5, ${at}
    from ${sql.raw(`seq_1_to_${MESSAGES}`)}`.execute(db)
  for (const userId of [ANN, BOB])
    await sql`
      insert into xp_ledger (guild_id, user_id, source, entry_key, at, amount) values (${guildId}, ${userId}, 'voice', 'a', ${at}, 5)`.execute(
      db,
    )
  await recountGuild(db, guildId)
}

const logsOf = async (guildId: Snowflake, userId: Snowflake): Promise<number> => {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from message_logs where guild_id = ${guildId} and user_id = ${userId}`.execute(
    world.database.db,
  )
  return Number(rows[0]?.count)
}

async function memberOf(guildId: Snowflake, userId: Snowflake): Promise<number | null> {
  const member = world.database.db.selectFrom('guild_users').select('xp').where('guild_id', '=', guildId)
  return (await member.where('user_id', '=', userId).executeTakeFirst())?.xp ?? null
}

/**
 * Kills the gateway while it deletes the logs of a server, and lets the minute pass for which the dead process holds the erasure. A lock
 * on Ann's newest message keeps the deletion from its end until then.
 */
async function killMidway(guildId: Snowflake, ask: () => Promise<unknown>): Promise<void> {
  const { db } = world.database
  const lock = await db.startTransaction().setIsolationLevel('read committed').execute()
  const logs = lock.selectFrom('message_logs').select('message_id')
  const ofAnn = logs.where('guild_id', '=', guildId).where('user_id', '=', ANN)
  const newest = await ofAnn.orderBy('message_id', 'desc').executeTakeFirstOrThrow()
  await logs.where('message_id', '=', newest.message_id).forUpdate().execute()
  await ask()
  await until('the logs are being deleted', async () => (await logsOf(guildId, ANN)) < MESSAGES / 100)
  await world.gateway.end('SIGKILL')
  // The member was deleted in one transaction, with correct counts, and the erasure is still stored.
  expect(await memberOf(guildId, ANN)).toBeNull()
  expect(await recountGuild(db, guildId)).toBe(false)
  expect(await logsOf(guildId, ANN)).toBeGreaterThan(0)
  await lock.rollback().execute()
  await db.updateTable('erasures').set({ taken_until: 0 }).execute()
  await world.startGateway()
}

test('kill -9 while a person is deleted everywhere: no row names the person afterwards, and the others keep all their data', async () => {
  const { db } = world.database
  const [here, there] = world.community.guilds.map(({ id }) => id)
  if (here === undefined || there === undefined) throw new Error('the community has two guilds')
  await live(here, 0)
  await live(there, 1)
  world.startTalking()
  const erased = async () => (await db.selectFrom('erasures').select('id').execute()).length === 0
  const noJobs = async () => (await tracesOf(db, ANN, null)).every((table) => table !== 'jobs')

  if (isLong) {
    await killMidway(here, () => askErasure(db, { guildId: here, userId: ANN }, null, Date.now()))
    await until('the member is deleted', erased, 60_000)
    expect([await memberOf(here, ANN), await logsOf(here, ANN)]).toEqual([null, 0])
    expect([await memberOf(there, ANN), await logsOf(there, ANN)]).toEqual([700, MESSAGES / 100])
  }
  await killMidway(there, () => askErasure(db, { guildId: EVERYWHERE, userId: ANN }, null, Date.now()))
  await until('the person is deleted', erased, 60_000)
  await until('the jobs that take roles are done', noJobs, 60_000)
  world.stopTalking()
  expect(await tracesOf(db, ANN, null)).toEqual([])
  for (const guildId of [here, there]) {
    expect(await memberOf(guildId, BOB)).toBe(700)
    expect(await logsOf(guildId, BOB)).toBe(MESSAGES - MESSAGES / 100)
    expect(await recountGuild(db, guildId)).toBe(false)
  }
})
