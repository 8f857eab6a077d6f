import { afterEach, expect, test } from 'bun:test'
import { joinAnnouncements } from '../../../shared/database/jobs/announcements.ts'
import { takeJobs } from '../../../shared/database/jobs/take-jobs.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { until } from '../../support/until.ts'
import { EffectsWorld, told } from './effects-world.ts'

const MINUTE_MS = 60_000
const DEAD = 'a process that is dead'

let world: EffectsWorld | undefined
afterEach(() => world?.close())

/** A process took a level-up, joined it into a message, perhaps had it posted, and died. */
async function diesAnnouncing(at: EffectsWorld, guild: Guild, { posted, ago }: { posted: boolean; ago: number }) {
  const { db } = at.database
  const general = guild.channel('general')
  const bob = guild.member('bob')
  await at.asks(at.rise(guild, bob, { level: 5, in: general }))
  const taken = await takeJobs(db, { processId: DEAD, now: Date.now(), leaseMs: 1, limit: 10 })
  const content = `GG <@${bob.id}>, you reached level **5**!`
  const payload = { to: { channelId: general.id }, inReplyTo: null, content, userIds: [bob.id] }
  const ids = taken.map((job) => job.id)
  const now = Date.now() - ago
  const id = await joinAnnouncements(db, {
    guildId: guild.id,
    ids,
    payload,
    processId: DEAD,
    now,
    until: Date.now() - 1,
  })
  if (!posted) return bob
  await fetch(`${at.discord.apiUrl}/v10/channels/${general.id}/messages`, {
    method: 'POST',
    headers: {
      authorization: `Bot ${at.application.token}`,
      'content-type': 'application/json',
      'user-agent': 'DiscordBot (https://example.com, 1)',
    },
    body: JSON.stringify({ content, nonce: `job-${id}`, enforce_nonce: true }),
  })
  return bob
}

test.each([
  { posted: true, ago: 30_000, when: 'while Discord remembers the nonce' },
  { posted: true, ago: 10 * MINUTE_MS, when: 'long after' },
  { posted: false, ago: 30_000, when: 'and it was not posted' },
  { posted: false, ago: 10 * MINUTE_MS, when: 'long after, and it was not posted' },
])('a level-up that a dead process was announcing is announced once, $when', async ({ posted, ago }) => {
  world = await EffectsWorld.open(ago > MINUTE_MS ? { nonceMs: 0 } : {})
  const guild = await world.guild()
  const bob = await diesAnnouncing(world, guild, { posted, ago })
  world.runs()
  await world.allDone()
  expect(told(guild.sent)).toEqual([`<@${bob.id}> 5`])
})

test('a message of a dead process is posted before newer level-ups, and not joined with them', async () => {
  const here = await EffectsWorld.open()
  world = here
  const guild = await here.guild()
  const bob = await diesAnnouncing(here, guild, { posted: true, ago: 0 })
  const carol = guild.member('carol')
  const general = guild.channel('general')
  await here.asks(...[bob, carol].map((member) => here.rise(guild, member, { level: 6, in: general })))
  world.runs()
  await world.allDone()
  expect(told(guild.sent)).toEqual([`<@${bob.id}> 5`, `<@${bob.id}> 6`, `<@${carol.id}> 6`])
})

test('level-ups that were never sent are free once the lease of their dead process is over', async () => {
  world = await EffectsWorld.open()
  const guild = await world.guild()
  await world.asks(world.rise(guild, guild.member('bob'), { level: 5, in: guild.channel('general') }))
  await takeJobs(world.database.db, { processId: DEAD, now: Date.now(), leaseMs: 500, limit: 10 })
  world.runs()
  await until('it is told', () => guild.sent[0])
  await world.allDone()
  expect(guild.sent).toHaveLength(1)
})

test.each([
  { held: 'a dead process has the first', joined: false },
  { held: 'a dead process has joined the first into a message', joined: true },
])(
  "a member's level-ups are told in order where $held, and the guild's oldest is another member's",
  async ({ joined }) => {
    const here = await EffectsWorld.open()
    world = here
    const { db } = here.database
    const guild = await here.guild()
    const general = guild.channel('general')
    const [carol, bob] = [guild.member('carol'), guild.member('bob')]
    const rise = (member: typeof bob, level: number) => here.rise(guild, member, { level, in: general })
    await here.asks(rise(carol, 4))
    await takeJobs(db, { processId: 'another that is dead', now: Date.now(), leaseMs: -1, limit: 1 })
    await here.asks(rise(bob, 2))
    const leaseMs = 2_500
    const taken = await takeJobs(db, {
      processId: DEAD,
      now: Date.now(),
      leaseMs,
      limit: 9,
      except: new Set(await oldest()),
    })
    const ids = taken.filter((job) => job.kind === 'level-up' && job.userId === bob.id).map((job) => job.id)
    if (joined) {
      const content = `GG <@${bob.id}>, you reached level **2**!`
      const payload = { to: { channelId: general.id }, inReplyTo: null, content, userIds: [bob.id] }
      const now = Date.now()
      await joinAnnouncements(db, { guildId: guild.id, ids, payload, processId: DEAD, now, until: now + leaseMs })
    }
    await here.asks(rise(bob, 3))
    here.runs()
    await here.allDone()
    const toldBob = told(guild.sent).filter((line) => line.includes(bob.id))
    expect(toldBob).toEqual(joined ? [`<@${bob.id}> 2`, `<@${bob.id}> 3`] : [`<@${bob.id}> 3`])
    expect(told(guild.sent)).toContain(`<@${carol.id}> 4`)

    async function oldest(): Promise<string[]> {
      return (await here.jobs()).slice(0, 1).map((job) => job.id)
    }
  },
  30_000,
)

test('a process does not take its own job again, also where the lease has expired by its clock', async () => {
  world = await EffectsWorld.open()
  const at = world
  const guild = await at.guild({ levelRoles: { 1: 'Bronze' } })
  const [slow, next] = [guild.member('Slow'), guild.member('Next')]
  await at.hasLevel(guild, 1, slow, next)
  const roles = (userId: string) => ({ kind: 'member-roles', guildId: guild.id, userId, payload: {} }) as const
  at.discord.misbehave({ restDelayMs: 3_000 })
  const runner = at.runs()
  await at.asks(roles(slow.id))
  runner.wake()
  await until('it is on its way', () => at.discord.requests.total > 0)
  at.clock.hold(Date.now() + 40_000)
  await at.asks(roles(next.id))
  runner.wake()
  await until('the next is taken', async () => (await at.jobs()).some((job) => job.user_id === next.id && job.taken_by))
  expect((await at.jobs()).map(({ attempts }) => attempts)).toEqual([1, 1])
  at.clock.reset()
  at.discord.behave()
  await at.allDone()
})
