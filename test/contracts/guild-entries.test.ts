import { expect, test } from 'bun:test'
import { insertEntries } from '../../shared/database/ledger/entries.ts'
import { guildEntriesAfter } from '../../shared/database/ledger/guild-entries.ts'
import { openEntryText } from '../../shared/database/ledger/open-entry.ts'
import { entryStep, messageStep, xpSteps } from '../../shared/database/ledger/xp-steps.ts'
import { insertMessageLogs } from '../../shared/database/members/message-logs.ts'
import { snowflakeAt } from '../../shared/discord/snowflake.ts'
import { entryFor, type XpSource } from '../../shared/levelling/xp-ledger.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

const [ALICE, BOB] = TWINS
const entry = (userId: string, source: XpSource, at: number, amount: number, guildId = GUILD) =>
  entryFor({ guildId, userId, source, key: `${at}`, amount, at }, amount)

overEachDialect('the ledger of a guild', (at) => {
  test('lists the newest XP of voice and reactions, oldest first, without decay, changes by admins and other guilds', async () => {
    await seedMembers(at.db, GUILD, [[ALICE, 100]])
    await insertEntries(at.db, [
      entry(ALICE, 'voice', NOW, 25),
      entry(BOB, 'reaction-given', NOW + 2, 1),
      entry(ALICE, 'reaction-received', NOW + 1, 2),
      entry(ALICE, 'decay', NOW + 3, -5),
      entry(ALICE, 'admin', NOW + 4, 50),
      entry(ALICE, 'voice', NOW + 5, 25, OTHER_GUILD),
    ])
    const shown = (found: Awaited<ReturnType<typeof guildEntriesAfter>>) =>
      found.map(({ userId, source, amount }) => [userId, source, amount])
    expect(shown(await guildEntriesAfter(at.db, GUILD, 0, 9))).toEqual([
      [ALICE, 'voice', 25],
      [ALICE, 'reaction-received', 2],
      [BOB, 'reaction-given', 1],
    ])
    expect(shown(await guildEntriesAfter(at.db, GUILD, NOW, 1))).toEqual([[BOB, 'reaction-given', 1]])
  })

  test('has the totals of members, and since a time their messages, rows and the change that the edge has not finished', async () => {
    await seedMembers(at.db, GUILD, [[ALICE, 100]])
    const messageId = snowflakeAt(NOW + 7)
    await insertMessageLogs(at.db, [
      { messageId, guildId: GUILD, userId: ALICE, channelId: '2', xp: 20, createdAt: NOW + 7 },
      { messageId: snowflakeAt(NOW - 9), guildId: GUILD, userId: ALICE, channelId: '2', xp: 21, createdAt: NOW - 9 },
    ])
    const rows = [entry(ALICE, 'voice', NOW, 25), entry(ALICE, 'decay', NOW + 3, -5)]
    await insertEntries(at.db, [...rows, entry(ALICE, 'voice', NOW - 1, 9), entry(BOB, 'voice', NOW, 9)])
    const open = entry(ALICE, 'admin', NOW + 9, 50)
    const total = { xp: 100, level: 1 }
    const text = openEntryText({ entry: open, from: total, to: total, countsRanges: false })
    await at.db.updateTable('guild_users').set({ open_entry: text }).execute()
    const { steps, totals } = await xpSteps(at.db, GUILD, [ALICE], NOW)
    expect(totals).toEqual(new Map([[ALICE, 100]]))
    const step = (name: string, time: number, by: number) => ({ userId: ALICE, name, at: time, by })
    expect(steps.toSorted((a, b) => a.at - b.at)).toEqual([
      ...rows.map((row) => step(entryStep(ALICE, row), row.at, row.amount)),
      step(messageStep(messageId), NOW + 7, 20),
      step(entryStep(ALICE, open), NOW + 9, 50),
    ])
    expect(await xpSteps(at.db, GUILD, [], NOW)).toEqual({ steps: [], totals: new Map() })
  })
})
