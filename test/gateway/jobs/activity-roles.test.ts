import { afterAll, beforeAll, expect, test } from 'bun:test'
import { mostActive } from '../../../shared/database/activity-roles/most-active.ts'
import { removeActivityRole, setActivityRole } from '../../../shared/database/activity-roles/roles.ts'
import { snowflakeAt } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import type { Guild } from '../../support/discord/community/guild.ts'
import { LevellingWorld } from '../../support/levelling-world.ts'
import { until } from '../../support/until.ts'

let world: LevellingWorld
beforeAll(async () => {
  world = await LevellingWorld.open()
})
afterAll(() => world.close())

let ids = 0n
/** XP for a message, so many days ago. */
const wrote = (guild: Guild, userId: string, xp: number, daysAgo = 0) => {
  const created_at = Date.now() - daysAgo * DAY_MS - 60_000
  const message_id = String(BigInt(snowflakeAt(created_at)) + ++ids)
  const row = { message_id, guild_id: guild.id, user_id: userId, channel_id: '1', xp, created_at }
  return world.database.db.insertInto('message_logs').values(row).execute()
}
const by = (guild: Guild) => ({ guildId: guild.id, actor: { id: '1', via: 'command', keyId: null } }) as const
const renew = (guild: Guild) =>
  world.database.db.updateTable('activity_roles').set({ next_at: 0 }).where('guild_id', '=', guild.id).execute()
const holders = (guild: Guild, names: readonly string[]) =>
  names.filter((name) => guild.member(name).roles.includes('Regular'))

test('the most active members get the role, and lose it to others when they are no longer among them', async () => {
  const { db } = world.database
  const guild = await world.guild()
  const names = ['ann', 'bob', 'cat', 'dan']
  const [ann, bob, cat, dan] = names.map((name) => guild.member(name).id) as [string, string, string, string]
  const role = guild.role('Regular')
  await wrote(guild, ann, 90, 6)
  await wrote(guild, bob, 80)
  await wrote(guild, cat, 70)
  await wrote(guild, dan, 500, 8)
  expect(await setActivityRole(db, by(guild), { roleId: role.id, members: 2, days: 7 }, Date.now())).toBe('made')
  await until('two hold it', () => holders(guild, names).join() === 'ann,bob')
  await wrote(guild, cat, 70)
  // Somebody takes the role from Ann by hand, who stays among the most active.
  await until('it is stored', async () => (await db.selectFrom('jobs').select('id').execute()).length === 0)
  guild.member('ann').loses(role)
  await renew(guild)
  await until('Cat holds it in place of Bob', () => holders(guild, names).join() === 'ann,cat')
  guild.member('cat').leaves()
  await world.grant(guild, { id: cat }, 5)
  const left = { guild_id: guild.id, user_id: cat, left_at: 1 }
  await db.insertInto('unlisted_members').ignore().values(left).execute()
  await until('that is stored', async () => (await db.selectFrom('jobs').select('id').execute()).length === 0)
  await renew(guild)
  await until('Bob holds it again', () => holders(guild, ['ann', 'bob', 'dan']).join() === 'ann,bob')
  expect(await removeActivityRole(db, by(guild), role.id, Date.now())).toBe('made')
  await until('nobody holds it', () => holders(guild, ['ann', 'bob', 'dan']).length === 0)
  const stored = () => db.selectFrom('activity_roles').select('role_id').where('guild_id', '=', guild.id).execute()
  await until('it is forgotten', async () => (await stored()).length === 0)
})

test('voice and reactions count, XP from admins does not', async () => {
  const { db } = world.database
  const guild = await world.guild()
  const at = Date.now()
  const row = (user_id: string, source: 'voice' | 'reaction-given' | 'admin', amount: number, when = at) => ({
    ...{ guild_id: guild.id, user_id, source, entry_key: `${user_id}${source}`, amount, at: when },
  })
  await wrote(guild, '1', 30)
  await db
    .insertInto('xp_ledger')
    .values([
      row('2', 'voice', 40),
      row('3', 'admin', 900),
      row('1', 'reaction-given', 5),
      row('4', 'voice', 99, at - DAY_MS),
    ])
    .execute()
  expect(await mostActive(db, guild.id, at - DAY_MS + 1, 5)).toEqual(['2', '1'])
})

test('a level role and a manager role are refused, and so is one role too many', async () => {
  const { db } = world.database
  const guild = await world.guild({ levelRoles: { 3: 'Knight' } })
  const set = (roleId: string, members = 0) =>
    setActivityRole(db, by(guild), { roleId, members: members + 1, days: 7 }, Date.now())
  await db.insertInto('manager_roles').values({ guild_id: guild.id, role_id: '77' }).execute()
  expect(await set(guild.role('Knight').id)).toBe('refused')
  expect(await set('77')).toBe('refused')
  for (const roleId of ['91', '92', '93', '94', '95']) expect(await set(roleId)).toBe('made')
  expect(await set('96')).toBe('refused')
  expect(await set('95')).toBe('refused')
  expect(await set('95', 1)).toBe('made')
})

test('a role that the bot may not give leaves a failed job with the reason', async () => {
  const { db } = world.database
  const guild = await world.guild()
  const role = guild.role('Regular')
  role.moveTo(99)
  await wrote(guild, guild.member('ann').id, 30)
  await setActivityRole(db, by(guild), { roleId: role.id, members: 2, days: 7 }, Date.now())
  const failed = () =>
    db.selectFrom('jobs').select('reason').where('guild_id', '=', guild.id).where('state', '=', 'failed')
  const [job] = await until('it failed', async () => {
    const rows = await failed().execute()
    return rows.length > 0 && rows
  })
  expect(job?.reason).toContain('Missing Permissions')
})
