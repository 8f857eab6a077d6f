import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { comparePage, previewCount } from '../../shared/database/imports/compare.ts'
import { confirmImport, undoImport } from '../../shared/database/imports/confirm.ts'
import { beginImport, stageRows } from '../../shared/database/imports/stage.ts'
import { IMPORT_MODES } from '../../shared/imports/wanted-xp.ts'
import { DEFAULT_CURVE } from '../../shared/levelling/curve.ts'
import { GUILD, NOW, overTcp, seedMembers } from './dialects.ts'
import { importRunner } from './import-runner.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }
const WANTED = { guildId: GUILD, format: 'mee6', title: 'MEE6', actorId: null, curveBefore: null, curveAfter: null }

overTcp('an import with numbers of messages', (at) => {
  const { rules, stored, runToEnd } = importRunner(at)

  test('sets the numbers of messages by the mode, and its undo takes back what it added', async () => {
    const [ann = '', ben = '', cat = '', dan = '', eve = ''] = Array.from({ length: 5 }, (_, nth) =>
      String(10n ** 17n + BigInt(nth)),
    )
    const counts = async () => {
      const rows = at.db.selectFrom('guild_users').select(['user_id', 'message_count as count']).orderBy('user_id')
      return new Map((await rows.execute()).map(({ user_id, count }) => [user_id, count]))
    }
    const expected = {
      higher: [80, 50, 9, undefined, 4_294_967_294],
      replace: [80, 7, 9, undefined, 4_294_967_294],
      add: [90, 57, 9, undefined, 4_294_967_294],
    }
    for (const mode of IMPORT_MODES) {
      for (const table of ['guild_users', 'guilds', 'xp_ledger'] as const) await at.db.deleteFrom(table).execute()
      await seedMembers(at.db, GUILD, [
        [ann, 100],
        [ben, 100],
        [cat, 100],
        [eve, 100],
      ])
      for (const [userId, message_count] of [
        [ann, 10],
        [ben, 50],
        [cat, 9],
        [eve, 3],
      ] as const)
        await at.db.updateTable('guild_users').set({ message_count }).where('user_id', '=', userId).execute()
      const id = await beginImport(at.db, { ...WANTED, mode }, NOW)
      if (id === null) throw new Error('another import is under way')
      const rows = [
        // Ann's XP stays, and her number of messages does not.
        { userId: ann, xp: mode === 'add' ? 0 : 100, messages: 80 },
        { userId: ben, xp: 300, messages: 7 },
        { userId: cat, xp: 300, messages: null },
        { userId: dan, xp: 0, messages: 0 },
        { userId: eve, xp: 300, messages: 4_294_967_294 },
      ]
      await stageRows(at.db, { id }, rows, NOW)
      const preview = previewCount(await rules(), mode, { before: DEFAULT_CURVE, after: DEFAULT_CURVE })
      await comparePage(at.db, GUILD, rows, preview)
      expect(await confirmImport(at.db, await stored(id), BY_SCRIPT, NOW)).toBe(true)
      await runToEnd(id)
      const after = await counts()
      expect([ann, ben, cat, dan, eve].map((userId) => after.get(userId))).toEqual(expected[mode])
      const moved = { higher: [2, 0, 2], replace: [2, 1, 1], add: [3, 0, 1] }[mode]
      expect(preview.result().messages).toEqual({ raised: moved[0] ?? 0, lowered: moved[1] ?? 0, same: moved[2] ?? 0 })
      expect(await stored(id)).toMatchObject({
        changed: 3,
        counted: (moved[0] ?? 0) + (moved[1] ?? 0),
      })
      // Both write one more message meanwhile, and Eve's row is gone.
      await at.db
        .updateTable('guild_users')
        .set((eb) => ({ message_count: eb('message_count', '+', 1) }))
        .where('user_id', 'in', [ann, ben])
        .execute()
      await at.db.deleteFrom('guild_users').where('user_id', '=', eve).execute()
      expect(await undoImport(at.db, await stored(id), BY_SCRIPT, NOW)).toBe(true)
      await runToEnd(id)
      const back = await counts()
      expect([ann, ben, cat, dan].map((userId) => back.get(userId))).toEqual([11, 51, 9, undefined])
      expect(back.get(eve) ?? 0).toBe(0)
    }
  })
})
