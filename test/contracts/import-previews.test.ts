import { expect, test } from 'bun:test'
import fc from 'fast-check'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { changeCurve } from '../../shared/database/imports/batch.ts'
import { comparePage, previewCount } from '../../shared/database/imports/compare.ts'
import { confirmImport, undoImport } from '../../shared/database/imports/confirm.ts'
import { beginImport, stageRows } from '../../shared/database/imports/stage.ts'
import { type ImportRules, importRules, type WantedMember, wantedPages } from '../../shared/imports/rules.ts'
import { IMPORT_MODES, KEPT } from '../../shared/imports/wanted-xp.ts'
import { levelAt, MAX_XP } from '../../shared/levelling/curve.ts'
import { levelRoleChange, ROLE_ASSIGN_TYPES } from '../../shared/levelling/level-roles.ts'
import { writeCurve } from '../../shared/levelling/stored-curve.ts'
import { readImported } from '../support/imported-file.ts'
import { isLong } from '../support/long-forms.ts'
import { GUILD, NOW, overTcp, seedMembers } from './dialects.ts'
import { importRunner } from './import-runner.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }
const userId = (who: number): string => String(10n ** 17n + BigInt(who) * 977_000_003n)

interface Row {
  who: number
  xp: number
  level: number
  messages: number
}

/** How each format writes rows. Some of them write no level, one no XP, and two the number of messages. */
const FORMATS: Readonly<Record<string, (rows: readonly Row[]) => string>> = {
  mee6: (rows) =>
    JSON.stringify({
      players: rows.map(({ who, xp, level, messages }) => ({ id: userId(who), xp, level, message_count: messages })),
    }),
  levelup: (rows) =>
    `{"users":{${rows.map(({ who, xp, level, messages }) => `"${userId(who)}":{"xp":${xp}.5,"level":${level},"messages":${messages}}`)}},"algorithm":{"base":40}}`,
  polaris: (rows) => rows.map(({ who, xp }) => `${userId(who)} - ${xp}`).join('\n'),
  arcane: (rows) => `id,level\n${rows.map(({ who, level }) => `${userId(who)},${level}`).join('\n')}`,
  tatsu: (rows) => JSON.stringify({ rankings: rows.map(({ who, xp }) => ({ user_id: userId(who), score: xp })) }),
}

const xp = fc.oneof(fc.nat(3_000), fc.constantFrom(0, 99, 100, 475, MAX_XP - 5))
/** Half of the file's rows may repeat a member. */
const row = fc.record({ who: fc.nat(7), xp, level: fc.nat(12), messages: fc.nat(6) })
const situation = fc.record({
  format: fc.constantFrom(...Object.keys(FORMATS)),
  rows: fc.array(row, { minLength: 1, maxLength: 12 }),
  present: fc.uniqueArray(fc.record({ who: fc.nat(9), xp }), { selector: ({ who }) => who, maxLength: 8 }),
  left: fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
  mode: fc.constantFrom(...IMPORT_MODES),
  keeps: fc.constantFrom(...KEPT),
  type: fc.constantFrom(...ROLE_ASSIGN_TYPES),
})

type Situation = typeof situation extends fc.Arbitrary<infer Value> ? Value : never

