import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { confirmImport, undoImport } from '../../shared/database/imports/confirm.ts'
import { beginImport, stageRows } from '../../shared/database/imports/stage.ts'
import { award } from '../../shared/database/ledger/award.ts'
import { MAX_XP } from '../../shared/levelling/curve.ts'
import { GUILD, NOW, overTcp, seedMembers } from './dialects.ts'
import { importRunner } from './import-runner.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }
const [ANN, BEN, CAT] = ['100000000000000001', '100000000000000002', '100000000000000003']

overTcp('a change of many members', (at) => {
  const { inTransaction, rules, stored, runToEnd } = importRunner(at)
  async function changes(mode: 'reset' | 'give', xp: number): Promise<string> {
    const wanted = { guildId: GUILD, format: '', title: '', mode, actorId: null, curveBefore: null, curveAfter: null }
    const id = await beginImport(at.db, wanted, NOW)
    if (id === null) throw new Error('another change is under way')
    const rows = [ANN, BEN, CAT].map((userId) => ({ userId, xp }))
    await stageRows(at.db, { id }, rows, NOW)
    const staged = await stored(id)
    await inTransaction((trx) => confirmImport(trx, staged, BY_SCRIPT, NOW))
    await runToEnd(id)
    return id
  }
  async function undo(id: string): Promise<void> {
    const ended = await stored(id)
    await inTransaction((trx) => undoImport(trx, ended, BY_SCRIPT, NOW))
    await runToEnd(id)
  }
  const totals = async () => {
    const rows = at.db.selectFrom('guild_users').select(['user_id', 'xp', 'level']).where('guild_id', '=', GUILD)
    return (await rows.orderBy('user_id').execute()).map(({ user_id, xp, level }) => [user_id, xp, level])
  }

  test('resets members to 0 and gives to members, except where a total would be too large; its undo keeps what was earned', async () => {
    await seedMembers(at.db, GUILD, [
      [ANN, 90],
      [BEN, MAX_XP - 5],
    ])
    await changes('give', 10)
    const given = await totals()
    expect(given.map(([userId, xp]) => [userId, xp])).toEqual([
      [ANN, 100],
      [BEN, MAX_XP - 5],
      [CAT, 10],
    ])
    const reset = await changes('reset', 0)
    expect(await totals()).toEqual([
      [ANN, 0, 0],
      [BEN, 0, 0],
      [CAT, 0, 0],
    ])
    const present = await rules()
    const earned = { guildId: GUILD, userId: ANN, source: 'voice' as const, key: 'x', at: NOW, amount: 25 }
    await inTransaction((trx) => award(trx, [earned], () => present, NOW))
    await undo(reset)
    expect(await totals()).toEqual([[ANN, 125, 1], ...given.slice(1)])
    const sources = await at.db.selectFrom('xp_ledger').select('source').distinct().orderBy('source').execute()
    expect(sources.map(({ source }) => source)).toEqual(['bulk', 'reversal', 'voice'])
  })
})
