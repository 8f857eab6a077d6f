import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { commands, components } from '../../../../edge/features/index.ts'
import { leavesOf } from '../../../../scripts/registration/leaves.ts'
import { declaredCommands } from '../../../../scripts/registration/register.ts'
import { listEntries } from '../../../../shared/database/audit/list.ts'
import { Permission } from '../../../../shared/discord/permission.ts'
import { EdgeClient } from '../../../support/edge-client.ts'
import { EdgeCustomer } from '../../../support/edge-customer.ts'
import { EdgeWorld } from '../../../support/edge-world.ts'
import { READING } from './reading.ts'
import type { Place } from './use.ts'
import { CHANGING } from './uses.ts'
import { tokens } from './whitelabel-uses.ts'

const START_TIMEOUT_MS = 180_000

test('every command and component is known to change something or nothing', () => {
  const leaves = declaredCommands().flatMap(leavesOf)
  const declared = [
    ...leaves.map(({ kind, path }) => (kind === 'typed' ? `/${path.join(' ')}` : `menu ${path[0]}`)),
    ...components.map(({ name }) => `component ${name}`),
  ]
  expect(commands.length).toBeGreaterThan(0)
  expect([...Object.keys(CHANGING), ...READING].toSorted()).toEqual(declared.toSorted())
})

describe('the audit', () => {
  let world: EdgeWorld
  let client: EdgeClient
  beforeAll(async () => {
    world = await EdgeWorld.open()
    client = new EdgeClient(await world.start('bun'), world)
  }, START_TIMEOUT_MS)
  afterAll(async () => {
    await client.edge.stop()
    await world.close()
  })

  const entriesOf = async ({ community }: Place) => listEntries(world.database.db, { guildId: community.guild.id }, 100)

  async function open(): Promise<Place> {
    const customer = await EdgeCustomer.open(client)
    await customer.bot()
    const { community } = customer
    for (const name of ['spam', 'halls', 'bots']) community.guild.channel(name)
    for (const name of ['Knight', 'Muted', 'Mods', 'Players']) community.guild.role(name)
    community.guild.role('Chiefs', { permissions: Permission.ManageGuild })
    community.guild.member('ann')
    return { community, customer, owner: community.guild.owner }
  }

  test.each(Object.entries(CHANGING))('has exactly the entries of %s', async (_, { given, use, leaves, again }) => {
    const place = await open()
    await given?.(place)
    const before = (await entriesOf(place)).length
    await use(place)
    const entries = await entriesOf(place)
    const added = entries.slice(0, entries.length - before)
    expect(added.map(({ kind }) => kind)).toEqual([...leaves])
    const people = [place.owner.id, place.customer.member.id]
    for (const { actor } of added) {
      expect(actor).toMatchObject({ via: 'command', keyId: null })
      expect(people).toContain(actor.id ?? '')
    }
    if (again !== null) await use(place)
    const after = await entriesOf(place)
    expect(after.length - entries.length).toBe(again ?? 0)
    const stored = JSON.stringify(after)
    for (const token of [...tokens, world.application.token, 'sealed']) expect(stored).not.toContain(token)
  })
})
