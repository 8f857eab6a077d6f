import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { recountGuild } from '../../shared/database/members/recount.ts'
import { endSeason, startSeason, undoSeason } from '../../shared/database/seasons/change.ts'
import { listSeasons } from '../../shared/database/seasons/seasons.ts'
import type { Season } from '../../shared/levelling/season.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(120_000)

const MEMBERS = 1_500
const XP = 1_000

let world: FaultWorld
beforeAll(async () => {
  world = await FaultWorld.open()
})
afterAll(() => world.close())

const newest = async (): Promise<Season> => {
  const [season] = await listSeasons(world.database.db, world.guild.id)
  if (season === undefined) throw new Error('there is no season')
  return season
}

/** Waits until a job has done some members, kills the process, and waits until the season has this state. */
async function killedBefore(state: Season['state']): Promise<void> {
  await until('a job is at work on some members', async () => (await newest()).cursor !== '0')
  await world.restartGateway('SIGKILL')
  await world.talkFor(100)
  await until(`the season is ${state}`, async () => (await newest()).state === state, 60_000)
}

test('kill -9 at the end of a season, and while it is undone: everybody loses and gets back exactly once, and the winners are announced once', async () => {
  const { db } = world.database
  const { id: guildId } = world.guild
  const by = { guildId, actor: SCRIPT, reply: null }
  await sql`
    insert into guild_users (guild_id, user_id, xp, level, message_count)
    select ${guildId}, seq, ${XP}, 4, 1 from ${sql.raw(`seq_1_to_${MEMBERS}`)}`.execute(db)
  await recountGuild(db, guildId)
  const news = world.guild.channel('news')
  const options = { name: '', endsAt: null, startsAnew: true, winners: 3, roleId: null, channelId: news.id }
  await startSeason(db, by, 1, options, Date.now())
  await until('the season runs', async () => (await newest()).state === 'running')
  await world.talkFor(100)

  await endSeason(db, by, await newest(), Date.now())
  await killedBefore('ended')
  const ended = await newest()
  const archive = await db
    .selectFrom('season_members')
    .select((eb) => eb.fn.sum<string>('xp').as('xp'))
    .where('guild_id', '=', guildId)
    .executeTakeFirst()
  const taken = await db
    .selectFrom('xp_ledger')
    .select((eb) => [eb.fn.sum<string>('amount').as('xp'), eb.fn.countAll<number>().as('rows')])
    .where('source', '=', 'season')
    .executeTakeFirst()
  expect(Number(taken?.xp)).toBe(-(MEMBERS * XP + Number(archive?.xp)))
  expect(taken?.rows).toBe(MEMBERS + ended.members)
  await until('the winners are announced', () => news.sent.length > 0)

  await undoSeason(db, by, ended, Date.now())
  await killedBefore('running')
  await until('the undoing is announced', () => news.sent.length > 1)
  world.stopTalking()
  await world.settled()
  expect(news.sent).toHaveLength(2)
  const stored = await world.earned()
  for (const [userId, xp] of world.ledger.expected) expect([userId, stored.get(userId)]).toEqual([userId, xp])
  const others = [...stored].filter(([userId]) => Number(userId) <= MEMBERS)
  expect(others.filter(([, xp]) => xp !== XP)).toEqual([])
  const bySource = sql<number>`(select coalesce(sum(amount), 0) from xp_ledger as entry
    where entry.guild_id = member.guild_id and entry.user_id = member.user_id)`
  const { rows: wrong } = await sql`
    select user_id from guild_users as member where guild_id = ${guildId} and ledger_xp <> ${bySource}`.execute(db)
  expect(wrong).toEqual([])
  expect(await recountGuild(db, guildId)).toBe(false)
})
