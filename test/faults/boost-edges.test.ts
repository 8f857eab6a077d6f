import { expect, setDefaultTimeout, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { listBoosts } from '../../shared/database/guilds/boosts.ts'
import { addBoost, stopBoost } from '../../shared/database/guilds/change-boosts.ts'
import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import { messageXp } from '../../shared/levelling/gain.ts'
import { DistributedWorld } from '../distributed/distributed-world.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

setDefaultTimeout(isLong ? 300_000 : 120_000)

const FACTOR = 3
const HOUR_MS = 3_600_000

/** The process that commits awards and posts announcements. */
interface Committer {
  kill(): Promise<unknown>
  startAgain(): Promise<unknown>
}

/** Kills a process at the start and at the end of a boost, while members write. */
async function expectExactEdges(world: FaultWorld, committer: Committer): Promise<void> {
  const { db } = world.database
  const { guild } = world
  const news = guild.channel('news')
  const author = { guildId: guild.id, actor: SCRIPT }
  const said: { id: Snowflake; userId: Snowflake }[] = []
  /** New members, each with one message, so that no cooldown refuses one. */
  const talk = (count: number): void => {
    for (let nth = 0; nth < count; nth++) {
      const member = guild.member(`booster ${said.length}`)
      said.push({ id: member.says('hi', { in: guild.channel('general') }).id, userId: member.id })
    }
  }
  const awarded = () =>
    db.selectFrom('message_logs').select(['message_id', 'xp']).where('guild_id', '=', guild.id).execute()
  const allAwarded = () => until('every message is awarded', async () => (await awarded()).length === said.length)
  /** A time in a millisecond in which no message is sent. */
  async function between(): Promise<number> {
    const last = Math.max(...said.map(({ id }) => snowflakeTime(id)))
    await until('the millisecond is over', () => Date.now() > last + 1)
    const now = Date.now()
    await until('the millisecond is over', () => Date.now() > now)
    return now
  }

  talk(20)
  const startsAt = await between()
  const wanted = { factor: FACTOR, startsAt, endsAt: startsAt + HOUR_MS, weekly: null, channelId: news.id }
  await addBoost(db, author, wanted, { now: startsAt, random: 0 })
  await until('the start is posted', () => news.sent.length > 0)
  // The process has posted, and may not have recorded it.
  await committer.kill()
  talk(20)
  await committer.startAgain()
  await allAwarded()
  talk(20)
  const endsAt = await between()
  const [boost] = await listBoosts(db, guild.id, endsAt)
  if (boost === undefined) throw new Error('the boost is gone')
  await Promise.all([stopBoost(db, author, boost, endsAt), committer.kill()])
  talk(20)
  await committer.startAgain()
  await allAwarded()
  await until(
    'nothing is due',
    async () => (await db.selectFrom('jobs').select('id').where('state', '<>', 'failed').execute()).length === 0,
    30_000,
  )

  const xp = new Map((await awarded()).map((row) => [row.message_id, row.xp]))
  const factorOf = (id: Snowflake) => (snowflakeTime(id) >= startsAt && snowflakeTime(id) < endsAt ? FACTOR : 1)
  expect(said.map(({ id }) => xp.get(id))).toEqual(said.map(({ id }) => messageXp(id, factorOf(id))))
  const members = await db
    .selectFrom('guild_users')
    .select(['user_id', 'xp'])
    .where('guild_id', '=', guild.id)
    .execute()
  const totals = new Map(members.map((row) => [row.user_id, row.xp]))
  expect(said.map(({ userId }) => totals.get(userId))).toEqual(said.map(({ id }) => messageXp(id, factorOf(id))))
  expect(news.sent.map(({ content }) => content.slice(0, 12))).toEqual(['XP boost! Un', 'The XP boost'])
}

test('kill -9 at the start and at the end of a boost: each message counts by its own time, and both are announced once', async () => {
  const world = await FaultWorld.open()
  try {
    await expectExactEdges(world, {
      kill: () => world.gateway.end('SIGKILL'),
      startAgain: () => world.restartGateway('SIGKILL'),
    })
  } finally {
    await world.close()
  }
})

test.if(isLong)(
  'kill -9 of the worker at the start and at the end of a boost: the same holds in distributed mode',
  async () => {
    const world = await DistributedWorld.open(1)
    try {
      await expectExactEdges(world.faults, {
        kill: () => world.endWorker('SIGKILL'),
        startAgain: () => world.addWorker(),
      })
    } finally {
      await world.close()
    }
  },
)
