import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { Entry, Write } from '../../../gateway/bus/entry.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { openLedgerOver, says } from '../../support/ledger.ts'

const GUILD = '1100000000000000001'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
}, 180_000)
afterAll(() => database.close())

/** Queues what is admitted, as the event does; it is committed when the test says so. */
function openByHand() {
  const { admission, writer, commit } = openLedgerOver(database)
  const hear = (by: string, seconds: number): Entry | string => {
    const write: Write = says(GUILD, by, seconds)
    if (write.kind !== 'message') throw new Error('a message was expected')
    const verdict = admission.judge(write.message, 'person')
    if (!verdict.ok) return verdict.reason
    return { ...write, origin: null }
  }
  const mustHear = (by: string, seconds: number): Entry => {
    const heard = hear(by, seconds)
    if (typeof heard === 'string') throw new Error(`refused: ${heard}`)
    return heard
  }
  return { hear, mustHear, writer, commit }
}

test('while a commit takes longer than a cooldown, no message that earns is refused for one that does not', async () => {
  const { hear, mustHear, writer, commit } = openByHand()
  await commit(says(GUILD, '7', 0))
  const first = mustHear('7', 60)
  const second = mustHear('7', 120)
  await writer.write([first])
  expect(hear('7', 150)).toBe('cooldown')
  const third = mustHear('7', 180)
  await writer.write([second, third])
  const logs = await database.db.selectFrom('message_logs').select('message_id').where('user_id', '=', '7').execute()
  expect(logs).toHaveLength(4)
  expect(hear('7', 200)).toBe('cooldown')
})

test('while a commit takes longer than a cooldown, a member who is new to this process loses no award, either', async () => {
  const { mustHear, writer, commit } = openByHand()
  await commit(says(GUILD, '8', 1_000))
  const [first, second] = [mustHear('9', 1_001), mustHear('9', 1_061)]
  await writer.write([first])
  const rest = [1_091, 1_121].map((seconds) => mustHear('9', seconds))
  await writer.write([second, ...rest])
  const logs = await database.db.selectFrom('message_logs').select('message_id').where('user_id', '=', '9').execute()
  expect(logs).toHaveLength(3)
})
