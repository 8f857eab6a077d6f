import { afterEach, beforeEach, expect, test } from 'bun:test'
import { sql } from 'kysely'
import { joinAnnouncements } from '../../../../shared/database/jobs/announcements.ts'
import { takeJobs } from '../../../../shared/database/jobs/take-jobs.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { type Answered, queryGate } from '../../../support/query-gate.ts'
import { until } from '../../../support/until.ts'
import { EffectsWorld, told } from '../effects-world.ts'

const DEAD = 'a process that is dead'
const DEAD_LEASE_MS = 60_000
/** Level-ups of one guild that a process takes at a time. */
const A_HAND = 128
const MORE_THAN_A_HAND = 300

let world: EffectsWorld
beforeEach(async () => {
  world = await EffectsWorld.open()
})
afterEach(() => world.close())

/** A guild whose oldest level-up is Carol's; of Bob's two, a dead process has the first, perhaps as a message. */
async function leftBehind({ joined }: { joined: boolean }) {
  const { db } = world.database
  const guild = await world.guild()
  const general = guild.channel('general')
  const [carol, bob] = [guild.member('carol'), guild.member('bob')]
  const rise = (member: Member, level: number) => world.rise(guild, member, { level, in: general })
  await world.asks(rise(bob, 2))
  const [first] = await takeJobs(db, { processId: DEAD, now: Date.now(), leaseMs: DEAD_LEASE_MS, limit: 1 })
  if (first === undefined) throw new Error('there is one')
  if (joined) {
    const content = `GG <@${bob.id}>, you reached level **2**!`
    const payload = { to: { channelId: general.id }, inReplyTo: null, content, userIds: [bob.id] }
    const now = Date.now()
    const until = now + DEAD_LEASE_MS
    await joinAnnouncements(db, { guildId: guild.id, ids: [first.id], payload, processId: DEAD, now, until })
  } else {
    // Carol's is older than Bob's: so the runner, which has it, keeps the guild.
    await db.updateTable('jobs').set({ id: sql<string>`id + 100` }).where('id', '=', first.id).execute()
    await world.asks(rise(carol, 4))
    await db.updateTable('jobs').set({ id: '1' }).where('taken_by', 'is', null).execute()
  }
  await world.asks(rise(bob, 3))
  return { guild, bob }
}

const leaseEnds = () =>
  world.database.db.updateTable('jobs').set({ taken_until: 0 }).where('taken_by', '=', DEAD).execute()

async function deadHolds(): Promise<boolean> {
  return (await world.jobs()).some((job) => job.taken_by === DEAD)
}

const isTaking = (rows: Answered['rows'], kind: string) => rows.some((row) => row.kind === kind && row.payload)

test('a level-up that is taken over while a newer one is planned is announced with it', async () => {
  const { guild, bob } = await leftBehind({ joined: false })
  let isInHand = false
  const gate = queryGate(async ({ query, rows }) => {
    if (isTaking(rows, 'announce') && (await deadHolds())) await leaseEnds()
    // A process that takes the next jobs still works on those that it took before.
    if (query.includes('"run_at"') && !query.includes('"first_id"') && !(await deadHolds())) isInHand = true
    if (query.includes('"name":"guilds"')) await until('the older is in hand', () => isInHand)
  })
  world.runs({ db: world.database.db.withPlugin(gate) })
  await world.allDone()
  expect(told(guild.sent).filter((line) => line.includes(bob.id))).toEqual([`<@${bob.id}> 3`])
}, 180_000)

test('a message that is taken over while a newer level-up is planned is posted before it', async () => {
  const { guild, bob } = await leftBehind({ joined: true })
  let looks = 0
  const gate = queryGate(async ({ query, rows }) => {
    if (isTaking(rows, 'announce')) await leaseEnds()
    if (query.includes('"name":"guilds"')) await until('the message was taken over', async () => !(await deadHolds()))
    if (query.includes('"run_at"') && query.includes('"first_id"')) looks++
    // The message comes into hand after the newer was planned twice, or told.
    const isTold = () => told(guild.sent).some((line) => line.endsWith(' 3'))
    if (isTaking(rows, 'announcement')) await until('the newer was planned', () => looks >= 2 || isTold())
  })
  world.runs({ db: world.database.db.withPlugin(gate) })
  await world.allDone()
  expect(told(guild.sent)).toEqual([`<@${bob.id}> 2`, `<@${bob.id}> 3`])
}, 180_000)

test('a level-up that was taken without an answer of the database is announced, however many newer ones wait for it', async () => {
  const { db } = world.database
  const guild = await world.guild()
  const general = guild.channel('general')
  const bob = guild.member('bob')
  const rise = (level: number) => world.rise(guild, bob, { level, in: general })
  await world.asks(rise(2))
  let isLost = false
  const gate = queryGate(async ({ rows }) => {
    if (isLost || !isTaking(rows, 'announce')) return
    isLost = true
    throw new Error('the connection was lost')
  })
  const runner = world.runs({ db: db.withPlugin(gate) })
  await until('the answer is lost', () => isLost)
  await world.asks(...Array.from({ length: MORE_THAN_A_HAND }, (_, nth) => rise(nth + 3)))
  runner.wake()
  const taken = async () => (await world.jobs()).filter((job) => job.taken_by !== null).length
  await until('the hand is full', async () => (await taken()) > A_HAND)
  await db.updateTable('jobs').set({ taken_until: 0 }).orderBy('id').limit(1).execute()
  await world.allDone()
  expect(told(guild.sent).at(-1)).toBe(`<@${bob.id}> ${MORE_THAN_A_HAND + 2}`)
}, 180_000)
