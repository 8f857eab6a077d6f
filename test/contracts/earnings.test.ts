import { expect, test } from 'bun:test'
import { type EarningsCursor, earningsBefore } from '../../shared/database/ledger/earnings.ts'
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
    for (let after: EarningsCursor | null = null; ; ) {
      const page: Awaited<ReturnType<typeof earningsBefore>> = await earningsBefore(
        at.db,
        { guildId: GUILD, userId, after },
        most,
        now,
      )
      pages.push(page.earnings.map((each) => ('message' in each ? each.message.xp : each.entry.amount)))
      if (page.next === null) return pages
      after = page.next
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
    expect((await all(null, 2)).map((page) => page.toSorted())).toEqual([[13, 14], [12, 23], [11]])
  })

  test('of one millisecond are all shown, each once, also if they are more than a page holds', async () => {
    const ids = Array.from({ length: 7 }, (_, nth) => String(100 + nth))
    const inVoice = ids.map((userId, nth) => entry(userId, 'voice', 5, 50 + nth))
    const reactions = ids.map((userId, nth) => ({ ...entry(userId, 'reaction-given', 5, 60 + nth), key: `r${nth}` }))
    const messages = ids.map((userId, nth) => {
      const written = message(userId, 5, 70 + nth)
      return { ...written, messageId: String(BigInt(written.messageId) + BigInt(nth)) }
    })
    await insertMessageLogs(at.db, [message(ALICE, 4, 11), ...messages])
    await insertEntries(at.db, [entry(BOB, 'voice', 6, 12), ...inVoice, ...reactions])
    for (const most of [1, 3, 10]) {
      const pages = await all(null, most)
      expect(pages.slice(0, -1).every((page) => page.length === most)).toBe(true)
      const shown = pages.flat()
      expect([shown[0], shown.at(-1), shown.length]).toEqual([12, 11, 23])
      expect(new Set(shown).size).toBe(23)
    }
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
