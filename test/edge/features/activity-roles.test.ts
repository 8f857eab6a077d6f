import { expect, test } from 'bun:test'
import { oneRuntime } from '../../support/each-runtime.ts'

/** `/activityroles` */
oneRuntime('activity roles', (client) => {
  test('are added, listed with their holders, and removed', async () => {
    const place = await client().community()
    const { guild, world } = place
    const runs = async (line: string, options = {}) =>
      (await (await guild.owner.runs(line, { options })).settled()).text
    const role = guild.role('Regular')
    expect(await runs('/activityroles list')).toContain('There are no activity roles yet.')
    expect(await runs('/activityroles add members:3 days:14', { role })).toStartWith(
      `The most active members hold <@&${role.id}> from now on: 3 members, counted over 14 days.`,
    )
    const { db } = world.database
    const key = { guild_id: guild.id, role_id: role.id }
    expect(await db.selectFrom('activity_roles').selectAll().where('guild_id', '=', guild.id).execute()).toEqual([
      { ...key, members: 3, days: 14, next_at: 0, renewed_at: 0 },
    ])
    const holder = { ...key, user_id: '7', state: 'held' } as const
    await db
      .insertInto('activity_role_holders')
      .values([holder, { ...holder, user_id: '8', state: 'taking' }])
      .execute()
    expect(await runs('/activityroles list')).toContain(`<@&${role.id}> · 3 members · 14 days · <@7>`)
    expect(await runs('/activityroles add members:3 days:14', { role })).toStartWith('Nothing was changed.')
    expect(await runs('/activityroles remove', { role: role.id })).toContain('is no longer an activity role.')
    expect(await runs('/activityroles remove', { role: role.id })).toStartWith('This is no activity role.')
    expect(await runs('/activityroles list')).toContain('There are no activity roles yet.')
  })

  test('cannot be roles that are managed, above the bot, dangerous, level roles, of a season’s winners, or everybody’s', async () => {
    const { guild } = await client().community()
    const adds = async (role: { id: string }) =>
      (await (await guild.owner.runs('/activityroles add', { options: { role } })).settled()).text
    expect(await adds({ id: guild.id })).toStartWith('Everybody has @everyone.')
    const high = guild.role('High')
    high.moveTo(99)
    expect(await adds(high)).toContain('is not below my highest role')
    const strong = guild.role('Strong', { permissions: 4n })
    expect(await adds(strong)).toContain('has dangerous permissions')
    const knight = guild.role('Knight')
    await (await guild.owner.runs('/levelroles add level:3', { options: { role: knight } })).settled()
    expect(await adds(knight)).toStartWith('Nothing was changed. Either')
    const champion = guild.role('Champion')
    await (await guild.owner.runs('/season start', { options: { role: champion } })).settled()
    expect(await adds(champion)).toStartWith('Nothing was changed. Either')
  })
})
