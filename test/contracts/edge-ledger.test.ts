import { expect, test } from 'bun:test'
import { settleChange } from '../../gateway/jobs/totals/settle-change.ts'
import { createLog } from '../../gateway/ops/log.ts'
import { createMetrics } from '../../gateway/ops/metrics.ts'
import { openEntryText, readOpenEntry } from '../../shared/database/ledger/open-entry.ts'
import { settleTotals } from '../../shared/database/ledger/settle.ts'
import { finishChange } from '../../shared/database/ledger/write-total.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { XpChange } from '../../shared/levelling/xp-change.ts'
import { changeAtEdge, finishChanges } from '../support/edge-change.ts'
import { endingAfter } from '../support/ending-process.ts'
import { interrupted } from '../support/whole-change.ts'
import { GUILD, NOW, overEachDialect, seedMembers, TWINS } from './dialects.ts'

const ONE = { guildId: GUILD, userId: TWINS[0] }
const metrics = createMetrics()
const log = createLog({ level: 'silent', secrets: [], write: () => {} })

const change = (db: Queries, key: string, what: XpChange) =>
  changeAtEdge(db, { member: ONE, key, change: what, now: NOW })

const give = (amount: number): XpChange => ({ give: 'xp', amount })

overEachDialect('a change at the edge', (at) => {
  const row = () => at.db.selectFrom('guild_users').selectAll().executeTakeFirst()
  const entries = () => at.db.selectFrom('xp_ledger').selectAll().orderBy('entry_key').execute()
  const count = async () =>
    (await at.db.selectFrom('guilds').select('member_count').executeTakeFirstOrThrow()).member_count

  test('is a row of the ledger with its author and reason, and its job is deleted', async () => {
    await seedMembers(at.db, GUILD, [])
    expect(await change(at.db, '77', give(5))).toMatchObject({ ok: true, isRepeat: false })
    expect(await change(at.db, '78', give(6))).toMatchObject({ ok: true, isRepeat: false })
    const common = { guild_id: GUILD, user_id: ONE.userId, source: 'admin', at: NOW, actor_id: '9', reverses: null }
    expect(await entries()).toMatchObject([
      { ...common, entry_key: '77', amount: 5, reason: 'a reason' },
      { ...common, entry_key: '78', amount: 6 },
    ])
    expect(await row()).toMatchObject({ xp: 11, ledger_xp: 11, ledger_rows: 2, open_entry: null })
    expect(await at.db.selectFrom('jobs').select('id').execute()).toEqual([])
  })

  test('that is refused writes no row and leaves no job', async () => {
    expect(await change(at.db, '77', { take: 'xp', amount: 5 })).toMatchObject({ ok: false })
    expect([await row(), await entries()]).toEqual([undefined, []])
    expect(await at.db.selectFrom('jobs').select('id').execute()).toEqual([])
  })

  test('is made once for its key, one after the other and at the same time', async () => {
    await seedMembers(at.db, GUILD, [])
    const both = await Promise.all([change(at.db, '77', give(5)), change(at.db, '77', give(5))])
    expect(both.map((changed) => changed.ok && changed.isRepeat).sort()).toEqual([false, true])
    await change(at.db, '78', give(6))
    const stands = { xp: 11, level: 0 }
    expect(await change(at.db, '77', give(5))).toMatchObject({ isRepeat: true, before: stands, after: stands })
    expect((await entries()).map(({ amount }) => amount)).toEqual([5, 6])
    const audited = await at.db.selectFrom('audit_entries').select('id').execute()
    expect(audited).toHaveLength(2)
  })

  test('that was made in the meantime is not made again, also where the total is the same again', async () => {
    await seedMembers(at.db, GUILD, [[ONE.userId, 50]])
    const slow = interrupted(at.db, async () => {
      await change(at.tcp, '77', give(5))
      await change(at.tcp, '78', { take: 'xp', amount: 5 })
    })
    expect(await change(slow, '77', give(5))).toMatchObject({ isRepeat: true, after: { xp: 50 } })
    expect(await row()).toMatchObject({ xp: 50, ledger_rows: 2 })
  })

  test('is finished by the gateway, after whichever statement the edge ends', async () => {
    await seedMembers(at.db, GUILD, [])
    let ends = 0
    for (let made = false; !made; ends++) {
      made = await change(endingAfter(at.db, ends), `k${ends}`, give(7)).then(
        () => true,
        () => false,
      )
      await finishChanges(at.tcp, NOW + 60_000)
      const sum = (await entries()).reduce((total, { amount }) => total + amount, 0)
      expect((await row()) ?? { xp: 0, ledger_xp: 0, open_entry: null }).toMatchObject({
        xp: sum,
        ledger_xp: sum,
        open_entry: null,
      })
    }
    expect(ends).toBeGreaterThan(6)
    expect(await at.db.selectFrom('jobs').select('id').execute()).toEqual([])
  })

  test('that is not finished is finished by the next change, and each is counted once', async () => {
    await seedMembers(at.db, GUILD, [])
    // The edge has sent four statements: the job, the read of the total, the entry of the audit and the change.
    await expect(change(endingAfter(at.db, 4), 'k1', give(7))).rejects.toThrow('ended')
    expect(await row()).toMatchObject({ xp: 7, ledger_rows: 1, open_entry: expect.stringContaining('"k1"') })
    expect(await count()).toBe(0)
    expect(await change(at.db, 'k1', give(7))).toMatchObject({ isRepeat: true, after: { xp: 7 } })
    expect(await row()).toMatchObject({ xp: 7, open_entry: null })
    await expect(change(endingAfter(at.db, 4), 'k2', { take: 'xp', amount: 7 })).rejects.toThrow('ended')
    await change(at.db, 'k3', give(9))
    await finishChanges(at.tcp, NOW + 60_000)
    expect((await entries()).map(({ amount }) => amount)).toEqual([7, -7, 9])
    expect(await row()).toMatchObject({ xp: 9, ledger_xp: 9, ledger_rows: 3, open_entry: null })
    expect(await count()).toBe(1)
  })

  test('that the gateway finishes before the edge does is counted once', async () => {
    await seedMembers(at.db, GUILD, [])
    await expect(change(endingAfter(at.db, 4), 'k1', give(7))).rejects.toThrow('ended')
    const open = readOpenEntry(ONE, (await row())?.open_entry ?? '')
    await finishChanges(at.tcp, NOW + 60_000)
    await finishChange(at.db, open, 1)
    expect(await count()).toBe(1)
    expect((await entries()).map(({ amount }) => amount)).toEqual([7])
  })

  test('is finished by its job, which runs once more where it finds no change yet', async () => {
    await seedMembers(at.db, GUILD, [])
    await expect(change(endingAfter(at.db, 4), 'k1', give(7))).rejects.toThrow('ended')
    const job = { kind: 'settle-total', ...ONE, id: '1', payload: {}, attempts: 1, createdAt: NOW } as const
    const settle = (now: number) => settleChange(job, { db: at.tcp, now: () => now, log, metrics })
    expect(await settle(NOW + 5_000)).toEqual({ outcome: 'done' })
    expect(await settle(NOW + 6_000)).toMatchObject({ outcome: 'later', runAt: NOW + 60_000 })
    expect(await settle(NOW + 60_000)).toEqual({ outcome: 'done' })
    expect(await at.tcp.transaction().execute((trx) => settleTotals(trx, [ONE]))).toBe(0)
  })

  test('fits its column, whatever characters its reason has', async () => {
    await seedMembers(at.db, GUILD, [])
    const entry = { ...ONE, source: 'admin', key: 'k'.repeat(64), amount: 1, at: NOW, actorId: '9' } as const
    for (const reason of ['"'.repeat(512), '\u0000'.repeat(512), '😀'.repeat(256)]) {
      const whole = { entry: { ...entry, reason, reverses: null }, from: { xp: 0, level: 0 } }
      const text = openEntryText({ ...whole, to: { xp: 1, level: 0 }, countsRanges: false })
      expect(text.length).toBeLessThanOrEqual(1_024)
      expect(reason.startsWith(readOpenEntry(ONE, text).entry.reason ?? 'none')).toBe(true)
    }
  })
})
