import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { xpChangeReply } from '../../../../shared/api/members.ts'
import { xpOf as storedXp } from '../../../../shared/database/members/reached-levels.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { hasXp } from '../../../support/earning.ts'

let api: ApiWorld
let castle: Staffed
let ann: Member

beforeAll(async () => {
  api = await ApiWorld.open()
}, 180_000)
afterAll(() => api.close())
beforeEach(async () => {
  api.restoreLimits()
  castle = await api.staffedGuild(`Castle ${api.now}`)
  ann = castle.guild.member('ann', { displayName: 'Ann' })
  if (!ann.present) ann.joins()
  await hasXp(api.db, { guildId: castle.guild.id, userId: ann.id, xp: 130 })
})

interface Wanted {
  kind: string
  unit: string
  amount: number
}

const post = (
  change: Wanted,
  {
    as = castle.manager,
    userId = ann.id,
    headers = {},
    reason,
  }: { as?: ApiCaller; userId?: string; headers?: Record<string, string>; reason?: string } = {},
) =>
  api.ask('POST', `/guilds/${castle.guild.id}/members/${userId}/xp`, {
    as,
    headers,
    body: { change, ...(reason && { reason }) },
  })
const changed = async (...asked: Parameters<typeof post>) => v.parse(xpChangeReply, await (await post(...asked)).json())
const xpOf = (userId = ann.id) => storedXp(api.db, { guildId: castle.guild.id, userId })
const refusal = async (...asked: Parameters<typeof post>) => {
  const response = await post(...asked)
  const { type, detail } = v.parse(v.object({ type: v.string(), detail: v.string() }), await response.json())
  return { kind: type.split('#')[1], detail }
}

test.each([
  ['give', 'xp', 20, 150],
  ['take', 'xp', 200, 0],
  ['set', 'xp', 7, 7],
  ['give', 'levels', 4, 1_150],
  ['take', 'levels', 1, 0],
  ['set', 'levels', 2, 255],
])('%s %s %d: the member then has %d XP', async (kind, unit, amount, xp) => {
  const reply = await changed({ kind, unit, amount })
  expect(reply).toMatchObject({ before: { xp: 130, level: 1 }, after: { xp }, rolesFollow: false })
  expect(reply.text).toContain('Ann')
  expect(await xpOf()).toBe(xp)
})

test('the change is in the audit, with person, way and reason', async () => {
  await changed({ kind: 'give', unit: 'xp', amount: 20 }, { reason: ' for helping ' })
  const [entry] = await api.db.selectFrom('audit_entries').selectAll().where('guild_id', '=', castle.guild.id).execute()
  expect(entry).toMatchObject({
    kind: 'xp.changed',
    actor_id: castle.manager.userId ?? '',
    via: 'dashboard',
    target_id: ann.id,
    reason: 'for helping',
  })
})

test('a new level leaves a job for the roles, and the counts of members follow', async () => {
  const role = castle.guild.role('Regular')
  await api.db.insertInto('level_roles').values({ guild_id: castle.guild.id, level: 2, role_id: role.id }).execute()
  expect(await changed({ kind: 'set', unit: 'levels', amount: 2 }, { as: castle.admin })).toMatchObject({
    rolesFollow: true,
    text: expect.stringContaining('The level roles change in a moment.'),
  })
  await api.settled()
  const jobs = await api.db.selectFrom('jobs').select('user_id').where('guild_id', '=', castle.guild.id).execute()
  expect(jobs).toEqual([{ user_id: ann.id }])
  const levels = await api.db
    .selectFrom('guild_levels')
    .select(['level', 'members'])
    .where('guild_id', '=', castle.guild.id)
    .where('members', '!=', 0)
    .execute()
  expect(levels).toEqual([{ level: 2, members: 1 }])
})

test('a retry with the same Idempotency-Key changes nothing again', async () => {
  const headers = { 'idempotency-key': crypto.randomUUID() }
  const first = await changed({ kind: 'give', unit: 'xp', amount: 20 }, { headers })
  expect(await changed({ kind: 'give', unit: 'xp', amount: 20 }, { headers })).toEqual(first)
  expect(await xpOf()).toBe(150)
})

describe('is refused', () => {
  test('for nothing to take, too few levels, and what the member has already', async () => {
    expect(await refusal({ kind: 'take', unit: 'levels', amount: 2 })).toMatchObject({ kind: 'cannot-do' })
    expect(await refusal({ kind: 'set', unit: 'xp', amount: 130 })).toMatchObject({ kind: 'cannot-do' })
    expect(await refusal({ kind: 'set', unit: 'levels', amount: 1_001 })).toMatchObject({ kind: 'cannot-do' })
    const german = await refusal({ kind: 'take', unit: 'levels', amount: 2 }, { headers: { 'accept-language': 'de' } })
    expect(german.detail).toBe('Ann hat nur 1 Level, mehr kannst du nicht wegnehmen.')
    expect(await xpOf()).toBe(130)
  })

  test('for a bot, and for somebody who was never in the server', async () => {
    const bot = castle.guild.member(`bot ${api.now}`, { bot: true })
    expect(await refusal({ kind: 'give', unit: 'xp', amount: 1 }, { userId: bot.id })).toMatchObject({
      kind: 'cannot-do',
    })
    const absent = { userId: '1234567890123456789' }
    expect(await refusal({ kind: 'give', unit: 'xp', amount: 1 }, absent)).toMatchObject({ kind: 'not-found' })
  })

  test('where it moves a role that the person may not give, also through a key that the person made', async () => {
    const { guild, managing } = castle
    const role = guild.role('Staff', { position: 40, permissions: Permission.BanMembers })
    await api.db.insertInto('level_roles').values({ guild_id: guild.id, level: 5, role_id: role.id }).execute()
    const change = { kind: 'give', unit: 'levels', amount: 4 }
    expect(await refusal(change)).toMatchObject({
      kind: 'forbidden',
      detail: expect.stringContaining(`<@&${role.id}>`),
    })
    expect(await changed({ kind: 'give', unit: 'xp', amount: 1 })).toMatchObject({ rolesFollow: false })
    const key = await api.key(guild, castle.admin, 'write')
    await api.db.updateTable('api_keys').set({ created_by: managing.id }).where('id', '=', key.id).execute()
    expect(await refusal(change, { as: key })).toMatchObject({ kind: 'forbidden' })
    managing.leaves()
    expect(await refusal(change, { as: key })).toMatchObject({
      kind: 'forbidden',
      detail: expect.stringContaining('person who made it'),
    })
    expect(await changed(change, { as: castle.admin })).toMatchObject({ rolesFollow: true })
  })

  test('where Discord does not show the member', async () => {
    await changed({ kind: 'give', unit: 'xp', amount: 1 })
    api.world.discord.misbehave({ failNext: 9 })
    const refused = await refusal({ kind: 'give', unit: 'xp', amount: 1 })
    api.world.discord.misbehave({ failNext: 0 })
    expect(refused).toMatchObject({ kind: 'unavailable' })
    expect(await xpOf()).toBe(131)
  })
})

test('a member who has left keeps their place, and gets no job for roles', async () => {
  ann.leaves()
  const role = castle.guild.role('Regular')
  await api.db.insertInto('level_roles').values({ guild_id: castle.guild.id, level: 2, role_id: role.id }).execute()
  expect(await changed({ kind: 'give', unit: 'levels', amount: 1 }, { as: castle.admin })).toMatchObject({
    after: { level: 2 },
    rolesFollow: false,
  })
})
