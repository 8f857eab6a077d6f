import { describe, expect, test } from 'bun:test'
import { Locale } from 'discord-api-types/v10'
import { Permission } from '../../../../shared/discord/permission.ts'
import { xpFor } from '../../../support/default-curve.ts'
import { eachRuntime } from '../../../support/each-runtime.ts'
import { fewestWaits, takenBy } from '../../../support/taken-by.ts'
import { until } from '../../../support/until.ts'

/** `/xp give`, `/xp take`, `/levels give` and `/levels take`. */
eachRuntime('changing XP', (client) => {
  /** A server with an admin and bob, who has some XP. */
  async function community(given = 130) {
    const place = await client().community()
    const [admin, bob] = [place.guild.owner, place.guild.member('bob')]
    if (given > 0) await place.grant(bob, given)
    return { place, admin, bob }
  }

  test.each([
    ['/xp give user:@bob xp:1000', 'receives 1,000 XP: now **1,130** XP, level **4**.', 1_130, 4],
    ['/xp take user:@bob xp:40', 'loses 40 XP: now **90** XP, level **0**.', 90, 0],
    ['/xp take user:@bob xp:5000', 'loses 130 XP: now **0** XP, level **0**.', 0, 0],
    ['/levels give user:@bob levels:2', 'goes up 2 levels: now level **3**, 475 XP.', 475, 3],
    ['/levels take user:@bob levels:1', 'goes down 1 level: now level **0**, 0 XP.', 0, 0],
  ])('%s says what changed, and changes it', async (line, said, xp, level) => {
    const { place, admin, bob } = await community()
    const reply = await admin.runs(line)
    expect(reply).toMatchObject({ content: `<@${bob.id}> (bob) ${said}`, ephemeral: false })
    expect(reply.message?.mentions).toEqual([])
    expect(await place.memberRow(bob)).toMatchObject({ xp, level, message_count: 1 })
  })

  test('a member who never wrote can receive XP, and is counted', async () => {
    const { place, admin, bob } = await community(0)
    expect((await admin.runs('/xp give user:@bob xp:5')).text).toContain('now **5** XP')
    expect(await place.memberRow(bob)).toMatchObject({ xp: 5, level: 0, message_count: 0 })
    await until('bob is counted', async () => (await place.guildRow()).member_count === 1)
    await admin.runs('/xp take user:@bob xp:5')
    await until('bob is no longer counted', async () => (await place.guildRow()).member_count === 0)
  })

  test('a change moves the member to another range of XP, in a server that counts members by ranges', async () => {
    const place = await client().community({ xp_ranges_from: 1 })
    place.guild.member('bob')
    await place.guild.owner.runs('/xp give user:@bob xp:300')
    const ranges = () =>
      place.world.database.db
        .selectFrom('guild_xp_ranges')
        .select(['level', 'part'])
        .where('guild_id', '=', place.guild.id)
        .where('members', '=', 1)
        .execute()
    await until('bob is counted', async () => (await ranges()).length === 1)
    await place.guild.owner.runs('/xp give user:@bob xp:150')
    const moved = { level: 2, part: 14 }
    await until('bob is counted in a higher range', async () => Bun.deepEquals(await ranges(), [moved]))
  })

  test.each([
    ['/levels take user:@bob levels:2', 130, 'has only 1 level, so you cannot take more than that.'],
    ['/xp take user:@bob xp:1', 0, 'has no XP to take.'],
    ['/levels give user:@bob levels:1', xpFor(1_000), 'already has the maximum.'],
    ['/xp give user:@bob xp:1', Number.MAX_SAFE_INTEGER, 'already has the maximum.'],
  ])('%s is refused to a member with %p XP, and changes nothing', async (line, given, why) => {
    const { place, admin, bob } = await community(given)
    expect(await admin.runs(line)).toMatchObject({ content: `<@${bob.id}> (bob) ${why}`, ephemeral: true })
    expect((await place.memberRow(bob))?.xp ?? 0).toBe(given)
  })

  test('a bot is refused', async () => {
    const { place, admin } = await community()
    const robot = place.guild.member('robot', { bot: true })
    const reply = await admin.runs('/xp give xp:5', { options: { user: robot } })
    expect(reply).toMatchObject({
      content: `<@${robot.id}> (robot) is a bot, and bots have no XP. Choose a person.`,
      ephemeral: true,
    })
  })

  describe('roles', () => {
    test('follow a new level where the server has level roles, and the reply says so', async () => {
      const { place, admin, bob } = await community()
      await place.levelRole(2, 'Regular')
      expect((await admin.runs('/levels give user:@bob levels:1')).content).toEndWith(
        '\nThe level roles change in a moment.',
      )
      expect(await place.jobs()).toMatchObject([{ kind: 'roles', user_id: bob.id }])
    })

    test('do not change where the level stays, and where the server has no level roles', async () => {
      const { place, admin } = await community()
      await admin.runs('/levels give user:@bob levels:1')
      await place.levelRole(2, 'Regular')
      const reply = await admin.runs('/xp give user:@bob xp:1')
      expect(reply.content).not.toContain('level roles')
      expect(await place.jobs()).toEqual([])
    })

    test('of a member who has left wait for their return', async () => {
      const { place, admin, bob } = await community()
      await place.levelRole(2, 'Regular')
      bob.leaves()
      const reply = await admin.runs('/levels give levels:1', { options: { user: bob } })
      expect(reply.content).toContain('now level **2**')
      expect(await place.jobs()).toEqual([])
    })
  })

  test('XP from many commands at the same time adds up', async () => {
    const { place, admin, bob } = await community()
    await Promise.all(Array.from({ length: 20 }, async () => (await admin.runs('/xp give user:@bob xp:10')).settled()))
    expect(await place.memberRow(bob)).toMatchObject({ xp: 330, level: 2 })
  })

  test.each([
    ['/xp give', { user: '8', xp: 5 }],
    ['/xp take', { user: '8', xp: 5 }],
    ['/xp why', {}],
    ['/levels give', { user: '8', levels: 1 }],
    ['/levels take', { user: '8', levels: 1 }],
  ])('%s needs the Manage Server permission', async (line, values) => {
    const guild = await client().guild({ '8': { xp: 500 } })
    const reply = await guild.runs(line, { options: values, locale: 'de' })
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toStartWith('Dafür brauchst du die Berechtigung „Server verwalten“ oder eine Rolle')
    expect((await guild.runs(line, { options: values, permissions: Permission.ManageGuild })).text).not.toContain(
      'Manage Server',
    )
  })

  test.each([
    ['/xp give', 'xp', { user: '8', xp: 0 }],
    ['/xp take', 'xp', { user: '8', xp: -5 }],
    ['/levels give', 'levels', { user: '8', levels: 1_001 }],
  ])('%s with %s outside its limits is refused, also where Discord does not check', async (line, option, values) => {
    const guild = await client().guild()
    const reply = await guild.runs(line, { options: values, permissions: Permission.ManageGuild })
    expect(reply).toMatchObject({
      ephemeral: true,
      text: `The option \`${option}\` is missing or has a value that I cannot use.`,
    })
  })

  test('a change waits for the database twice: for the total, and for the change', async () => {
    const { admin } = await community()
    const { tap } = client().world
    const { waits } = await fewestWaits(2, () => takenBy(tap, () => admin.runs('/xp give user:@bob xp:1')))
    expect(waits).toBe(2)
  })

  test('a change is a row of the ledger after the reply, and leaves no job', async () => {
    const { place, admin, bob } = await community()
    const { db } = client().world.database
    await admin.runs('/xp take user:@bob xp:5000')
    const rows = () => db.selectFrom('xp_ledger').selectAll().where('guild_id', '=', place.guild.id).execute()
    await until('the row is written', async () => (await rows()).length === 1)
    const row = { user_id: bob.id, source: 'admin', amount: -130, actor_id: admin.id, reason: null, reverses: null }
    expect(await rows()).toMatchObject([row])
    const jobs = () => db.selectFrom('jobs').select('id').where('guild_id', '=', place.guild.id).execute()
    await until('its job is deleted', async () => (await jobs()).length === 0)
    expect(await place.memberRow(bob)).toMatchObject({ xp: 0, ledger_xp: -130, ledger_rows: 1, open_entry: null })
  })

  test('“Level” in a member’s menu shows their level only to the invoker, in the invoker’s language', async () => {
    const { place, bob } = await community(1_210)
    const reply = await place.guild.member('invoker', { locale: Locale.SpanishES }).picks('Level', { user: bob })
    expect(reply.ephemeral).toBe(true)
    expect(reply.text).toContain('Nivel 5')
  })
})
