import { afterAll, beforeAll, expect, test } from 'bun:test'
import { SCRIPT } from '../../../shared/audit/entry.ts'
import { readImport } from '../../../shared/database/imports/imports.ts'
import { requestImport } from '../../../shared/database/imports/request.ts'
import { until } from '../../support/until.ts'
import { EffectsWorld, QUICK } from './effects-world.ts'

const LIST = 'GET /guilds/:guild/members'
/** Two lists at once, and then one in half a second. */
const SLOW_LISTS = { ...QUICK, routes: { ...QUICK.routes, [LIST]: { limit: 2, perMs: 500 } } }

let world: EffectsWorld
beforeAll(async () => {
  world = await EffectsWorld.open({ rateLimits: SLOW_LISTS })
})
afterAll(() => world.close())

/** Asks for a gift to the members with a role, as `/xp give-role` does. */
async function asksGift() {
  const guild = await world.guild()
  const role = guild.role('Event')
  const change = { what: 'give', whose: { of: 'role', roleId: role.id }, xp: 5 } as const
  const wanted = {
    ...({ guildId: guild.id, actor: SCRIPT, kind: 'give', mode: 'give', source: { kind: 'members' } } as const),
    options: { keeps: 'totals', columns: null, bulk: { change, name: 'Event' } } as const,
  }
  const { reply, address } = world.command(guild, guild.member('admin'))
  const asks = () => requestImport(world.database.db, wanted, address, world.clock.now())
  return { guild, role, reply, asks }
}

test('a gift to the members of a server whose members Discord does not list is refused, and the reply says why', async () => {
  const { reply, asks } = await asksGift()
  world.application.allow({ guildMembers: false })
  const id = await asks()
  const runner = world.runs()
  await until('the reply says so', () => reply.content.includes('Discord does not list the members'))
  expect(await readImport(world.database.db, id)).toMatchObject({ state: 'refused', members: 0 })
  expect(await world.jobs()).toEqual([])
  await runner.stop()
  world.application.allow({ guildMembers: true })
})

test('members are read on after a rate limit, a thousand at a time', async () => {
  const { guild, role, reply, asks } = await asksGift()
  for (let nth = 0; nth < 3_500; nth++) guild.member(`member-${nth}`, { roles: nth % 1_000 === 7 ? [role] : [] })
  const id = await asks()
  world.runs()
  await until('the preview is shown', () => reply.content.startsWith('**Give 5 XP'), 20_000)
  expect(reply.content).toContain('**4** members receive XP.')
  expect(await readImport(world.database.db, id)).toMatchObject({ state: 'ready', members: 4, title: 'Event' })
})
