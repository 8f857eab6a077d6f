import { expect, test } from 'bun:test'
import { QueryCreator } from 'kysely'
import { type Actor, type AuditEntry, SCRIPT } from '../../shared/audit/entry.ts'
import { writeEntries } from '../../shared/database/audit/entries.ts'
import { type EntryFilter, listEntries, listMemberEntries } from '../../shared/database/audit/list.ts'
import { changesSince, listNamedEntries } from '../../shared/database/audit/named.ts'
import { purgeEntries } from '../../shared/database/audit/purge.ts'
import { record, recordOne } from '../../shared/database/audit/record.ts'
import { changeSettings, standingSettings } from '../../shared/database/guilds/settings.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { createSession } from '../../shared/database/web/sessions.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, overTcp, TWINS } from './dialects.ts'
import { plansOf } from './explain.ts'

const ANN: Actor = { id: TWINS[0], via: 'command', keyId: null }
const BOB: Actor = { id: TWINS[1], via: 'api', keyId: '3' }

const entry = (given: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ guildId: GUILD, actor: ANN, kind: 'ignored.added', targetId: '5', subject: null },
  ...{ before: null, after: { type: 'role' }, reason: null },
  ...given,
})

overEachDialect('an entry of the audit', (at) => {
  const targets = async (filter: Partial<EntryFilter> = {}, limit = 10) =>
    (await listEntries(at.db, { guildId: GUILD, ...filter }, limit)).map(({ targetId }) => targetId)
  const write = (...entries: AuditEntry[]) => writeEntries(at.db, entries, NOW)

  test('is read as it was written', async () => {
    const written = entry({
      ...{ actor: BOB, kind: 'setting.changed', targetId: null, subject: 'quietTime', reason: 'ein „Grund“ 🌙' },
      ...{ before: { quietTime: null }, after: { quietTime: '22:00-07:00 Europe/Berlin' } },
    })
    await write(written)
    const [read] = await listEntries(at.db, { guildId: GUILD }, 10)
    expect(read).toEqual({ ...written, id: expect.any(String), at: NOW })
  })

  test('is read with the names of those users who were seen', async () => {
    const user = { id: TWINS[0], username: 'ann', globalName: 'Ann', discriminator: '0', avatar: 'abc' }
    await saveUsers(at.db, [user, { ...user, id: '5', username: 'bob' }], NOW)
    await write(entry({ targetId: '5' }), entry({ actor: SCRIPT, targetId: '9' }))
    const { id, ...ann } = user
    expect(await listNamedEntries(at.db, { guildId: GUILD }, 10)).toMatchObject([
      { actorUser: null, targetUser: null },
      { actorUser: ann, targetUser: { ...ann, username: 'bob' } },
    ])
  })

  test('is read with the name of an actor who was only seen at a login, from the latest login', async () => {
    const login = (nth: number, globalName: string) => ({
      ...{ idHash: String(nth).repeat(64), sealedToken: 'sealed', expiresAt: NOW + 1_000, device: 'Firefox' },
      person: { id: TWINS[1], username: 'bob', globalName, avatar: null },
    })
    await createSession(at.db, login(1, 'Bob'), NOW - 1)
    await createSession(at.db, login(2, 'Robert'), NOW)
    await write(entry({ actor: BOB }), entry({ actor: SCRIPT }))
    const bob = { username: 'bob', globalName: 'Robert', discriminator: '0', avatar: null }
    expect(await listNamedEntries(at.db, { guildId: GUILD }, 10)).toMatchObject([
      { actorUser: null },
      { actorUser: bob },
    ])
    const seen = { username: 'bobby', globalName: null, discriminator: '0', avatar: 'abc' }
    await saveUsers(at.db, [{ id: TWINS[1], ...seen }], NOW)
    expect((await listNamedEntries(at.db, { guildId: GUILD }, 10)).at(-1)?.actorUser).toEqual(seen)
  })

  test('keeps a reason of 512 characters, and no value that is longer than the column', async () => {
    await write(entry({ reason: 'x'.repeat(600), after: 'y'.repeat(2_048) }))
    const [read] = await listEntries(at.db, { guildId: GUILD }, 10)
    expect(read).toMatchObject({ reason: 'x'.repeat(512), after: null })
  })

  test('is listed from the newest, for one guild, by each filter, and page by page', async () => {
    await write(entry({ targetId: '1', kind: 'xp.changed' }))
    await write(entry({ targetId: '2', actor: BOB }))
    await write(entry({ targetId: '3', actor: SCRIPT, kind: 'ignored.removed' }))
    await write(entry({ targetId: '4', guildId: OTHER_GUILD }))
    expect(await targets()).toEqual(['3', '2', '1'])
    expect(await targets({ kinds: ['xp.changed'] })).toEqual(['1'])
    expect(await targets({ kinds: ['ignored.added', 'ignored.removed'] })).toEqual(['3', '2'])
    expect(await targets({ actorId: TWINS[0] })).toEqual(['1'])
    expect(await targets({ actorId: null })).toEqual(['3'])
    expect(await targets({ targetId: '2' })).toEqual(['2'])
    expect(await targets({ via: 'api' })).toEqual(['2'])
    expect(await targets({ via: 'api', actorId: TWINS[0] })).toEqual([])
    const first = await listEntries(at.db, { guildId: GUILD }, 2)
    expect(await targets({ before: first.at(-1)?.id }, 2)).toEqual(['1'])
  })

  test('of a member is one by the member or about the member, once each', async () => {
    const [ann, bob] = TWINS
    await write(entry({ targetId: bob }), entry({ targetId: ann }), entry({ actor: BOB, targetId: ann }))
    await write(entry({ actor: BOB, targetId: '9' }))
    const of = async (memberId: string, limit = 10) =>
      (await listMemberEntries(at.db, { guildId: GUILD, memberId }, limit)).map(({ targetId }) => targetId)
    expect(await of(ann)).toEqual([ann, ann, bob])
    expect(await of(ann, 2)).toEqual([ann, ann])
    expect(await of(bob)).toEqual(['9', ann, bob])
  })

  test('since a version is one of settings and lists after that time', async () => {
    const since = async () => (await changesSince(at.db, GUILD, NOW)).map(({ targetId }) => targetId)
    await writeEntries(at.db, [entry({ targetId: '1' })], NOW)
    expect(await since()).toEqual([])
    await writeEntries(at.db, [entry({ targetId: '2' }), entry({ targetId: '3', kind: 'xp.changed' })], NOW + 1)
    await writeEntries(at.db, [entry({ targetId: '4', guildId: OTHER_GUILD })], NOW + 1)
    await writeEntries(at.db, [entry({ targetId: '5', kind: 'manager.removed' })], NOW + 2)
    await writeEntries(at.db, [entry({ targetId: '6', kind: 'viewer.added' })], NOW + 3)
    expect(await since()).toEqual(['6', '5', '2'])
  })

  test('is deleted after its time, in batches', async () => {
    for (const nth of [3, 1, 2]) await writeEntries(at.db, [entry({ targetId: String(nth) })], NOW + nth)
    expect(await purgeEntries(at.db, NOW + 3, 1)).toBe(true)
    expect(await targets()).toEqual(['2', '3'])
    expect(await purgeEntries(at.db, NOW + 3, 1)).toBe(true)
    expect(await purgeEntries(at.db, NOW + 3, 1)).toBe(false)
    expect(await targets()).toEqual(['3'])
  })

  test('is written beside the change, and deleted where the change is not made', async () => {
    expect(await recordOne(at.db, entry({ targetId: '1' }), NOW, async () => true)).toBe(true)
    expect(await recordOne(at.db, entry({ targetId: '2' }), NOW, async () => false)).toBe(false)
    expect(await targets()).toEqual(['1'])
  })

  test('of several changes is deleted for those alone that are not made, also beside the same entry of another', async () => {
    const entries = ['1', '2', '3'].map((targetId) => entry({ targetId }))
    await write(entry({ targetId: '2', actor: BOB }), entry({ targetId: '3', guildId: OTHER_GUILD }))
    await record(at.db, {
      entries,
      at: NOW,
      make: async () => [0, 1],
      unmade: (made) => entries.filter((_, nth) => !made[nth]),
    })
    expect(await targets()).toEqual(['2', '2'])
    expect(await targets({ actorId: TWINS[0] })).toEqual(['2'])
  })

  /** The same database, where the first statements that write entries fail. */
  function refusing(times: number): Queries {
    let left = times
    const executor = at.db.getExecutor().withPlugin({
      transformQuery({ node }) {
        if (node.kind === 'InsertQueryNode' && left-- > 0) throw new Error('no room')
        return node
      },
      transformResult: async ({ result }) => result,
    })
    return Object.assign(new QueryCreator<Database>({ executor }), { getExecutor: () => executor })
  }

  test('that cannot be written at first is written after the change', async () => {
    expect(await recordOne(refusing(1), entry({ targetId: '1' }), NOW, async () => true)).toBe(true)
    expect(await recordOne(refusing(1), entry({ targetId: '2' }), NOW, async () => false)).toBe(false)
    expect(await targets()).toEqual(['1'])
  })

  test('that can never be written is an error of the change, which stays', async () => {
    let isMade = false
    const failing = recordOne(refusing(2), entry(), NOW, async () => (isMade = true))
    expect(await failing.catch((error: unknown) => error)).toEqual(new Error('no room'))
    expect([isMade, await targets()]).toEqual([true, []])
  })

  test('and the change of a transaction that is undone are both gone', async () => {
    const undone = at.tcp.transaction().execute(async (trx) => {
      await changeSettings(trx, { guildId: GUILD, actor: ANN }, { xpRate: 2 }, NOW)
      throw new Error('the process ends')
    })
    await undone.catch(() => {})
    expect(await targets()).toEqual([])
    expect((await standingSettings(at.db, GUILD)).version).toBe(0)
  })

  test('stays where the change fails with an error, because the change may have been made', async () => {
    const failing = recordOne(at.db, entry({ targetId: '1' }), NOW, () => Promise.reject(new Error('no answer')))
    expect(await failing.catch((error: unknown) => error)).toEqual(new Error('no answer'))
    expect(await targets()).toEqual(['1'])
  })
})

