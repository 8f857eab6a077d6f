import { expect, test } from 'bun:test'
import { createLog } from '../../gateway/ops/log.ts'
import { createMetrics } from '../../gateway/ops/metrics.ts'
import { LedgerUpkeep } from '../../gateway/xp/ledger-upkeep.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { award } from '../../shared/database/ledger/award.ts'
import { membersWithOpenEntry } from '../../shared/database/ledger/open-changes.ts'
import { type ReversedEntry, reverse } from '../../shared/database/ledger/reverse.ts'
import { membersToRoll, rollMember } from '../../shared/database/ledger/roll.ts'
import { compareSnowflakes } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import type { AwardRequest } from '../../shared/levelling/xp-ledger.ts'
import { changeAtEdge } from '../support/edge-change.ts'
import { endingAfter } from '../support/ending-process.ts'
import { failingQueries } from '../support/failing-queries.ts'
import { GUILD, NOW, OTHER_GUILD, overTcp, seedMembers } from './dialects.ts'

/** The present of these tests, in days after `NOW`. Rows of the first days are old by then. */
const LATER = 100

overTcp('rows of the ledger', (at) => {
  const rulesOf = async () => {
    const rules = await loadGuildRules(at.db, [GUILD, OTHER_GUILD])
    return (guildId: string) => rules.get(guildId)
  }
  const give = async (userId: string, amount: number, key: string, days = 0, guildId = GUILD) => {
    const request: AwardRequest = { guildId, userId, source: 'voice', key, amount, at: NOW + days * DAY_MS }
    const known = await rulesOf()
    await at.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => award(trx, [request], known, NOW + days * DAY_MS))
  }
  const back = async (...entries: Omit<ReversedEntry, 'guildId'>[]) => {
    const known = await rulesOf()
    const full = entries.map((entry) => ({ ...entry, guildId: GUILD }))
    return at.db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => reverse(trx, full, { actorId: '9', reason: 'a mistake' }, known, NOW))
  }
  const rows = () =>
    at.db
      .selectFrom('xp_ledger')
      .select(['user_id', 'source', 'entry_key', 'amount', 'reverses'])
      .orderBy('guild_id')
      .orderBy('user_id')
      .orderBy('entry_key')
      .execute()
  const totals = () => at.db.selectFrom('guild_users').select(['xp', 'ledger_xp', 'ledger_rows']).execute()
  const before = NOW + LATER * DAY_MS - 90 * DAY_MS

  test('are reversed by another row, once, and only what was really added', async () => {
    await seedMembers(at.db, GUILD, [])
    await give('1', 120, 'a')
    await give('1', -500, 'b')
    await give('1', 30, 'c')
    const entry = { userId: '1', source: 'voice' } as const
    expect(await back({ ...entry, key: 'b' }, { ...entry, key: 'x' })).toMatchObject([
      { outcome: 'awarded', before: { xp: 30, level: 0 }, after: { xp: 150, level: 1 } },
      { outcome: 'unknown' },
    ])
    expect(await back({ ...entry, key: 'b' })).toMatchObject([{ outcome: 'already', after: { xp: 150 } }])
    expect((await rows()).at(-1)).toEqual({
      ...{ user_id: '1', source: 'reversal', entry_key: 'voice:b', amount: 120, reverses: 'voice:b' },
    })
    expect(await totals()).toEqual([{ xp: 150, ledger_xp: 150, ledger_rows: 4 }])
  })

  test('whose change the edge has not finished are reversed, too', async () => {
    await seedMembers(at.db, GUILD, [])
    const member = { guildId: GUILD, userId: '1' }
    const change = { member, key: 'k', change: { give: 'xp', amount: 7 }, now: NOW } as const
    await expect(changeAtEdge(endingAfter(at.db, 4), change)).rejects.toThrow('ended')
    expect(await back({ userId: '1', source: 'admin', key: 'k' })).toMatchObject([
      { outcome: 'awarded', after: { xp: 0 } },
    ])
    expect((await rows()).map(({ amount }) => amount)).toEqual([-7, 7])
  })

  test('that are old are joined to one row with their sum, and later rows are added to it', async () => {
    await seedMembers(at.db, GUILD, [])
    for (const [nth, days] of [0, 1, 2, LATER].entries()) await give('1', 10 + nth, `k${nth}`, days)
    await give('2', 5, 'k', LATER)
    const page = await membersToRoll(at.db, GUILD, { after: '0', before, most: 50 })
    expect(page).toEqual({ userIds: ['1'], next: null })
    expect(await rollMember(at.db, { guildId: GUILD, userId: '1' }, before)).toBe(3)
    const rolled = { user_id: '1', source: 'opening', entry_key: 'rolled', reverses: null }
    const left = [
      { user_id: '1', source: 'voice', entry_key: 'k3', amount: 13 },
      { user_id: '2', amount: 5 },
    ]
    expect(await rows()).toMatchObject([left[0] ?? {}, { ...rolled, amount: 33 }, left[1] ?? {}])
    expect(await rollMember(at.db, { guildId: GUILD, userId: '1' }, before)).toBe(0)
    expect((await membersToRoll(at.db, GUILD, { after: '0', before, most: 50 })).userIds).toEqual([])
    await rollMember(at.db, { guildId: GUILD, userId: '1' }, before + 91 * DAY_MS)
    expect(await rows()).toMatchObject([{ ...rolled, amount: 46 }, { user_id: '2' }])
    expect(await totals()).toMatchObject([{ xp: 46, ledger_xp: 46 }, { xp: 5 }])
  })

  test('that are old are found page by page, without a member left out', async () => {
    await seedMembers(at.db, GUILD, [])
    // The old rows of a member come last, so that a page can end before them.
    const days = (userId: string, key: string): number => (Number(userId) % 2 === 0 && key !== 'a' ? 0 : LATER)
    for (const userId of ['1', '2', '3', '4'])
      for (const key of ['a', 'b', 'c']) await give(userId, 1, key, days(userId, key))
    for (const most of [1, 2, 3, 4, 7, 12, 13]) {
      const found = new Set<string>()
      for (let after: string | null = '0'; after !== null; ) {
        const page: Awaited<ReturnType<typeof membersToRoll>> = await membersToRoll(at.db, GUILD, {
          after,
          before,
          most,
        })
        for (const id of page.userIds) found.add(id)
        after = page.next
      }
      expect([...found]).toEqual(expect.arrayContaining(['2', '4']))
    }
  })

  test('of all guilds are joined and completed by the gateway, which begins anew a day later', async () => {
    await seedMembers(at.db, GUILD, [])
    await seedMembers(at.db, OTHER_GUILD, [])
    await give('1', 10, 'a')
    await give('1', 11, 'b')
    await give('8', 12, 'a', 0, OTHER_GUILD)
    const member = { guildId: OTHER_GUILD, userId: '9' }
    const change = { member, key: 'k', change: { give: 'xp', amount: 7 }, now: NOW + LATER * DAY_MS } as const
    await expect(changeAtEdge(endingAfter(at.db, 4), change)).rejects.toThrow('ended')
    const none = await membersWithOpenEntry(at.db, OTHER_GUILD, { after: '0', most: 1 })
    expect(none).toEqual({ userIds: [], next: '8' })
    const lines: string[] = []
    const log = createLog({ level: 'info', secrets: [], write: (line) => lines.push(line) })
    const metrics = createMetrics()
    let now = NOW + LATER * DAY_MS
    const clock = { now: () => (now += 10), sleep: async () => {} }
    const upkeep = new LedgerUpkeep({ db: at.db, log, metrics, clock })
    await upkeep.run()
    expect((await rows()).map((row) => [row.user_id, row.source, row.amount])).toEqual([
      ['1', 'opening', 21],
      ['8', 'opening', 12],
      ['9', 'admin', 7],
    ])
    const printed = await metrics.registry.metrics()
    expect(printed).toContain('prosperity_xp_ledger_rows_joined_total 3')
    expect(printed).toContain('prosperity_xp_ledger_changes_finished_total 1')
    expect(lines.map((line) => JSON.parse(line).msg)).toEqual([
      'old rows of the ledger of XP were joined',
      'changes of XP without a job were finished',
      'old rows of the ledger of XP were joined',
    ])
    const progress = () => at.db.selectFrom('upkeep').select('cursor_id').where('task', '=', 'ledger').execute()
    expect(await progress()).toEqual([{ cursor_id: OTHER_GUILD }])
    await upkeep.run()
    expect(await progress()).toEqual([{ cursor_id: OTHER_GUILD }])
    now += DAY_MS
    await upkeep.run()
    expect(await progress()).toEqual([{ cursor_id: '0' }])
  })

  test('of a server that cannot be joined keep no other server from its turn', async () => {
    await seedMembers(at.db, GUILD, [])
    await seedMembers(at.db, OTHER_GUILD, [])
    for (const [nth, guildId] of [GUILD, OTHER_GUILD].entries())
      for (const key of ['a', 'b']) await give('1', 1, `${key}${nth}`, 0, guildId)
    const lines: string[] = []
    const log = createLog({ level: 'error', secrets: [], write: (line) => lines.push(line) })
    const [first] = [GUILD, OTHER_GUILD].sort(compareSnowflakes)
    const db = at.db.withPlugin(
      failingQueries((query) => query.includes('open_entry is not null') && query.includes(`"${first}"`)),
    )
    const clock = { now: () => NOW + LATER * DAY_MS, sleep: async () => {} }
    await new LedgerUpkeep({ db, log, metrics: createMetrics(), clock }).run()
    expect(lines.map((line) => JSON.parse(line).guild)).toEqual([first])
    expect((await rows()).map((row) => row.source).sort()).toEqual(['opening', 'voice', 'voice'])
  })
})
