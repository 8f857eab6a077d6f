import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { listLevelRoles } from '../../../../shared/database/guilds/level-roles.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import type { Member } from '../../../support/discord/community/member.ts'
import { EdgeClient } from '../../../support/edge-client.ts'
import type { EdgeCommunity } from '../../../support/edge-community.ts'
import { EdgeWorld } from '../../../support/edge-world.ts'

const NAMES = ['Level 5', 'Level 10', 'Level 20', 'Level 30', 'Level 50']

const START_TIMEOUT_MS = 180_000

/** The button of /setup that creates a set of level roles. setup.test.ts presses it on the other runtimes, too. */
describe('the roles that /setup creates', () => {
  let world: EdgeWorld
  let running: EdgeClient
  const client = (): EdgeClient => running
  beforeAll(async () => {
    world = await EdgeWorld.open()
    running = new EdgeClient(await world.start('bun'), world)
  }, START_TIMEOUT_MS)
  afterAll(async () => {
    await running.edge.stop()
    await world.close()
  })

  const asked = async (member: Member) =>
    member.clicks(await member.clicks(await member.runs('/setup'), 'Next'), 'Create roles for me')

  /** The names of the level roles, lowest level first. */
  async function registered({ world, guild }: EdgeCommunity): Promise<(string | undefined)[]> {
    const levelRoles = await listLevelRoles(world.database.db, guild.id)
    return levelRoles.map(({ roleId }) => guild.state.roles.get(roleId)?.name)
  }

  const namesIn = ({ guild }: EdgeCommunity) => [...guild.state.roles.values()].map(({ name }) => name)

  test('are shown before, have no permissions, and stand in the order of the levels below the bot', async () => {
    const community = await client().community()
    const { guild } = community
    const plan = await asked(guild.owner)
    expect(plan.text).toContain(
      '**Level 5**, **Level 10**, **Level 20**, **Level 30**, **Level 50**. I create 5 of these roles, without permissions',
    )
    expect(namesIn(community)).not.toContain('Level 5')
    const reply = await guild.owner.clicks(plan, 'Create and use them')
    expect(reply.content).toBe('5 level roles are new.')
    expect(reply.text).not.toContain('Create roles for me')
    expect(reply.text).toContain('Level 5 · Level 5')
    expect(await registered(community)).toEqual(NAMES)
    const roles = NAMES.map((name) => guild.role(name).state)
    expect(roles.every(({ permissions }) => permissions === '0')).toBe(true)
    const positions = roles.map(({ position }) => position)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    const own = guild.roleOf(client().world.application).position
    expect(Math.max(...positions)).toBeLessThan(own)
  })

  test('are given by one job to members who have reached a level', async () => {
    const community = await client().community()
    await community.grant(community.guild.member('alice'), 30_000)
    const reply = await community.guild.owner.clicks(await asked(community.guild.owner), 'Create and use them')
    expect(reply.content).toContain('in the next minutes')
    expect(await community.jobs()).toMatchObject([{ kind: 'guild-roles' }])
  })

  test('are only those of levels without a role, and an existing role with the right name is used', async () => {
    const community = await client().community()
    const { guild } = community
    await community.levelRole(5, 'Knight')
    const ten = guild.role('Level 10')
    const plan = await asked(guild.owner)
    expect(plan.text).toContain(`get <@&${ten.id}>, **Level 20**, **Level 30**, **Level 50**. I create 3 of these`)
    await guild.owner.clicks(plan, 'Create and use them')
    expect(await registered(community)).toEqual(['Knight', ...NAMES.slice(1)])
    expect(namesIn(community).filter((name) => name === ten.name)).toHaveLength(1)
  })

  test('are not created twice where two admins press the button, and no role is left over', async () => {
    const community = await client().community()
    const { guild } = community
    const second = guild.member('second', { roles: [guild.role('Admin', { permissions: Permission.Administrator })] })
    const plans = [await asked(guild.owner), await asked(second)] as const
    await Promise.all([
      guild.owner.clicks(plans[0], 'Create and use them'),
      second.clicks(plans[1], 'Create and use them'),
    ])
    expect(await registered(community)).toEqual(NAMES)
    expect(namesIn(community).filter((name) => name.startsWith('Level '))).toHaveLength(NAMES.length)
  })

  test('are refused where the bot lacks Manage Roles', async () => {
    const community = await client().community()
    community.guild.roleOf(client().world.application).permit(0n)
    const reply = await asked(community.guild.owner)
    expect(reply.content).toContain('I am not allowed to give roles. Give me the **Manage Roles** permission')
    expect(reply.text).toContain('step 2 of 3')
  })

  test('are refused where the server would have more than 250 roles', async () => {
    const { guild } = await client().community()
    while (guild.state.roles.size < 246) guild.role(`role ${guild.state.roles.size}`)
    expect((await asked(guild.owner)).content).toContain('Discord allows 250 roles in a server, and this one has 246.')
  })

  test('are checked again when the button is pressed, and the button works once the cause is removed', async () => {
    const community = await client().community()
    const { guild } = community
    const plan = await asked(guild.owner)
    guild.roleOf(client().world.application).permit(0n)
    expect((await guild.owner.clicks(plan, 'Create and use them')).content).toContain('I am not allowed to give roles')
    guild.roleOf(client().world.application).permit(Permission.ManageRoles)
    await guild.owner.clicks(plan, 'Create and use them')
    expect(await registered(community)).toEqual(NAMES)
  })

  test('can be created only by a member who may give roles in the whole server', async () => {
    const community = await client().community()
    const { guild } = community
    const manager = guild.member('manager', { roles: [guild.role('Manager', { permissions: Permission.ManageGuild })] })
    guild.channel('general').overwrite(manager, { allow: Permission.ManageRoles })
    const reply = await asked(manager)
    expect(reply.content).toContain('Manage Roles')
    expect(await registered(community)).toEqual([])
  })
})
