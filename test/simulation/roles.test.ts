import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { type APIRole, PermissionFlagsBits, Routes } from 'discord-api-types/v10'
import type { Discord } from '../support/discord/discord.ts'
import { NO_RATE_LIMITS } from '../support/discord/settings.ts'
import { startDiscord } from '../support/discord/start.ts'
import { restOf } from './client.ts'

let discord: Discord
beforeAll(async () => {
  discord = await startDiscord({ seed: 'roles', rateLimits: NO_RATE_LIMITS })
})
afterAll(() => discord.close())

function community(permissions?: bigint) {
  const app = discord.application({ name: `Prosperity ${crypto.randomUUID()}` })
  const guild = discord.guild({ name: 'Castle', applications: [] })
  guild.add(app, permissions)
  const rest = restOf(discord, app)
  // The type of the endpoint's answer.
  const create = (body: object) => rest.post(Routes.guildRoles(guild.id), { body }) as Promise<APIRole>
  return { app, guild, rest, create }
}

describe('a bot that creates roles', () => {
  test('gets a role at the bottom, below its own', async () => {
    const { app, guild, create } = community()
    const first = await create({ name: 'Level 50', permissions: '0' })
    const second = await create({ name: 'Level 5', permissions: '0' })
    expect(second).toMatchObject({ name: 'Level 5', permissions: '0', position: 1, managed: false })
    expect(guild.role('Level 50').position).toBe(2)
    expect(guild.roleOf(app).position).toBeGreaterThan(2)
    expect(first.id).not.toBe(second.id)
  })

  test('gives a role the permissions of @everyone where it names none', async () => {
    const { guild, create } = community()
    expect(await create({})).toMatchObject({ name: 'new role', permissions: guild.everyone.state.permissions })
  })

  test('is refused without Manage Roles, and permissions that it lacks', async () => {
    const { create } = community(0n)
    await expect(create({ name: 'x' })).rejects.toMatchObject({ code: 50013 })
    const able = community()
    const permissions = String(PermissionFlagsBits.BanMembers)
    await expect(able.create({ name: 'x', permissions })).rejects.toMatchObject({ code: 50013 })
  })

  test('is refused a name or permissions that have the wrong form', async () => {
    const { create } = community()
    for (const body of [{ name: '' }, { name: 'x'.repeat(101) }, { name: 'x', permissions: 'all' }, { color: -1 }]) {
      await expect(create(body)).rejects.toMatchObject({ code: 50035 })
    }
  })

  test('is refused the 251st role', async () => {
    const { guild, create } = community()
    while (guild.state.roles.size < 250) guild.role(`role ${guild.state.roles.size}`)
    await expect(create({ name: 'x' })).rejects.toMatchObject({ code: 30005 })
  })

  test('deletes a role below its own, and no other', async () => {
    const { app, guild, rest } = community()
    const low = guild.role('low')
    await rest.delete(Routes.guildRole(guild.id, low.id))
    expect(guild.state.roles.has(low.id)).toBe(false)
    const high = guild.role('high', { position: 90 })
    await expect(rest.delete(Routes.guildRole(guild.id, high.id))).rejects.toMatchObject({ code: 50013 })
    await expect(rest.delete(Routes.guildRole(guild.id, guild.roleOf(app).id))).rejects.toMatchObject({ code: 50028 })
  })
})
