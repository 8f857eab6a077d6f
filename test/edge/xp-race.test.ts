import { expect, test } from 'bun:test'
import { lockStandings, writeStandings } from '../../shared/database/standings.ts'
import { changeTotal } from '../../shared/database/xp-changes.ts'
import { award } from '../../shared/levelling/award.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import { messageXp } from '../../shared/levelling/gain.ts'
import { decideChange, type Total, type XpChange } from '../../shared/levelling/xp-change.ts'
import { openOverHttp, openTestDatabase } from '../support/database.ts'
import { idAt } from '../support/messages.ts'

const ROUNDS = 1_000
const KEY = { guildId: '1001', userId: '7' }
const RULES = { xpRate: 1, xpDelaySeconds: 1 }

test('an admin’s change and a message that earns, at the same time a thousand times, lose nothing', async () => {
  const database = await openTestDatabase()
  const edge = openOverHttp(database)

  /** As the gateway's ledger does: rows locked, read and written in one transaction. */
  const earn = (messageId: string): Promise<void> =>
    database.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute(async (tx) => {
        const [before] = await lockStandings(tx, [KEY])
        if (before === undefined) throw new Error('a locked member has a standing')
        const awarded = award(before.standing, messageId, RULES)
        if (awarded.ok) await writeStandings(tx, [{ ...before, standing: awarded.after }])
      })

  const change = (what: XpChange) => {
    const decide = (before: Total) => decideChange(before, what)
    return changeTotal(edge.db, { member: KEY, isHere: true, decide }, Date.now())
  }
  const give = (amount: number) => change({ give: 'xp', amount })
  const take = (amount: number) => change({ take: 'xp', amount })

  let expected = 0
  await give(1_000)
  for (let round = 1; round <= ROUNDS; round++) {
    const message = idAt(round * 2)
    await Promise.all([give(7), earn(message), take(3)])
    expected += 7 + messageXp(message, RULES.xpRate) - 3
  }

  const row = await database.db.selectFrom('guild_users').selectAll().executeTakeFirstOrThrow()
  expect(row).toMatchObject({ xp: 1_000 + expected, level: levelAt(1_000 + expected), message_count: ROUNDS })
  await edge.close()
  await database.close()
}, 120_000)
