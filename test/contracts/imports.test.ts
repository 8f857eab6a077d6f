import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { guildWork } from '../../shared/database/guilds/guild-work.ts'
import { importBatch } from '../../shared/database/imports/batch.ts'
import { confirmImport, stopImport, undoImport } from '../../shared/database/imports/confirm.ts'
import { newestImport, readImport } from '../../shared/database/imports/imports.ts'
import { beginImport, purgeImport, stageRows } from '../../shared/database/imports/stage.ts'
import { award } from '../../shared/database/ledger/award.ts'
import { PreviewCount } from '../../shared/imports/preview.ts'
import { IMPORT_MODES, type TotalMode } from '../../shared/imports/wanted-xp.ts'
import { DEFAULT_CURVE, levelAt, MAX_XP } from '../../shared/levelling/curve.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { GUILD, NOW, OTHER_GUILD, overTcp, seedMembers } from './dialects.ts'
import { importRunner } from './import-runner.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }

const wantedImport = (mode: TotalMode, guildId = GUILD) => {
  return { guildId, format: 'mee6', title: 'MEE6', mode, actorId: null, curveBefore: null, curveAfter: null }
}

overTcp('an import', (at) => {
  const { inTransaction, rules: rulesOf, stored, runToEnd } = importRunner(at)
  const batch = async (id: string) => {
    const rules = await rulesOf()
    return inTransaction((trx) => importBatch(trx, rules, id, NOW))
  }
  async function staged(mode: TotalMode, totals: readonly (readonly [userId: string, xp: number])[]) {
    const id = await beginImport(at.db, wantedImport(mode), NOW)
    if (id === null) throw new Error('another import is under way')
    const rows = totals.map(([userId, xp]) => ({ userId, xp }))
    if (rows.length > 0) await stageRows(at.db, { id }, rows, NOW)
    return stored(id)
  }
  async function started(mode: TotalMode, totals: readonly (readonly [userId: string, xp: number])[]) {
    const found = await staged(mode, totals)
    expect(await inTransaction((trx) => confirmImport(trx, found, BY_SCRIPT, NOW))).toBe(true)
    return found.id
  }
  async function undo(id: string): Promise<void> {
    const found = await stored(id)
    expect(await inTransaction((trx) => undoImport(trx, found, BY_SCRIPT, NOW))).toBe(true)
    await runToEnd(id)
  }
  const totals = async () =>
    (
      await at.db
        .selectFrom('guild_users')
        .select(['user_id', 'xp', 'level'])
        .where('guild_id', '=', GUILD)
        .orderBy('user_id')
        .execute()
    ).map(({ user_id, xp, level }) => [user_id, xp, level])
  const jobs = async () =>
    (await at.db.selectFrom('jobs').select(['kind', 'user_id']).orderBy('id').execute()).map(
      ({ kind, user_id }) => `${kind} ${user_id ?? '-'}`,
    )
  const users = (count: number): string[] => Array.from({ length: count }, (_, nth) => String(10n ** 17n + BigInt(nth)))

  test('gives members the totals of the file, writes a row of the ledger for each change, and nothing for the others', async () => {
    const [ann = '', ben = '', cat = '', dan = ''] = users(4)
    await seedMembers(at.db, GUILD, [
      [ann, 90],
      [ben, 1_300],
      [cat, 7],
    ])
    const id = await started('replace', [
      [ann, 1_200],
      [ben, 100],
      [cat, 7],
      [dan, 0],
    ])
    await runToEnd(id)
    expect(await totals()).toEqual([
      [ann, 1_200, 5],
      [ben, 100, 1],
      [cat, 7, 0],
    ])
    const rows = at.db.selectFrom('xp_ledger').select(['user_id', 'source', 'entry_key', 'amount', 'reason'])
    expect(await rows.orderBy('user_id').execute()).toEqual([
      { user_id: ann, source: 'import', entry_key: id, amount: 1_110, reason: 'MEE6' },
      { user_id: ben, source: 'import', entry_key: id, amount: -1_200, reason: 'MEE6' },
    ])
    expect(await readImport(at.db, id)).toMatchObject({ state: 'done', members: 4, done: 4, changed: 2, xp: -90 })
    const counts = at.db.selectFrom('guild_levels').select(['level', 'members']).where('members', '!=', 0)
    expect(await counts.orderBy('level').execute()).toEqual([
      { level: 0, members: 1 },
      { level: 1, members: 1 },
      { level: 5, members: 1 },
    ])
  })

  test('asks for one sync of the level roles, which looks at all members where some may have fallen below all roles', async () => {
    const [ann = '', ben = ''] = users(2)
    await seedMembers(at.db, GUILD, [[ben, 1_300]])
    await at.db.insertInto('level_roles').values({ guild_id: GUILD, level: 5, role_id: '9' }).execute()
    const syncs = async () => {
      const rows = at.db.selectFrom('jobs').select(['kind', 'payload']).where('kind', '!=', 'import').orderBy('id')
      return (await rows.execute()).map(({ kind, payload }) => [kind, JSON.parse(payload).everyone])
    }
    const added = await started('add', [[ann, 1_200]])
    await runToEnd(added)
    expect(await syncs()).toEqual([['guild-roles', false]])
    await undo(added)
    expect(await syncs()).toEqual([
      ['guild-roles', false],
      ['guild-roles', true],
    ])
    await runToEnd(await started('replace', [[ben, 100]]))
    expect((await syncs()).at(-1)).toEqual(['guild-roles', true])
  })

  test('restores every total when it is undone, and keeps what members earned meanwhile', async () => {
    const [ann = '', ben = '', cat = ''] = users(3)
    await seedMembers(at.db, GUILD, [
      [ann, 90],
      [ben, 1_300],
    ])
    const before = await totals()
    const id = await started('replace', [
      [ann, MAX_XP],
      [ben, 100],
      [cat, 500],
    ])
    await runToEnd(id)
    const rules = await rulesOf()
    const earned = { guildId: GUILD, userId: ben, source: 'voice' as const, key: 'x', at: NOW, amount: 25 }
    await inTransaction((trx) => award(trx, [earned], () => rules, NOW))
    await undo(id)
    const [annBefore] = before
    expect(await totals()).toEqual([annBefore, [ben, 1_325, levelAt(1_325, DEFAULT_CURVE)], [cat, 0, 0]] as never)
    expect(await newestImport(at.db, GUILD)).toBeNull()
    const again = await readImport(at.db, id)
    expect(again !== null && (await inTransaction((trx) => undoImport(trx, again, BY_SCRIPT, NOW)))).toBe(false)
  })

  test('changes each member once, also if a process is killed in a batch and two processes run at once', async () => {
    const all = users(450)
    const id = await started(
      'add',
      all.map((userId) => [userId, 100] as const),
    )
    await seedMembers(at.db, GUILD, [])
    const rules = await rulesOf()
    const killed = inTransaction(async (trx) => {
      await importBatch(trx, rules, id, NOW)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await totals()).toEqual([])
    await batch(id)
    await Promise.all([runToEnd(id), runToEnd(id)])
    expect(new Set((await totals()).map(([, xp]) => xp))).toEqual(new Set([100]))
    expect(await readImport(at.db, id)).toMatchObject({ state: 'done', done: 450, changed: 450, xp: 45_000 })
  })

  test('stops after its batch, and its undo takes back what it gave until then', async () => {
    await seedMembers(at.db, GUILD, [])
    const id = await started(
      'add',
      users(150).map((userId) => [userId, 100] as const),
    )
    await batch(id)
    const found = await stored(id)
    await inTransaction((trx) => stopImport(trx, found, BY_SCRIPT, NOW))
    expect(await batch(id)).toMatchObject({ end: 'stopped', isOver: true })
    expect((await totals()).length).toBe(100)
    await undo(id)
    expect(new Set((await totals()).map(([, xp]) => xp))).toEqual(new Set([0]))
  })

  test('is work on all members, for which a season waits', async () => {
    await seedMembers(at.db, GUILD, [])
    const id = await started('add', [['1', 5]])
    expect(await guildWork(at.db, GUILD)).toBe('import')
    await runToEnd(id)
    expect(await guildWork(at.db, GUILD)).toBeNull()
  })

  test('is the only one of its guild, unless the process that wrote its rows was killed', async () => {
    await seedMembers(at.db, GUILD, [])
    const first = await staged('add', [['1', 5]])
    expect(await beginImport(at.db, wantedImport('add'), NOW + 59_000)).toBeNull()
    expect(await beginImport(at.db, wantedImport('add', OTHER_GUILD), NOW)).not.toBeNull()
    const second = await beginImport(at.db, wantedImport('add'), NOW + 61_000)
    expect(second).not.toBeNull()
    expect(await stageRows(at.db, first, [{ userId: '2', xp: 5 }], NOW)).toBe(false)
    expect(await at.db.selectFrom('import_rows').selectAll().execute()).toEqual([])
    expect(await inTransaction((trx) => confirmImport(trx, first, BY_SCRIPT, NOW))).toBe(false)
    expect(await jobs()).toEqual(['import -'])
    expect(await batch(first.id)).toMatchObject({ isOver: true, changed: 0 })
  })

  test('cannot be undone after 30 days, and its rows are then deleted', async () => {
    await seedMembers(at.db, GUILD, [])
    const id = await started('add', [['1', 5]])
    await runToEnd(id)
    const found = await stored(id)
    const late = NOW + 30 * DAY_MS + 1
    expect(await inTransaction((trx) => undoImport(trx, found, BY_SCRIPT, late))).toBe(false)
    expect(await purgeImport(at.db, NOW)).toBe(false)
    expect(await purgeImport(at.db, late - 30 * DAY_MS)).toBe(true)
    expect(await at.db.selectFrom('import_rows').selectAll().execute()).toEqual([])
    expect(await readImport(at.db, id)).toBeNull()
  })

  test('changes what its preview says, and its undo changes it back', async () => {
    const xp = fc.oneof(fc.nat(3_000), fc.constantFrom(0, 99, 100, MAX_XP - 5))
    const members = fc.array(fc.record({ now: fc.option(xp), wanted: xp }), { minLength: 1, maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(
        members,
        fc.constantFrom(...IMPORT_MODES, 'reset' as const, 'give' as const),
        async (list, mode) => {
          for (const table of ['guild_users', 'guilds', 'xp_ledger'] as const) await at.db.deleteFrom(table).execute()
          const all = users(list.length).map((userId, nth) => ({ userId, ...(list[nth] ?? { now: null, wanted: 0 }) }))
          const known = all.flatMap(({ userId, now }) => (now === null ? [] : [[userId, now] as const]))
          await seedMembers(at.db, GUILD, known)
          const before = await totals()
          const roles = { levelRoles: [], type: 'single' as const }
          const count = new PreviewCount({ mode, before: DEFAULT_CURVE, after: DEFAULT_CURVE, roles })
          for (const { userId, now, wanted } of all) count.add({ userId, now, wanted, hasLeft: false })
          const id = await started(
            mode,
            all.map(({ userId, wanted }) => [userId, wanted] as const),
          )
          await runToEnd(id)
          const after = new Map((await totals()).map(([userId, ...total]) => [userId, total]))
          const preview = count.result()
          expect(preview.raised + preview.lowered + preview.same).toBe(list.length)
          for (const member of preview.top)
            expect(after.get(member.userId) ?? [0, 0]).toEqual([member.after.xp, member.after.level])
          expect(await readImport(at.db, id)).toMatchObject({ changed: preview.raised + preview.lowered })
          await undo(id)
          expect(
            (await totals()).filter(([userId, now]) => now !== 0 || before.some(([each]) => each === userId)),
          ).toEqual(before)
        },
      ),
      { numRuns: 10 },
    )
  })
})
