import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import type { DoctorReply, MendReply } from '../../../../shared/api/doctor.ts'
import { guildOverview } from '../../../../shared/database/guilds/overview.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { LANGUAGES } from '../../../../shared/text/language.ts'
import { type ApiCaller, ApiWorld } from '../../../support/api-world.ts'

let world: ApiWorld
beforeAll(async () => {
  world = await ApiWorld.open()
})
afterAll(() => world.close())

const examine = async (guildId: string, as: ApiCaller, language = 'en-US'): Promise<DoctorReply> => {
  const headers = { 'accept-language': language }
  const response = await world.ask('GET', `/guilds/${guildId}/doctor`, { as, headers })
  expect(response.status).toBe(200)
  // The route's own schema describes the reply.
  return (await response.json()) as DoctorReply
}

const mend = async (guildId: string, as: ApiCaller, id: string) =>
  world.ask('POST', `/guilds/${guildId}/doctor/${id}`, { as })

const kindsOf = ({ findings }: DoctorReply) => findings.map(({ kind }) => kind)

/** A server where everything works. */
async function wellGuild() {
  const staffed = await world.staffedGuild()
  const { guild } = staffed
  await world.db.updateTable('guilds').set({ last_message_at: world.now }).where('id', '=', guild.id).execute()
  return staffed
}

test('a server where everything works has no findings', async () => {
  const { guild, viewer } = await wellGuild()
  expect(await examine(guild.id, viewer)).toMatchObject({ isWell: true, findings: [] })
})

describe('a button mends', () => {
  test('entries of deleted channels and roles', async () => {
    const { guild, manager } = await wellGuild()
    const [channel, hidden] = [guild.channel('gone'), guild.channel('hidden')]
    guild.channel('general')
    hidden.overwrite(guild.roleOf(world.world.application), { deny: Permission.ViewChannel })
    await world.db.insertInto('ignored_channels').values({ guild_id: guild.id, channel_id: hidden.id }).execute()
    const ids = { channel: channel.id, role: '404' }
    await world.db.insertInto('ignored_channels').values({ guild_id: guild.id, channel_id: ids.channel }).execute()
    await world.db.insertInto('ignored_roles').values({ guild_id: guild.id, role_id: ids.role }).execute()
    channel.delete()
    const before = await examine(guild.id, manager)
    expect(before.findings.map(({ mend: button }) => button?.id)).toEqual([
      'remove-ignored-roles',
      'remove-ignored-channels',
    ])
    for (const { mend: button } of before.findings) {
      const reply = (await (await mend(guild.id, manager, button?.id ?? '')).json()) as MendReply
      expect(reply).toMatchObject({ mended: 1, text: '1 entry was taken off the list.' })
    }
    expect((await examine(guild.id, manager)).isWell).toBe(true)
    expect((await guildOverview(world.db, guild.id)).ignoredChannelIds).toEqual([hidden.id])
    const entries = await world.db.selectFrom('audit_entries').select('kind').where('guild_id', '=', guild.id).execute()
    expect(entries.map(({ kind }) => kind)).toEqual(['ignored.removed', 'ignored.removed'])
  })

  test('an announcement channel that cannot be used', async () => {
    const { guild, manager } = await wellGuild()
    const channel = guild.channel('level-ups')
    const set = { notification_type: 'channel', notification_channel_id: channel.id } as const
    await world.db.updateTable('guilds').set(set).where('id', '=', guild.id).execute()
    channel.overwrite(guild.roleOf(world.world.application), { deny: Permission.SendMessages })
    expect(kindsOf(await examine(guild.id, manager))).toEqual(['channelForbids'])
    expect((await mend(guild.id, manager, 'announce-by-reply')).status).toBe(200)
    expect((await guildOverview(world.db, guild.id)).settings.notificationType).toBe('reply')
  })

  test('level roles that were deleted, for a person who may change level roles', async () => {
    const { guild, manager, admin } = await wellGuild()
    await world.db.insertInto('level_roles').values({ guild_id: guild.id, level: 5, role_id: '404' }).execute()
    expect((await mend(guild.id, manager, 'remove-level-roles')).status).toBe(422)
    expect((await mend(guild.id, admin, 'remove-level-roles')).status).toBe(200)
    expect((await guildOverview(world.db, guild.id)).levelRoles).toEqual([])
  })

  test('manager roles that were deleted, for an administrator alone', async () => {
    const { guild, manager, admin } = await wellGuild()
    await world.db.insertInto('manager_roles').values({ guild_id: guild.id, role_id: '404' }).execute()
    expect((await mend(guild.id, manager, 'remove-managers')).status).toBe(403)
    expect((await mend(guild.id, admin, 'remove-managers')).status).toBe(200)
    expect((await guildOverview(world.db, guild.id)).managerRoleIds).toEqual([])
  })

  test('failed jobs, by trying them again', async () => {
    const { guild, manager } = await wellGuild()
    const [run_at, created_at, updated_at] = [world.now, world.now, world.now]
    const common = { guild_id: guild.id, payload: '{}', state: 'failed', taken_by: null, taken_until: null } as const
    await world.db
      .insertInto('jobs')
      .values([
        {
          ...common,
          kind: 'level-up',
          user_id: '7',
          reason: '50013: Missing Permissions',
          run_at,
          created_at,
          updated_at,
        },
        {
          ...common,
          kind: 'member-roles',
          user_id: '7',
          reason: '50013: Missing Permissions',
          run_at,
          created_at,
          updated_at,
        },
      ])
      .execute()
    expect(kindsOf(await examine(guild.id, manager))).toEqual(['failed', 'failed'])
    expect((await (await mend(guild.id, manager, 'retry-jobs')).json()) as MendReply).toMatchObject({ mended: 2 })
    const jobs = await world.db.selectFrom('jobs').select(['kind', 'state']).where('guild_id', '=', guild.id).execute()
    expect(jobs.map(({ state }) => state)).toEqual(['waiting', 'waiting'])
    const entries = await world.db.selectFrom('audit_entries').selectAll().where('guild_id', '=', guild.id).execute()
    expect(entries).toMatchObject([{ kind: 'jobs.retried', via: 'dashboard', value_after: '{"jobs":2}' }])
  })
})

test('a button for a problem that is mended already changes nothing', async () => {
  const { guild, manager } = await wellGuild()
  expect(await (await mend(guild.id, manager, 'announce-by-reply')).json()).toMatchObject({ mended: 0 })
  expect((await mend(guild.id, manager, 'paint-it')).status).toBe(404)
})

test.each(LANGUAGES)('findings and their buttons are in the reader’s language: %s', async (language) => {
  const { guild, viewer } = await world.staffedGuild()
  await world.db.updateTable('guilds').set({ xp_rate: 0 }).where('id', '=', guild.id).execute()
  const { findings } = await examine(guild.id, viewer, language)
  expect(findings.map(({ kind }) => kind)).toEqual(['rateZero', 'noMessage'])
  expect(findings[0]?.mend?.label === 'Set the multiplier to 1').toBe(language === 'en')
})
