import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { SettingsConflict } from '../../../../shared/api/settings.ts'
import { type ApiCaller, ApiWorld, type Staffed } from '../../../support/api-world.ts'
import { patchSettings, readSettings, storedGuild } from '../../../support/settings-requests.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

const read = (guildId: string, as: ApiCaller) => readSettings(world, guildId, as)

const patch = (guildId: string, as: ApiCaller, version: string, values: object) =>
  patchSettings(world, guildId, as, { version, values })

const stored = (staffed: Staffed) => storedGuild(world, staffed)

describe('two people who change settings at the same time', () => {
  test('lose nothing: the later person is shown the earlier change and its author', async () => {
    const staffed = await world.staffedGuild()
    const { guild, manager, admin } = staffed
    const { version } = await read(guild.id, manager)
    expect((await patch(guild.id, admin, version, { xpRate: 3 })).status).toBe(200)
    const late = await patch(guild.id, manager, version, { xpRate: 2, xpDelaySeconds: 10 })
    expect(late.status).toBe(412)
    const conflict = (await late.json()) as SettingsConflict
    expect(conflict.values).toMatchObject({ xpRate: 3, xpDelaySeconds: 60 })
    expect(conflict.changes).toMatchObject([{ actorId: guild.owner.id, via: 'dashboard', key: 'xpRate' }])
    expect(conflict.changes[0]?.text).toContain('Multiplier')
    expect((await stored(staffed)).settings).toMatchObject({ xpRate: 3, xpDelaySeconds: 60 })
    expect((await patch(guild.id, manager, conflict.version, { xpDelaySeconds: 10 })).status).toBe(200)
    expect((await stored(staffed)).settings).toMatchObject({ xpRate: 3, xpDelaySeconds: 10 })
  })

  test('cannot all succeed with the same version: exactly one change is made', async () => {
    const staffed = await world.staffedGuild()
    const { guild, manager, admin } = staffed
    const { version } = await read(guild.id, manager)
    await read(guild.id, admin)
    const rates = [1.5, 2.5, 3.5, 4.5]
    const replies = await Promise.all(
      rates.map((xpRate, nth) => patch(guild.id, nth % 2 === 0 ? manager : admin, version, { xpRate })),
    )
    const statuses = replies.map(({ status }) => status)
    expect(statuses.filter((status) => status === 200)).toHaveLength(1)
    expect(statuses.filter((status) => status === 412)).toHaveLength(3)
    const entries = await world.db.selectFrom('audit_entries').selectAll().where('guild_id', '=', guild.id).execute()
    expect(entries).toHaveLength(1)
    expect((await stored(staffed)).settings.xpRate).toBe(rates[statuses.indexOf(200)] ?? 0)
  })

  test('a level role that is added meanwhile makes a change of the type fail', async () => {
    const staffed = await world.staffedGuild()
    const { guild, admin } = staffed
    const { version } = await read(guild.id, admin)
    const role = guild.role('Regulars')
    guild.roleOf(world.world.application).moveTo(50)
    world.passes(31_000)
    const added = await world.ask('POST', `/guilds/${guild.id}/level-roles`, {
      as: admin,
      body: { roleId: role.id, level: 5 },
    })
    expect(added.status).toBe(201)
    expect((await patch(guild.id, admin, version, { roleAssignType: 'stack' })).status).toBe(412)
  })
})
