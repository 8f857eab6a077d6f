import { afterAll, beforeAll, expect, test } from 'bun:test'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { changeSettings } from '../../../../shared/database/guilds/settings.ts'
import { curveChangeOf, resumeRecalculations } from '../../../../shared/database/members/recalculate.ts'
import { levelAt, xpFor } from '../../../../shared/levelling/curve.ts'
import { type CurvePreset, PRESET_CURVES } from '../../../../shared/levelling/curve-presets.ts'
import { writeCurve } from '../../../../shared/levelling/stored-curve.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { until } from '../../../support/until.ts'
import { EffectsWorld } from '../effects-world.ts'

const PATIENCE_MS = 60_000

let world: EffectsWorld
beforeAll(async () => {
  world = await EffectsWorld.open()
})
afterAll(() => world.close())

/** An admin chooses another curve. */
const choose = (guild: Guild, preset: CurvePreset, reply: Parameters<typeof changeSettings>[1]['reply'] = null) =>
  changeSettings(
    world.database.db,
    { guildId: guild.id, actor: SCRIPT, reply },
    { curve: writeCurve(PRESET_CURVES[preset]) },
    world.clock.now(),
  )

const membersOf = (guild: Guild) =>
  world.database.db
    .selectFrom('guild_users')
    .select(['user_id', 'xp', 'level'])
    .where('guild_id', '=', guild.id)
    .execute()

/** Every stored level is the level of the XP on this curve. */
async function expectLevels(guild: Guild, preset: CurvePreset): Promise<void> {
  const members = await membersOf(guild)
  expect(members.filter(({ xp, level }) => level !== levelAt(xp, PRESET_CURVES[preset]))).toEqual([])
}

/** The job is over: also its second look at all members, half a minute after the change. */
async function settled(guild: Guild): Promise<void> {
  world.clock.goOnFrom(world.clock.now() + 31_000)
  await until('all levels are settled', async () => {
    const change = await curveChangeOf(world.database.db, guild.id)
    return change !== null && change.changedAt > 0 && change.settledAt === change.changedAt
  })
  await world.allDone(PATIENCE_MS)
}

test(
  'after a change of the curve all members have the levels and roles of the new one, no level is announced, and the admin sees the result',
  async () => {
    const guild = await world.guild({ levelRoles: { 5: 'Gold', 20: 'Opal' } })
    const members = Array.from({ length: 40 }, (_, nth) => guild.member(`member-${nth}`))
    for (const [nth, member] of members.entries()) await world.hasLevel(guild, nth, member)
    for (const member of members.slice(20)) member.gets(guild.role('Opal'))
    for (const member of members.slice(5, 20)) member.gets(guild.role('Gold'))
    const { reply, address } = world.command(guild, guild.owner)
    await choose(guild, 'flat', address)
    const runner = world.runs()
    await settled(guild)
    await runner.stop()
    await expectLevels(guild, 'flat')
    // 5,000 XP are level 5 now, and level 10 before; 20,000 are level 20, and level 18 before.
    const holders = (role: string) => members.filter((member) => member.roles.includes(role)).map(({ id }) => id)
    const reached = (level: number) => members.filter((_, nth) => defaultXp(nth) >= xpFor(level, PRESET_CURVES.flat))
    expect(holders('Opal')).toEqual(reached(20).map(({ id }) => id))
    expect(holders('Gold')).toEqual(
      reached(5)
        .slice(0, -reached(20).length)
        .map(({ id }) => id),
    )
    expect(world.discord.requests.to('POST', '/channels/:channel/messages')).toEqual([])
    expect(reply.text).toContain('Level roles are up to date')
    expect(world.log.join('\n')).not.toContain(address.token)
  },
  PATIENCE_MS,
)

const defaultXp = (level: number): number => xpFor(level, PRESET_CURVES.mee6)

test(
  'a second change replaces the first, also back to the curve before; levels that a writer stored by an old curve are found',
  async () => {
    const guild = await world.guild()
    const members = Array.from({ length: 30 }, (_, nth) => guild.member(`other-${nth}`))
    for (const [nth, member] of members.entries()) await world.hasLevel(guild, nth, member)
    await choose(guild, 'flat')
    await choose(guild, 'levelup')
    expect((await world.jobs()).map(({ kind }) => kind)).toEqual(['recalculate-levels', 'recalculate-levels'])
    const runner = world.runs()
    await until('all members were looked at', async () =>
      (await world.jobs()).some(({ payload }) => payload.includes('"isChecking":true')),
    )
    await expectLevels(guild, 'levelup')
    // A process that has not read the rules again stores a level of the curve before.
    await world.hasLevel(guild, 7, ...members.slice(0, 3))
    await settled(guild)
    await expectLevels(guild, 'levelup')
    await choose(guild, 'mee6')
    await settled(guild)
    await runner.stop()
    await expectLevels(guild, 'mee6')
    const row = await world.database.db
      .selectFrom('guilds')
      .select('curve_before')
      .where('id', '=', guild.id)
      .executeTakeFirst()
    expect(row?.curve_before).toBe(writeCurve(PRESET_CURVES.levelup))
  },
  PATIENCE_MS,
)

