import { afterAll, beforeAll, expect, test } from 'bun:test'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { endSeason, startSeason, undoSeason } from '../../../../shared/database/seasons/change.ts'
import { listSeasons } from '../../../../shared/database/seasons/seasons.ts'
import type { Season, SeasonOptions } from '../../../../shared/levelling/season.ts'
import type { Guild } from '../../../support/discord/community/guild.ts'
import { LevellingWorld } from '../../../support/levelling-world.ts'
import { until } from '../../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

const db = () => world.database.db
const author = (guild: Guild) => ({ guildId: guild.id, actor: SCRIPT, reply: null })

async function newest(guild: Guild): Promise<Season> {
  const [season] = await listSeasons(db(), guild.id)
  if (season === undefined) throw new Error('the guild has no season')
  return season
}

const isIn = (guild: Guild, state: Season['state']) =>
  until(`the season is ${state}`, async () => (await newest(guild)).state === state)

async function starts(guild: Guild, options: Partial<SeasonOptions> = {}): Promise<void> {
  const number = ((await listSeasons(db(), guild.id))[0]?.number ?? 0) + 1
  const usual = { name: '', endsAt: null, startsAnew: true, winners: 2, roleId: null, channelId: null }
  expect(await startSeason(db(), author(guild), number, { ...usual, ...options }, Date.now())).toBe(true)
  await isIn(guild, 'running')
}

async function ends(guild: Guild): Promise<void> {
  expect(await endSeason(db(), author(guild), await newest(guild), Date.now())).toBe(true)
  await isIn(guild, 'ended')
}

async function undoes(guild: Guild): Promise<void> {
  expect(await undoSeason(db(), author(guild), await newest(guild), Date.now())).toBe(true)
  await isIn(guild, 'running')
}

/** Adds XP that a member earned in voice, as a row of the ledger. */
async function earns(guild: Guild, member: { id: string }, xp: number): Promise<void> {
  const [guild_id, user_id, at] = [guild.id, member.id, Date.now()]
  await db()
    .insertInto('xp_ledger')
    .values({
      guild_id,
      user_id,
      source: 'voice',
      entry_key: crypto.randomUUID(),
      amount: xp,
      at,
      actor_id: null,
      reason: null,
      reverses: null,
    })
    .execute()
  const row = (await world.memberRow(guild, member)) ?? { xp: 0, ledger_xp: 0, ledger_rows: 0 }
  await world.grant(guild, member, row.xp + xp)
  await db()
    .updateTable('guild_users')
    .set({ ledger_xp: row.ledger_xp + xp, ledger_rows: row.ledger_rows + 1 })
    .where('guild_id', '=', guild_id)
    .where('user_id', '=', user_id)
    .execute()
}

test('a season ends into an archive, announces its winners, gives them the role, and all begin anew; undoing restores it', async () => {
  // Leaderboards show members who left, so that Discord alone says who is here.
  const guild = await world.guild({ levelRoles: { 5: 'Gardener' }, settings: { departed_members: 'show' } })
  const [alice, bob, carol, dave] = ['alice', 'bob', 'carol', 'dave'].map((name) => guild.member(name))
  if (!alice || !bob || !carol || !dave) throw new Error('members are missing')
  await world.grant(guild, alice, 5_000)
  await world.grant(guild, bob, 100)
  alice.gets(guild.role('Gardener'))
  const news = guild.channel('news')
  const champion = guild.role('Champion')
  await starts(guild, { name: 'Winter', roleId: champion.id, channelId: news.id })
  await earns(guild, alice, 50)
  await earns(guild, bob, 300)
  await earns(guild, carol, 200)
  await earns(guild, dave, 400)
  dave.leaves()

  await ends(guild)
  await until('the winners have the role', async () => [bob, carol].every(({ roles }) => roles.includes('Champion')))
  await until('alice has lost the level role', async () => !alice.roles.includes('Gardener'))
  await until('it is announced', async () => news.sent.length === 1)
  expect(news.sent[0]?.content).toBe(
    [
      '🏆 **Season 1: Winter** is over! The members who earned the most XP:',
      `🥇 <@${bob.id}>: **300** XP`,
      `🥈 <@${carol.id}>: **200** XP`,
      'Everybody begins anew with 0 XP now.',
    ].join('\n'),
  )
  const archive = await db()
    .selectFrom('season_members')
    .select(['user_id', 'xp', 'level'])
    .where('guild_id', '=', guild.id)
    .orderBy('xp', 'desc')
    .execute()
  expect(archive.map(({ user_id, xp, level }) => [user_id, xp, level])).toEqual([
    [dave.id, 400, 2],
    [bob.id, 300, 2],
    [carol.id, 200, 1],
    [alice.id, 50, 10],
  ])
  for (const member of [alice, bob, carol]) expect(await world.xpOf(guild, member)).toBe(0)
  expect(await newest(guild)).toMatchObject({ members: 4, holderIds: [bob.id, carol.id] })

  await earns(guild, alice, 7)
  await undoes(guild)
  await until('the role is taken', async () => ![bob, carol].some(({ roles }) => roles.includes('Champion')))
  await until('alice has the level role again', async () => alice.roles.includes('Gardener'))
  await until('the undoing is announced', async () => news.sent.length === 2)
  expect(await world.xpOf(guild, alice)).toBe(5_057)
  expect(await world.xpOf(guild, carol)).toBe(200)
  expect(await newest(guild)).toMatchObject({ state: 'running', endedAt: null, won: [], holderIds: [] })
  const sums = await db()
    .selectFrom('guild_users')
    .select((eb) => [
      'user_id',
      'ledger_xp',
      eb
        .selectFrom('xp_ledger')
        .select((of) => of.fn.sum<number>('amount').as('sum'))
        .whereRef('xp_ledger.user_id', '=', 'guild_users.user_id')
        .whereRef('xp_ledger.guild_id', '=', 'guild_users.guild_id')
        .as('sum'),
    ])
    .where('guild_id', '=', guild.id)
    .execute()
  expect(sums.filter(({ ledger_xp, sum }) => ledger_xp !== Number(sum))).toEqual([])

  await ends(guild)
  await until('it is announced again', async () => news.sent.length === 3)
  expect(await newest(guild)).toMatchObject({ won: [{ userId: bob.id }, { userId: carol.id }] })
})
