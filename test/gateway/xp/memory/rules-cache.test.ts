import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { ChannelTree } from '../../../../gateway/xp/memory/channel-tree.ts'
import { RulesCache } from '../../../../gateway/xp/memory/rules-cache.ts'
import { SCRIPT } from '../../../../shared/audit/entry.ts'
import { ensureGuilds } from '../../../../shared/database/guilds/guilds.ts'
import { changeSettings } from '../../../../shared/database/guilds/settings.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'

const MINUTE_MS = 60_000
const GUILD = '1001'
const OTHER = '1002'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

let rules: RulesCache
beforeEach(async () => {
  await database.db.deleteFrom('guilds').execute()
  await ensureGuilds(database.db, [GUILD, OTHER], Date.now() - 60 * MINUTE_MS)
  rules = new RulesCache(database.db, new ChannelTree())
  await rules.load([GUILD, OTHER])
  await rules.refresh()
})

const change = (guildId: string, xpRate: number, at: number) =>
  changeSettings(database.db, { guildId, actor: SCRIPT }, { xpRate }, at)
const rateOf = (guildId: string) => rules.get(guildId)?.settings.xpRate

test('a change counts at the next look, whether its writer’s clock is ahead or behind', async () => {
  for (const [nth, minutes] of [2, -2, 0, -4].entries()) {
    await change(GUILD, nth + 2, Date.now() + minutes * MINUTE_MS)
    await rules.refresh()
    expect(rateOf(GUILD)).toBe(nth + 2)
  }
})

test('a change that is committed after a later one is not missed', async () => {
  const early = Date.now() - 30_000
  await change(OTHER, 3, Date.now())
  await rules.refresh()
  await change(GUILD, 4, early)
  await rules.refresh()
  expect([rateOf(GUILD), rateOf(OTHER)]).toEqual([4, 3])
})

test('the second of two changes in one millisecond is not missed', async () => {
  const at = Date.now()
  await change(GUILD, 2, at)
  await rules.refresh()
  await change(GUILD, 3, at)
  await rules.refresh()
  expect(rateOf(GUILD)).toBe(3)
})

test('a guild that has not changed is not read again, however recently it was written', async () => {
  await change(GUILD, 2, Date.now())
  for (let look = 0; look < 4; look++) await rules.refresh()
  const before = rules.get(GUILD)
  for (let look = 0; look < 3; look++) await rules.refresh()
  expect(rules.get(GUILD)).toBe(before)
})

test('the rules of a server that was left are not kept, and are read anew when it is joined again', async () => {
  rules.forget(GUILD)
  expect([rateOf(GUILD), rateOf(OTHER)]).toEqual([undefined, 1])
  await change(GUILD, 5, Date.now())
  await rules.refresh()
  expect(rateOf(GUILD)).toBeUndefined()
  await rules.load([GUILD])
  expect(rateOf(GUILD)).toBe(5)
})
