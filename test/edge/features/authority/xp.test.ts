import { expect, test } from 'bun:test'
import { Permission } from '../../../../shared/discord/permission.ts'
import { xpFor } from '../../../support/default-curve.ts'
import { oneRuntime } from '../../../support/each-runtime.ts'
import { openCourt } from './court.ts'

const { BanMembers } = Permission

/** The bot does nothing for a member that this member may not do in Discord. */
oneRuntime('authority over XP', (client) => {
  const court = (more?: bigint) => openCourt(client(), more)

  test.each([
    ['across it', '/levels give levels:10'],
    ['to within a message of it', `/xp give xp:${xpFor(10) - 1}`],
    ['to the level before it', '/levels give levels:9'],
  ])('cannot give the giver a role above their own: %s', async (_, line) => {
    const { m, run, give, boss, xpOf, place } = await court()
    await give(10, boss)
    const reply = await run(m, line, { user: m })
    expect(reply.text).toContain(`You cannot give or take <@&${boss.id}>`)
    expect(reply.ephemeral).toBe(true)
    expect([await xpOf(m), await place.jobs()]).toEqual([0, []])
  })

  test('can be given to every member, the giver too, where no role changes that the giver cannot give', async () => {
    const { m, run, give, boss, low, xpOf } = await court()
    await give(10, boss)
    await give(5, low)
    await run(m, '/levels give levels:8', { user: m })
    expect(await xpOf(m)).toBe(xpFor(8))
  })

  test('cannot be given where a lower role has permissions that the giver lacks', async () => {
    const { m, run, guild, give, xpOf } = await court()
    await give(3, guild.role('Warden', { position: 1, permissions: BanMembers }))
    const bob = guild.member(`bob-${guild.id}`)
    expect((await run(m, '/levels give levels:3', { user: bob })).text).toContain(
      'has permissions that you do not have: **Ban Members**',
    )
    expect(await xpOf(bob)).toBe(0)
  })

  test('cannot be taken where a member would lose a role above the taker', async () => {
    const { m, run, guild, give, boss, place, xpOf } = await court()
    await give(3, boss)
    const chief = guild.member(`chief-${guild.id}`, { roles: [boss] })
    await place.grant(chief, xpFor(3))
    expect((await run(m, '/levels take levels:1', { user: chief })).text).toContain('Nothing was changed')
    expect(await xpOf(chief)).toBe(xpFor(3))
    await run(guild.owner, '/levels take levels:1', { user: chief })
    expect(await xpOf(chief)).toBe(xpFor(2))
  })

  test('given to a member who left brings no role that the giver cannot give when they return', async () => {
    const { m, run, guild, give, boss, xpOf } = await court()
    await give(3, boss)
    const bob = guild.member(`bob-${guild.id}`)
    bob.leaves()
    expect((await run(m, '/levels give levels:3', { user: bob })).text).toContain('Nothing was changed')
    expect(await xpOf(bob)).toBe(0)
  })
})
