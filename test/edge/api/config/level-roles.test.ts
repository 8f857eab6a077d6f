import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { LevelRolesPreviewReply, LevelRolesReply } from '../../../../shared/api/level-roles.ts'
import { listLevelRoles } from '../../../../shared/database/guilds/level-roles.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { type ApiCaller, ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

const { ManageGuild, ManageRoles, BanMembers } = Permission

/** A server with roles from below to above: Low, Own of the person `m`, Boss, and the bot's. */
async function court() {
  const staffed = await world.staffedGuild()
  const { guild } = staffed
  guild.roleOf(world.world.application).moveTo(50)
  const low = guild.role('Low', { position: 1 })
  const own = guild.role('Own', { position: 5, permissions: ManageGuild | ManageRoles })
  const boss = guild.role('Boss', { position: 12 })
  const member = guild.member(`m-${guild.id}`, { roles: [own] })
  const m = await world.login(member)
  const path = `/guilds/${guild.id}/level-roles`
  return {
    ...{ ...staffed, low, own, boss, m },
    list: async (as: ApiCaller) => (await (await world.ask('GET', path, { as })).json()) as LevelRolesReply,
    add: (as: ApiCaller, body: object) => world.ask('POST', path, { as, body }),
    remove: (as: ApiCaller, { id }: { id: string }) => world.ask('DELETE', `${path}/${id}`, { as }),
    preview: async (as: ApiCaller, body: object) =>
      (await (await world.ask('POST', `${path}/preview`, { as, body })).json()) as LevelRolesPreviewReply,
    registered: () => listLevelRoles(world.db, guild.id),
    give: (level: number, role: { id: string }) =>
      world.db.insertInto('level_roles').values({ guild_id: guild.id, level, role_id: role.id }).execute(),
    members: (levels: Readonly<Record<number, number>>) =>
      world.db
        .insertInto('guild_levels')
        .values(
          Object.entries(levels).map(([level, members]) => ({ guild_id: guild.id, level: Number(level), members })),
        )
        .execute(),
  }
}

