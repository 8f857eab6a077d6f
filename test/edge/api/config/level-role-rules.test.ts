import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { LevelRolesPreviewReply, LevelRolesReply, SyncReportReply } from '../../../../shared/api/level-roles.ts'
import { ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

/** A server whose roles Squire and Knight are given at the levels 1 and 5, and members on level 5 and 1. */
async function castle() {
  const { guild, admin, manager } = await world.staffedGuild()
  guild.roleOf(world.world.application).moveTo(50)
  const [squire, knight] = [guild.role('Squire', { position: 1 }), guild.role('Knight', { position: 2 })]
  const rows = [squire, knight].map(({ id }, index) => ({ guild_id: guild.id, level: [1, 5][index] ?? 0, role_id: id }))
  await world.db.insertInto('level_roles').values(rows).execute()
  const [alice, bob] = [guild.member(`alice ${guild.id}`, { roles: [knight] }), guild.member(`bob ${guild.id}`)]
  const member = (user_id: string, xp: number, level: number) =>
    world.db
      .insertInto('guild_users')
      .values({ guild_id: guild.id, user_id, xp, level, message_count: 1, last_xp_at: null })
      .execute()
  await Promise.all([member(alice.id, 1_200, 5), member(bob.id, 110, 1), member('404', 200, 1)])
  const counts = [1, 5].map((level) => ({ guild_id: guild.id, level, members: level === 1 ? 2 : 1 }))
  await world.db.insertInto('guild_levels').values(counts).execute()
  const path = `/guilds/${guild.id}/level-roles`
  return {
    ...{ guild, admin, manager, squire, knight, alice, bob },
    async ask<Reply>(method: string, below: string, body?: object, as = admin): Promise<Reply & { status: number }> {
      const response = await world.ask(method, `${path}${below}`, { as, ...(body && { body }) })
      return { ...((await response.json()) as Reply), status: response.status }
    },
    async jobs() {
      await world.settled()
      return world.db.selectFrom('jobs').select('kind').where('guild_id', '=', guild.id).execute()
    },
  }
}

test('the rule of a level role is previewed, set and listed, and a sync of all members follows', async () => {
  const { guild, squire, ask, jobs } = await castle()
  await world.db.insertInto('ignored_roles').values({ guild_id: guild.id, role_id: squire.id }).execute()
  const rule = { roleId: squire.id, whenNext: 'keep' }
  expect(await ask<LevelRolesPreviewReply>('POST', '/preview', { rule })).toMatchObject({
    ...{ gain: 1, lose: 0, refusal: null, warning: null },
    roles: [{ roleId: squire.id, level: 1, gain: 1, lose: 0 }],
  })
  expect((await ask<LevelRolesReply>('GET', '')).items[0]).toMatchObject({
    ...{ whenNext: null, whenLost: 'take', stopsXp: true },
  })
  expect(await jobs()).toEqual([])
  const saved = await ask<LevelRolesReply>('PATCH', `/${squire.id}`, { whenNext: 'keep', whenLost: 'keep' })
  expect(saved.saved).toBe(
    `<@&${squire.id}>: kept at the next role, kept when the level is lost.\nThe level roles of all members are being corrected now.`,
  )
  expect(saved.items[0]).toMatchObject({ whenNext: 'keep', whenLost: 'keep', holders: 3 })
  expect(saved.sync.state).toBe('waiting')
  expect(await jobs()).toHaveLength(1)
  const same = await ask<LevelRolesReply>('PATCH', `/${squire.id}`, { whenNext: 'keep' })
  expect(same.saved).toContain('has this rule already')
  const back = await ask<LevelRolesReply>('PATCH', `/${squire.id}`, { whenNext: 'setting' })
  expect(back.items[0]).toMatchObject({ whenNext: null, whenLost: 'keep' })
})

test('a rule is refused for a role that is no level role, above the person, and without Manage Roles', async () => {
  const { guild, ask, squire, knight, manager } = await castle()
  const rule = { whenLost: 'keep' }
  expect((await ask('PATCH', `/${guild.role('Other').id}`, rule)).status).toBe(404)
  expect((await ask('PATCH', `/${squire.id}`, rule, manager)).status).toBe(422)
  const preview = { rule: { roleId: knight.id, ...rule } }
  const refused = await ask<LevelRolesPreviewReply>('POST', '/preview', preview, manager)
  expect(refused.refusal).toContain('Manage Roles')
})

test('a report shows whose roles a sync would change, and the sync is started once', async () => {
  const { guild, ask, jobs, squire, bob, manager } = await castle()
  const report = await ask<SyncReportReply>('POST', '/sync/report', { after: null })
  expect(report).toMatchObject({
    ...{ members: 2, changed: 1, next: null },
    roles: [{ roleId: squire.id, level: 1, gain: 1, lose: 0 }],
    sample: [{ userId: bob.id, name: `bob ${guild.id}`, gain: [squire.id], lose: [] }],
  })
  expect(await ask<SyncReportReply>('POST', '/sync/report', { after: bob.id })).toMatchObject({
    members: 0,
    next: null,
  })
  expect((await ask('POST', '/sync', undefined, manager)).status).toBe(403)
  expect(await jobs()).toEqual([])
  const started = await ask<LevelRolesReply>('POST', '/sync')
  expect(started.saved).toContain('are being corrected now')
  expect(started.sync.state).toBe('waiting')
  expect((await ask<LevelRolesReply>('POST', '/sync')).saved).toContain('are being corrected already')
  expect(await jobs()).toHaveLength(1)
})

test('a report on more than a thousand members comes in parts', async () => {
  const { guild, ask } = await castle()
  for (let nth = 0; nth < 1_000; nth++) guild.member(`one of many ${nth}`)
  const first = await ask<SyncReportReply>('POST', '/sync/report', { after: null })
  expect(first.next).not.toBeNull()
  const rest = await ask<SyncReportReply>('POST', '/sync/report', { after: first.next })
  expect(rest.next).toBeNull()
  expect(first.members + rest.members).toBe(2)
  expect(first.changed + rest.changed).toBe(1)
})
