import { afterAll, beforeAll, expect, test } from 'bun:test'
import { Admission } from '../../../gateway/xp/admission.ts'
import { ChannelTree } from '../../../gateway/xp/memory/channel-tree.ts'
import { Cooldowns } from '../../../gateway/xp/memory/cooldowns.ts'
import { RulesCache } from '../../../gateway/xp/memory/rules-cache.ts'
import { ensureGuilds } from '../../../shared/database/guilds/guilds.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { messageAt, START } from '../../support/messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await ensureGuilds(database.db, ['1001'], START)
})
afterAll(() => database.close())

/** The admission of a process that has just started. */
async function open() {
  const channels = new ChannelTree()
  const rules = new RulesCache(database.db, channels)
  await rules.load(['1001'])
  const cooldowns = new Cooldowns(2)
  return { cooldowns, admission: new Admission({ rules, cooldowns, channels }) }
}

test('every message of a member who is not remembered is let through, and the row judges it', async () => {
  const { admission } = await open()
  const replayed = [20, 40, 60].map((seconds) => admission.judge(messageAt(seconds, { by: '7' }), 'person'))
  expect(replayed).toEqual([{ ok: true }, { ok: true }, { ok: true }])
})

test('a remembered member is held to the cooldown from award to award', async () => {
  const { admission, cooldowns } = await open()
  cooldowns.note('1001', '7', START)
  const judged = [59, 60, 119, 120].map((seconds) => admission.judge(messageAt(seconds, { by: '7' }), 'person').ok)
  expect(judged).toEqual([false, true, false, true])
})

test('the memory is bounded: the member who changed longest ago is forgotten first', async () => {
  const { cooldowns } = await open()
  cooldowns.note('1001', '7', START)
  cooldowns.note('1001', '8', START)
  cooldowns.note('1001', '7', START + 1)
  cooldowns.note('1001', '9', START)
  expect(cooldowns.size).toBe(2)
  expect(cooldowns.last('1001', '8')).toBeNull()
})