overTcp('the preview of a file', (at) => {
  const { rules: guildRules, stored, runToEnd: runMembers } = importRunner(at)
  async function seed({ present, left, type }: Situation): Promise<void> {
    for (const table of ['guild_users', 'guilds', 'xp_ledger', 'level_roles', 'unlisted_members'] as const)
      await at.db.deleteFrom(table).execute()
    await seedMembers(
      at.db,
      GUILD,
      present.map(({ who, xp: total }) => [userId(who), total]),
    )
    await at.db.updateTable('guilds').set({ role_assign_type: type }).execute()
    const roles = [1, 5, 9].map((level) => ({ guild_id: GUILD, level, role_id: String(level) }))
    await at.db.insertInto('level_roles').values(roles).execute()
    if (left.length === 0) return
    const gone = left.map((who) => ({ guild_id: GUILD, user_id: userId(who), hidden_at: null, left_at: NOW }))
    await at.db.insertInto('unlisted_members').values(gone).execute()
  }
  const totals = async () => {
    const rows = at.db
      .selectFrom('guild_users')
      .select(['user_id', 'xp', 'level', 'message_count as messages'])
      .where('guild_id', '=', GUILD)
      .orderBy('user_id')
    return new Map((await rows.execute()).map(({ user_id, ...of }) => [user_id, of]))
  }
  async function runToEnd(id: string): Promise<void> {
    await changeCurve(at.db, id, SCRIPT, NOW)
    await runMembers(id)
  }
  async function stage(pages: readonly WantedMember[][], rules: ImportRules): Promise<string> {
    const [before, after] = [writeCurve(rules.before), writeCurve(rules.to)]
    const curves =
      before === after ? { curveBefore: null, curveAfter: null } : { curveBefore: before, curveAfter: after }
    const wanted = { guildId: GUILD, format: 'x', title: 'X', mode: rules.mode, actorId: null, ...curves }
    const id = await beginImport(at.db, wanted, NOW)
    if (id === null) throw new Error('another import is under way')
    for (const page of pages) await stageRows(at.db, { id }, page, NOW)
    return id
  }

  test('says exactly what its import then does, for each format, mode and choice of levels, and the undo takes it back', async () => {
    await fc.assert(
      fc.asyncProperty(situation, async (given) => {
        await seed(given)
        const guild = await guildRules()
        const read = await readImported(FORMATS[given.format]?.(given.rows) ?? '')
        if (!read.ok) throw new Error(read.why)
        const { file } = read
        expect(file.rows.size).toBe(new Set(given.rows.map(({ who }) => who)).size)
        const rules = importRules(given, file, guild.curve)
        if (rules === null) return
        const pages = [...wantedPages(file, rules, (refused) => file.refusals.add(refused))]
        const count = previewCount(guild, given.mode, { before: rules.before, after: rules.to })
        for (const page of pages) await comparePage(at.db, GUILD, page, count)
        const preview = count.result()

        const before = await totals()
        const id = await stage(pages, rules)
        expect(await confirmImport(at.db, await stored(id), BY_SCRIPT, NOW)).toBe(true)
        await runToEnd(id)

        const after = await totals()
        const { curve } = await guildRules()
        const none = { xp: 0, level: 0, messages: 0 }
        const outcome = pages.flat().map(({ userId: member, messages = null }) => {
          const [was, is] = [before.get(member) ?? none, after.get(member) ?? none]
          // The levels of members whose XP stays follow a new curve in a job of its own.
          if (was.xp !== is.xp) expect(is.level).toBe(levelAt(is.xp, curve))
          const counted = messages === null ? null : Math.sign(is.messages - was.messages)
          return { member, was, is: { ...is, level: levelAt(is.xp, curve) }, counted }
        })
        const changed = (sign: number) => outcome.filter(({ was, is }) => Math.sign(is.xp - was.xp) === sign).length
        const counts = (sign: number) => outcome.filter(({ counted }) => counted === sign).length
        const gained: string[] = []
        const lost: string[] = []
        for (const { was, is } of outcome) {
          const held = levelRoleChange(was.level, [], guild.levelRoles, given.type).give
          const { give, take } = levelRoleChange(is.level, held, guild.levelRoles, given.type)
          gained.push(...give)
          lost.push(...take)
        }
        const times = (roles: readonly string[], roleId: string) => roles.filter((one) => one === roleId).length
        expect({ ...preview, top: preview.top.length }).toEqual({
          ...{ known: outcome.filter(({ member }) => before.has(member)).length, top: outcome.length, tooMuch: 0 },
          unknown: outcome.filter(({ member }) => !before.has(member)).length,
          left: outcome.filter(({ member }) => given.left.some((who) => userId(who) === member)).length,
          ...{ raised: changed(1), lowered: changed(-1), same: changed(0) },
          messages: outcome.every(({ counted }) => counted === null)
            ? null
            : { raised: counts(1), lowered: counts(-1), same: counts(0) },
          roles: guild.levelRoles
            .map(({ level, roleId }) => ({ level, roleId, gain: times(gained, roleId), lose: times(lost, roleId) }))
            .filter(({ gain, lose }) => gain + lose > 0),
        })
        for (const shown of preview.top) {
          const { was, is } = outcome.find(({ member }) => member === shown.userId) ?? { was: none, is: none }
          const shownOf = ({ xp: total, level }: { xp: number; level: number }) => ({ xp: total, level })
          expect([shown.before ?? shownOf(none), shown.after]).toEqual([shownOf(was), shownOf(is)])
        }
        const ended = await stored(id)
        expect(ended).toMatchObject({ state: 'done', changed: preview.raised + preview.lowered })

        expect(await undoImport(at.db, ended, BY_SCRIPT, NOW)).toBe(true)
        await runToEnd(id)
        const back = [...(await totals())].filter(([member, { xp: total }]) => total > 0 || before.has(member))
        const kept = (members: Iterable<[string, { xp: number; messages: number }]>) =>
          Array.from(members, ([member, { xp: total, messages }]) => [member, total, messages])
        expect(kept(back)).toEqual(kept(before))
        expect((await guildRules()).curve).toEqual(guild.curve)
      }),
      { numRuns: isLong ? 200 : 6 },
    )
  })
})