test(
  'a process continues the job of a process that stopped; an award meanwhile keeps its level, and levels stored late are found',
  async () => {
    const guild = await world.guild()
    const members = Array.from({ length: 1_200 }, (_, nth) => ({ id: String(nth + 1) }))
    for (let level = 0; level < 12; level++)
      await world.hasLevel(guild, level, ...members.filter((_, nth) => nth % 12 === level))
    await choose(guild, 'linear')
    const first = world.runs()
    await until('it is under way', async () => (await world.jobs()).some(({ attempts }) => attempts > 0))
    await first.stop()
    const rich = { xp: 1_000_000, level: levelAt(1_000_000, PRESET_CURVES.linear), last_xp_at: null }
    await world.database.db
      .updateTable('guild_users')
      .set(rich)
      .where('guild_id', '=', guild.id)
      .where('user_id', '=', '1200')
      .execute()
    const second = world.runs()
    await until('all members were looked at once', async () =>
      (await world.jobs()).some(({ payload }) => payload.includes('"isChecking":true')),
    )
    // The first of more members than one batch has. The level is that of the curve before.
    await world.hasLevel(guild, 7, { id: '1' })
    await settled(guild)
    await second.stop()
    await expectLevels(guild, 'linear')
  },
  PATIENCE_MS,
)

/**
 * A database for one process. The first batch of members that the process has read is held until the test lets it go, as if
 * the process were paused between reading and writing.
 */
function heldAfterFirstBatch() {
  const [isRead, letsGo] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const db = world.database.db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      const [first] = result.rows
      if (first === undefined || !('level' in first) || !('xp' in first)) return result
      isRead.resolve()
      await letsGo.promise
      return result
    },
  })
  return { db, isRead: isRead.promise, goesOn: letsGo.resolve }
}

/** The curve is changed to `flat`, and back to `mee6` after the process has read its first batch and before it writes. */
async function replacedAfterReading() {
  const guild = await world.guild()
  for (let level = 1; level <= 30; level++) await world.hasLevel(guild, level, guild.member(`member-${level}`))
  await choose(guild, 'flat')
  const held = heldAfterFirstBatch()
  const runner = world.runs({ db: held.db })
  await held.isRead
  await choose(guild, 'mee6')
  return { guild, held, runner }
}

test(
  'if an admin restores the earlier curve while the job is between reading and writing members, the levels follow that curve',
  async () => {
    const { guild, held, runner } = await replacedAfterReading()
    held.goesOn()
    await settled(guild)
    await runner.stop()
    await expectLevels(guild, 'mee6')
  },
  PATIENCE_MS,
)

test(
  'a process that is paused between reading and writing stores no level of a curve that was replaced meanwhile',
  async () => {
    const { guild, held, runner: paused } = await replacedAfterReading()
    const other = world.runs()
    await settled(guild)
    held.goesOn()
    // Stopping waits for the job in hand.
    await paused.stop()
    await other.stop()
    await expectLevels(guild, 'mee6')
  },
  PATIENCE_MS,
)

test(
  'levels follow the curve also in a guild that the bot has left, and without the level roles that were removed meanwhile',
  async () => {
    const guild = await world.guild({ levelRoles: { 5: 'Bronze', 10: 'Silver' } })
    const member = guild.member('stays')
    await world.hasLevel(guild, 12, member)
    const gone = await world.guild({ levelRoles: { 5: 'Bronze' } })
    await world.hasLevel(gone, 12, gone.member('left-behind'))
    gone.remove(world.application)
    await choose(guild, 'flat')
    await choose(gone, 'flat')
    const held = heldAfterFirstBatch()
    const runner = world.runs({ db: held.db })
    await held.isRead
    await world.database.db.deleteFrom('level_roles').where('role_id', '=', guild.role('Bronze').id).execute()
    held.goesOn()
    await settled(guild)
    await settled(gone)
    await runner.stop()
    await expectLevels(guild, 'flat')
    await expectLevels(gone, 'flat')
    expect(member.roles).not.toContain(guild.role('Bronze').id)
  },
  PATIENCE_MS,
)

test('a change whose job was never written is found, once', async () => {
  const guild = await world.guild({ settings: { curve: '0,0,600000', curve_changed_at: 5, curve_settled_at: 0 } })
  const { db } = world.database
  expect(await resumeRecalculations(db, 5, 6)).toEqual([])
  expect(await resumeRecalculations(db, 6, 6)).toEqual([guild.id])
  expect(await resumeRecalculations(db, 6, 6)).toEqual([])
})
