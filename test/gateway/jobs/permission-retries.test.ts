import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { PermissionFlagsBits } from 'discord-api-types/v10'
import { xpFor } from '../../support/default-curve.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import type { Member } from '../../support/discord/community/member.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(300_000)
/** Joining, being refused and trying again take some seconds, and more on a busy machine. */
const PATIENCE_MS = 120_000

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

const jobs = (guild: Guild) =>
  world.database.db.selectFrom('jobs').selectAll().where('guild_id', '=', guild.id).execute()
const reasonIn = async (guild: Guild) => (await jobs(guild)).find(({ state }) => state === 'failed')?.reason

/** Two members who came back to a server where the role of their level stands above the bot. */
async function refused(): Promise<{ guild: Guild; members: Member[] }> {
  const guild = await world.guild({ settings: { notification_type: 'disable' }, levelRoles: { 2: 'Gold' } })
  guild.role('Gold').moveTo(100)
  const members = ['ada', 'bob'].map((name) => guild.member(`${guild.id}-${name}`))
  for (const member of members) {
    await world.grant(guild, member, xpFor(2))
    member.leaves()
    member.joins()
  }
  // The role was moved just now, so that all is tried once more.
  await until(
    'both were refused',
    async () => {
      const [job, ...others] = await jobs(guild)
      return others.length === 0 && job?.kind === 'guild-roles' && job.state === 'failed'
    },
    PATIENCE_MS,
  )
  return { guild, members }
}

test('once the bot is above a level role, all members for whom it was refused get it', async () => {
  const { guild, members } = await refused()
  guild.roleOf(world.application).moveTo(200)
  await until('both have it', () => members.every(({ roles }) => roles.includes('Gold')))
  await until('no failure is left', async () => (await jobs(guild)).length === 0)
})

test('once the bot has a role above a level role, all members for whom it was refused get it', async () => {
  const { guild, members } = await refused()
  const high = guild.role('High', { position: 300 })
  const bot = guild.members.find(({ id }) => id === world.application.state.bot.id)
  bot?.gets(high)
  await until('both have it', () => members.every(({ roles }) => roles.includes('Gold')))
})

test('many events of a change that does not help cause one try', async () => {
  const { guild } = await refused()
  world.discord.requests.clear()
  for (let i = 0; i < 20; i++) guild.role('Other').rename(`other-${i}`)
  await until('it was tried again', async () => (await jobs(guild)).some(({ state }) => state !== 'failed'))
  await until('it failed again', async () => (await reasonIn(guild)) === '50013: Missing Permissions')
  const refusals = world.discord.requests.all.filter(({ path, status }) => path.includes(guild.id) && status === 403)
  expect(refusals).toHaveLength(1)
})

test('once the bot may write in the channel, level-ups that were just refused there are announced', async () => {
  const guild = await world.guild()
  const general = guild.channel('general')
  general.overwrite(guild.everyone, { deny: PermissionFlagsBits.SendMessages })
  const admin = guild.member(`${guild.id}-admin`)
  general.overwrite(admin, { allow: PermissionFlagsBits.SendMessages })
  await world.grant(guild, admin, xpFor(1) - 1)
  admin.says('up', { in: general })
  await until('it was refused', async () => (await reasonIn(guild)) === '50013: Missing Permissions')
  general.overwrite(guild.everyone, { allow: PermissionFlagsBits.SendMessages })
  await until('it is announced', () => general.sent.length === 1)
  await until('no failure is left', async () => (await jobs(guild)).length === 0)
})

test('a direct message says which server it is about', async () => {
  const guild = await world.guild({ name: 'Tea & *Books*', settings: { notification_type: 'dm' } })
  const dora = guild.member(`${guild.id}-dora`)
  await world.grant(guild, dora, xpFor(2) - 1)
  dora.says('up', { in: guild.channel('general') })
  const posted = await until('it is told', () => dora.inbox[0])
  expect(posted.content).toBe(`GG <@${dora.id}>, you reached level **2** in **Tea & \\*Books\\***!`)
})

test('a member who left before a role could be given is no failure', async () => {
  const guild = await world.guild({ levelRoles: { 2: 'Gold' } })
  const gone = guild.member(`${guild.id}-gone`)
  await world.grant(guild, gone, xpFor(2))
  gone.leaves()
  const job = { kind: 'roles', guild_id: guild.id, user_id: gone.id, payload: '{}', run_at: 0 } as const
  const free = { taken_by: null, taken_until: null, reason: null, created_at: 0, updated_at: 0 }
  await world.database.db
    .insertInto('jobs')
    .values({ ...job, ...free })
    .execute()
  await until('it is done', async () => (await jobs(guild)).length === 0)
})
