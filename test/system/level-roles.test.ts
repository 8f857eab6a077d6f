import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import type { EdgeCommunity } from '../support/edge-community.ts'
import { openServedCommunity } from './served-community.ts'

setDefaultTimeout(300_000)

let community: EdgeCommunity
let close: () => Promise<void>
beforeAll(async () => {
  ;({ community, close } = await openServedCommunity('workerd', ['alice', 'bob']))
})
afterAll(() => close())

test('a new level role is given to all members who have reached its level, and the reply reports the progress', async () => {
  const { guild } = community
  const [alice, bob] = [guild.member('alice'), guild.member('bob')]
  await community.grant(alice, 1_210)
  await community.grant(bob, 90)
  guild.role('Knight')
  const reply = await (await guild.owner.runs('/levelroles add role:Knight level:5')).settled()
  await reply.until(({ text }) => text.includes('Level roles are up to date: 1 of 1 members'))
  expect(reply.text).toContain('Changed: **1**')
  expect(reply.ephemeral).toBe(true)
  expect([alice.roles, bob.roles]).toEqual([['Knight'], []])
})

test('a change between one role and stacked roles applies to all members at once', async () => {
  const { guild } = community
  const alice = guild.member('alice')
  guild.role('Page')
  const added = await (await guild.owner.runs('/levelroles add role:Page level:1')).settled()
  await added.until(({ text }) => text.includes('up to date'))
  expect(alice.roles).toEqual(['Knight'])
  const stacked = await (await guild.owner.runs('/settings roles type:stack')).settled()
  await stacked.until(({ text }) => text.includes('up to date'))
  expect(alice.roles.sort()).toEqual(['Knight', 'Page'])
  const single = await (await guild.owner.runs('/settings roles type:single')).settled()
  await single.until(({ text }) => text.includes('up to date'))
  expect(alice.roles).toEqual(['Knight'])
})
