import { expect, test } from 'bun:test'
import { earningsBefore } from '../../shared/database/ledger/earnings.ts'
import { insertEntries } from '../../shared/database/ledger/entries.ts'
import { insertMessageLogs } from '../../shared/database/members/message-logs.ts'
import { snowflakeAt } from '../../shared/discord/snowflake.ts'
import { entryFor, type XpSource } from '../../shared/levelling/xp-ledger.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

const [ALICE, BOB] = TWINS
const SECOND = 1_000

overEachDialect('earnings', (at) => {
  const entry = (userId: string, source: XpSource, seconds: number, amount: number, guildId = GUILD) =>
    entryFor({ guildId, userId, source, key: `${seconds}`, amount, at: NOW + seconds * SECOND }, amount)
  const message = (userId: string, seconds: number, xp: number, guildId = GUILD) => {
    const time = NOW + seconds * SECOND
    return { messageId: snowflakeAt(time), guildId, userId, channelId: '2', xp, createdAt: time }
  }
  const now = NOW + 60 * SECOND
  const all = async (userId: string | null, most: number) => {
    const pages: number[][] = []
    for (let before: number | null = null; ; ) {
      const page: Awaited<ReturnType<typeof earningsBefore>> = await earningsBefore(
        at.db,
        { guildId: GUILD, userId, before },
        most,
        now,
      )
      pages.push(page.earnings.map((each) => ('message' in each ? each.message.xp : each.entry.amount)))
      if (!page.hasMore) return pages
      before = page.earnings.at(-1)?.at ?? 0
    }
  }

  test('of a guild are messages and rows of the ledger, the newest first, without decay and changes by admins', async () => {
    await insertMessageLogs(at.db, [message(ALICE, 1, 11), message(BOB, 4, 14), message(BOB, 9, 99, OTHER_GUILD)])
    await insertEntries(at.db, [
      entry(ALICE, 'voice', 2, 12),
      entry(BOB, 'reaction-given', 3, 13),
      entry(ALICE, 'reaction-received', 3, 23),
      entry(ALICE, 'decay', 5, -1),
      entry(ALICE, 'admin', 6, 50),
      entry(ALICE, 'voice', 7, 99, OTHER_GUILD),
    ])
    const [newest, ...rest] = await all(null, 50)
    expect(newest?.toSorted()).toEqual([11, 12, 13, 14, 23])
    expect([newest?.[0], newest?.at(-1), rest]).toEqual([14, 11, []])
    // Two earnings of the same millisecond are on the same page.
    expect((await all(null, 2)).map((page) => page.toSorted())).toEqual([[14], [13, 23], [11, 12]])
  })

  test('of a member are all rows of the ledger, and the messages of the last thirty days', async () => {
    const old = -40 * 86_400
    await insertMessageLogs(at.db, [message(ALICE, 1, 11), message(BOB, 2, 12), message(ALICE, old, 9)])
    await insertEntries(at.db, [
      entry(ALICE, 'decay', 3, -5),
      entry(ALICE, 'opening', old, 70),
      entry(BOB, 'voice', 4, 1),
    ])
    expect(await all(ALICE, 2)).toEqual([[-5, 11], [70]])
  })
})