describe('a level role', () => {
  test('is added with a job that gives it to members, and the list shows the progress', async () => {
    const { guild, m, low, add, list, registered } = await court()
    const row = { guild_id: guild.id, user_id: '7', xp: 5_000, level: 10, message_count: 1, last_xp_at: null }
    await world.db.insertInto('guild_users').values(row).execute()
    const response = await add(m, { roleId: low.id, level: 5 })
    expect(response.status).toBe(201)
    const reply = (await response.json()) as LevelRolesReply
    expect(reply.saved).toContain(`<@&${low.id}> is now the role for level **5**`)
    expect(reply.sync.state).toBe('waiting')
    expect(await registered()).toEqual([{ level: 5, roleId: low.id }])
    // The job is written after the reply.
    await world.settled()
    // With the token, anyone could write in the bot's name.
    const secretReply = { applicationId: '1', token: 'secret-of-the-reply', expiresAt: 0, locale: 'en' }
    const counts = { given: 3, alreadyHad: 1, gone: 0, failed: 0 }
    await world.db
      .updateTable('jobs')
      .set({
        state: 'taken',
        payload: JSON.stringify({ reply: secretReply, cursor: '0', total: 9, counts, reasons: {} }),
      })
      .where('guild_id', '=', guild.id)
      .execute()
    expect(JSON.stringify(await list(m))).not.toContain(secretReply.token)
    expect((await list(m)).sync).toMatchObject({ state: 'running', done: 4, total: 9, given: 3 })
  })

  test('is refused above the person, with the reason at the field', async () => {
    const { m, boss, add, registered } = await court()
    const response = await add(m, { roleId: boss.id, level: 5 })
    expect(response.status).toBe(422)
    const { errors } = (await response.json()) as { errors: { at: string; detail: string }[] }
    expect(errors).toMatchObject([{ at: 'body.roleId' }])
    expect(errors[0]?.detail).toContain('is not below your highest role')
    expect(await registered()).toEqual([])
  })

  test('needs Manage Roles besides Manage Server', async () => {
    const { manager, low, add, list } = await court()
    expect((await list(manager)).neededPermission).toBe('Manage Roles')
    expect((await add(manager, { roleId: low.id, level: 5 })).status).toBe(422)
  })

  test('with dangerous permissions is added only after these permissions were confirmed', async () => {
    const { admin, guild, add, registered } = await court()
    const warden = guild.role('Warden', { position: 1, permissions: BanMembers })
    const asked = await add(admin, { roleId: warden.id, level: 5 })
    expect(asked.status).toBe(422)
    const { confirm } = (await asked.json()) as { confirm: string }
    expect(confirm).toBe(String(BanMembers))
    expect((await add(admin, { roleId: warden.id, level: 5, confirmed: '1' })).status).toBe(422)
    expect((await add(admin, { roleId: warden.id, level: 5, confirmed: confirm })).status).toBe(201)
    expect(await registered()).toHaveLength(1)
  })

  test('is refused for a level that has a role', async () => {
    const { admin, low, boss, give, add } = await court()
    await give(5, boss)
    const response = await add(admin, { roleId: low.id, level: 5 })
    expect(await response.json()).toMatchObject({ errors: [{ at: 'body.level' }] })
  })

  test('above the person cannot be removed, and the list says why', async () => {
    const { m, boss, low, give, remove, list, registered } = await court()
    await give(10, boss)
    await give(5, low)
    await give(7, { id: '77' })
    const { items } = await list(m)
    expect(items.map(({ name, removeRefusal }) => [name, removeRefusal === null])).toEqual([
      ['Low', true],
      [null, true],
      ['Boss', false],
    ])
    expect(items[1]?.problem).toContain('was deleted')
    expect((await remove(m, boss)).status).toBe(422)
    expect((await remove(m, low)).status).toBe(200)
    expect((await remove(m, { id: '77' })).status).toBe(200)
    expect((await remove(m, { id: '78' })).status).toBe(404)
    expect(await registered()).toEqual([{ level: 10, roleId: boss.id }])
  })

  test('cannot be changed with an API key, which has no place among the roles', async () => {
    const { guild, admin, low, add } = await court()
    const key = await world.key(guild, admin, 'write')
    expect((await add(key, { roleId: low.id, level: 5 })).status).toBe(403)
  })
})

describe('a preview of level roles', () => {
  test('counts who would gain and lose a role', async () => {
    const { admin, low, boss, give, members, preview, registered } = await court()
    await give(5, low)
    await members({ 3: 10, 6: 4, 12: 3 })
    expect(await preview(admin, { add: { roleId: boss.id, level: 10 } })).toEqual({
      ...{ gain: 3, lose: 3, refusal: null, warning: null },
      roles: [
        { roleId: low.id, level: 5, gain: 0, lose: 3 },
        { roleId: boss.id, level: 10, gain: 3, lose: 0 },
      ],
    })
    expect(await registered()).toHaveLength(1)
  })

  test('says why a change would be refused', async () => {
    const { m, admin, low, boss, give, preview } = await court()
    await give(5, boss)
    expect((await preview(m, { add: { roleId: low.id, level: 9 } })).refusal).toContain(`would lose <@&${boss.id}>`)
    expect((await preview(m, { remove: { roleId: boss.id } })).refusal).toContain('is not below your highest role')
    expect((await preview(admin, { remove: { roleId: boss.id } })).refusal).toBeNull()
  })

  test('warns of dangerous permissions', async () => {
    const { admin, guild, preview } = await court()
    const warden = guild.role('Warden', { position: 1, permissions: BanMembers })
    expect((await preview(admin, { add: { roleId: warden.id, level: 5 } })).warning).toContain('**Ban Members**')
  })
})
