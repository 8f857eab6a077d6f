import { expect, test } from 'bun:test'
import type { Author } from '../../shared/audit/entry.ts'
import { listEntries } from '../../shared/database/audit/list.ts'
import { exportedMembers } from '../../shared/database/exports/members.ts'
import { isExporting, isNoted, noteExport, requestExport } from '../../shared/database/exports/request.ts'
import { PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

const AUTHOR: Author = { guildId: GUILD, actor: { id: '42', via: 'command', keyId: null } }
const MINUTE_MS = 60_000

overEachDialect('an export', (at) => {
  const jobs = async () => (await at.db.selectFrom('jobs').select('payload').execute()).map(({ payload }) => payload)

  test('has each member of the guild once, in the order of their ids as numbers, with levels by the curve', async () => {
    await seedMembers(at.db, GUILD, [
      [TWINS[1], 1_300],
      ['9', 90],
      [TWINS[0], 0],
    ])
    await seedMembers(at.db, OTHER_GUILD, [['8', 5]])
    const pages = await Array.fromAsync(exportedMembers(at.db, GUILD, PRESET_CURVES.mee6))
    expect(pages.flat().map(({ id, xp, level }) => [id, xp, level])).toEqual([
      ['9', 90, 0],
      [TWINS[0], 0, 0],
      [TWINS[1], 1_300, 5],
    ])
  })

  test('is asked for once a minute, and the later one sends nothing', async () => {
    const [one, two] = await Promise.all([
      requestExport(at.db, AUTHOR, { format: 'json', reply: null }, NOW),
      noteExport(at.db, AUTHOR, 'csv', NOW + 1),
    ])
    expect([one, two].toSorted()).toEqual([false, true])
    expect(await listEntries(at.db, { guildId: GUILD }, 9)).toHaveLength(1)
    const entry = (askedAt: number) => isNoted(at.db, { guildId: GUILD, actorId: '42', askedAt })
    expect([await entry(NOW), await entry(NOW + 1)]).toEqual([one, two])
    expect(await isNoted(at.db, { guildId: OTHER_GUILD, actorId: '42', askedAt: NOW })).toBe(false)
    await at.db.deleteFrom('jobs').execute()
    expect(await isExporting(at.db, GUILD, NOW + MINUTE_MS - 1)).toBe(true)
    expect(await isExporting(at.db, OTHER_GUILD, NOW)).toBe(false)
    expect(await isExporting(at.db, GUILD, NOW + MINUTE_MS + 1)).toBe(false)
    expect(await noteExport(at.db, AUTHOR, 'csv', NOW + MINUTE_MS + 1)).toBe(true)
  })

  test('gets one entry of the audit if three processes ask for it at the same moment, and no process gets an error', async () => {
    for (let nth = 0; nth < 20; nth++) {
      const author = { ...AUTHOR, guildId: String(1_000 + nth) }
      const asked = Array.from({ length: 3 }, () => noteExport(at.db, author, 'csv', NOW))
      expect((await Promise.all(asked)).filter(Boolean)).toHaveLength(1)
    }
  })

  test('is under way as long as its job is not done', async () => {
    await requestExport(at.db, AUTHOR, { format: 'csv', reply: null }, NOW)
    expect(await jobs()).toEqual([JSON.stringify({ format: 'csv', reply: null, actorId: '42', askedAt: NOW })])
    expect(await isExporting(at.db, GUILD, NOW + 10 * MINUTE_MS)).toBe(true)
    await at.db.updateTable('jobs').set({ state: 'failed' }).execute()
    expect(await isExporting(at.db, GUILD, NOW + 10 * MINUTE_MS)).toBe(false)
  })
})