overTcp('reading the audit', (at) => {
  const keys = async (run: Parameters<typeof plansOf>[1]) =>
    (await plansOf(at.db, run)).map((tables) => tables.map(({ key }) => key))

  /** Enough rows that an index is worth it. */
  async function fill(): Promise<void> {
    const actors = [ANN, BOB, SCRIPT]
    const rows = Array.from({ length: 2_000 }, (_, nth) =>
      entry({
        guildId: nth % 20 === 0 ? GUILD : OTHER_GUILD,
        actor: actors[nth % 3] ?? ANN,
        kind: nth % 7 === 0 ? 'setting.changed' : 'xp.changed',
        targetId: String(nth % 70),
      }),
    )
    await writeEntries(at.db, rows, NOW)
  }

  test('uses an index for each filter, and sorts nothing', async () => {
    await fill()
    const plan = async (filter: Partial<EntryFilter>) => {
      const plans = await plansOf(at.db, (db) => listEntries(db, { guildId: GUILD, ...filter }, 11))
      const tables = plans.flat().filter(({ table }) => table === 'audit_entries')
      expect(tables.some(({ extra }) => extra.includes('filesort'))).toBe(false)
      return tables.map(({ key }) => key)
    }
    expect(await plan({})).toEqual(['audit_entries_guild'])
    expect(await plan({ kinds: ['setting.changed'] })).toEqual(['audit_entries_kind'])
    expect(await plan({ actorId: TWINS[0] })).toEqual(['audit_entries_actor'])
    expect(await plan({ targetId: '7' })).toEqual(['audit_entries_target'])
  })

  test('since a version reads the latest entries of one guild, over an index', async () => {
    await fill()
    const tables = (await keys((db) => changesSince(db, GUILD, NOW))).flat()
    expect(tables).toContain('audit_entries_guild')
    expect(tables).toContain('web_sessions_user')
  })

  test('for the purge uses the index of times', async () => {
    await fill()
    expect(await keys((db) => purgeEntries(db, NOW - 1, 500))).toEqual([['audit_entries_at']])
  })
})
