import { expect, test } from 'bun:test'
import type { Actor } from '../../shared/audit/entry.ts'
import { listEntries } from '../../shared/database/audit/list.ts'
import { cancelImport, confirmImport, undoImport } from '../../shared/database/imports/confirm.ts'
import { newestImport, readImport, readInput } from '../../shared/database/imports/imports.ts'
import { readImportParts } from '../../shared/database/imports/parts.ts'
import { beginReading, finishReading, type Reading, refuseImport } from '../../shared/database/imports/reading.ts'
import { beginUpload, EXPIRES_AFTER_MS, finishUpload, requestImport } from '../../shared/database/imports/request.ts'
import { expireImport, stageRows } from '../../shared/database/imports/stage.ts'
import { GUILD, NOW, overEachDialect, seedMembers } from './dialects.ts'

const ACTOR: Actor = { id: '42', via: 'command', keyId: null }
const AUTHOR = { actor: ACTOR, reply: null }
const WANTED = {
  ...({ guildId: GUILD, actor: ACTOR, kind: 'import', mode: 'add' } as const),
  source: { kind: 'upload', parts: 2, filename: 'a.csv', bytes: 5 } as const,
  options: { keeps: 'totals', columns: null } as const,
}
const PREVIEW = {
  ...{ others: [], duplicates: 0, refusedRows: { count: 0, listed: [] }, carried: [], roles: [], top: [] },
  ...{ known: 0, unknown: 1, left: 0, raised: 1, lowered: 0, same: 0, tooMuch: 0, messages: null },
}
const FOUND = { format: 'mee6', title: 'MEE6', curveBefore: null, curveAfter: null, preview: PREVIEW }

overEachDialect('an import whose input the gateway reads', (at) => {
  async function begun(now = NOW): Promise<Reading> {
    const begin = await beginReading(at.tcp, { guildId: GUILD, actorId: ACTOR.id, askedAt: NOW }, now)
    if (begin.state !== 'begun') throw new Error('there is nothing to read')
    return begin.reading
  }
  async function ready(): Promise<string> {
    await requestImport(at.db, WANTED, null, NOW)
    const reading = await begun()
    await stageRows(at.tcp, reading, [{ userId: '7', xp: 5 }], NOW)
    expect(await finishReading(at.tcp, reading, FOUND, NOW)).toBe(true)
    return reading.id
  }
  async function stored(id: string) {
    const found = await readImport(at.db, id)
    if (found === null) throw new Error('the import is gone')
    return found
  }
  const rows = () => at.tcp.selectFrom('import_rows').select(['user_id', 'xp']).execute()
  const kinds = async () =>
    (await at.tcp.selectFrom('jobs').select('kind').orderBy('id').execute()).map(({ kind }) => kind)
  const entries = async () =>
    (await listEntries(at.tcp, { guildId: GUILD, actorId: ACTOR.id, via: 'command' }, 10)).map(({ kind }) => kind)

  test('waits for a confirmation with its preview, and a confirmation starts it once', async () => {
    await seedMembers(at.tcp, GUILD, [])
    const id = await ready()
    const waiting = await stored(id)
    expect(waiting).toMatchObject({ state: 'ready', title: 'MEE6', members: 1, expiresAt: NOW + EXPIRES_AFTER_MS })
    expect(await readInput(at.db, id)).toEqual({ preview: PREVIEW, refusal: null })
    expect(await newestImport(at.db, GUILD)).toBeNull()
    expect(await confirmImport(at.db, waiting, AUTHOR, NOW + EXPIRES_AFTER_MS)).toBe(false)
    expect(await confirmImport(at.db, waiting, AUTHOR, NOW + 1)).toBe(true)
    // A later time, because MySQL does not count a row that an update leaves as it is.
    expect(await confirmImport(at.db, waiting, AUTHOR, NOW + 2)).toBe(false)
    expect(await stored(id)).toMatchObject({ state: 'applying', expiresAt: null })
    expect(await cancelImport(at.db, waiting, NOW + 1)).toBe(false)
    expect(await entries()).toEqual(['import.started'])
    expect(new Set(await kinds())).toEqual(new Set(['import-read', 'import']))
  })

  test('is read again from its beginning after a kill, and the killed process stages nothing any more', async () => {
    await requestImport(at.db, WANTED, null, NOW)
    const first = await begun()
    await stageRows(at.tcp, first, [{ userId: '7', xp: 5 }], NOW)
    const second = await begun(NOW + 1)
    expect(await rows()).toEqual([])
    expect(await stageRows(at.tcp, first, [{ userId: '8', xp: 5 }], NOW)).toBe(false)
    expect(await finishReading(at.tcp, first, FOUND, NOW)).toBe(false)
    await stageRows(at.tcp, second, [{ userId: '7', xp: 5 }], NOW)
    expect(await finishReading(at.tcp, second, FOUND, NOW)).toBe(true)
    expect(await stored(second.id)).toMatchObject({ state: 'ready', members: 1 })
    expect(await beginReading(at.tcp, { guildId: GUILD, actorId: ACTOR.id, askedAt: NOW }, NOW)).toEqual({
      ...{ state: 'read', id: second.id },
    })
  })

  test('is confirmed by nobody after it was cancelled, and its rows are deleted', async () => {
    const id = await ready()
    const waiting = await stored(id)
    expect(await cancelImport(at.db, waiting, NOW + 1)).toBe(true)
    expect(await cancelImport(at.db, waiting, NOW + 1)).toBe(false)
    expect(await confirmImport(at.db, waiting, AUTHOR, NOW + 2)).toBe(false)
    expect(await entries()).toEqual([])
    expect(await expireImport(at.tcp, NOW + 2)).toBe(true)
    expect(await expireImport(at.tcp, NOW + 2)).toBe(false)
    expect([await rows(), await readImport(at.db, id)]).toEqual([[], null])
  })

  test('is replaced by the next one of its guild while it waits, and not once it is confirmed', async () => {
    const old = await ready()
    await at.tcp
      .updateTable('imports')
      .set({ created_at: NOW - 1 })
      .execute()
    const next = await ready()
    expect(await readImport(at.db, old)).toBeNull()
    expect(await rows()).toEqual([{ user_id: '7', xp: 5 }])
    expect(await confirmImport(at.db, await stored(next), AUTHOR, NOW)).toBe(true)
    await at.tcp
      .updateTable('imports')
      .set({ created_at: NOW - 1 })
      .execute()
    const third = await ready()
    expect(await stored(next)).toMatchObject({ state: 'applying' })
    expect(await confirmImport(at.db, await stored(third), AUTHOR, NOW)).toBe(false)
  })

  test('is undone only where no other import of its guild is at work', async () => {
    const id = await ready()
    await at.tcp
      .updateTable('imports')
      .set({ state: 'done', created_at: NOW - 1, expires_at: null })
      .execute()
    const done = await stored(id)
    await confirmImport(at.db, await stored(await ready()), AUTHOR, NOW)
    expect(await undoImport(at.db, done, AUTHOR, NOW)).toBe(false)
    await at.tcp.updateTable('imports').set({ busy_guild_id: null, state: 'undone' }).where('id', '!=', id).execute()
    expect(await undoImport(at.db, done, AUTHOR, NOW)).toBe(true)
  })

  test('is refused with a reason, and keeps neither rows nor parts', async () => {
    const id = await beginUpload(at.db, WANTED, NOW)
    const part = (part: number, text: string) => ({ import_id: id, part, bytes: new TextEncoder().encode(text) })
    await at.tcp
      .insertInto('import_parts')
      .values([part(1, 'lo'), part(0, 'hel')])
      .execute()
    const of = { ...(await stored(id)) }
    expect(await finishUpload(at.db, of, NOW + EXPIRES_AFTER_MS)).toBe(false)
    expect(await finishUpload(at.db, of, NOW)).toBe(true)
    const reading = await begun()
    const bytes: number[] = []
    for await (const chunk of readImportParts(at.tcp, id, 2)) bytes.push(...chunk)
    expect(new TextDecoder().decode(new Uint8Array(bytes))).toBe('hello')
    await stageRows(at.tcp, reading, [{ userId: '7', xp: 5 }], NOW)
    expect(await refuseImport(at.tcp, reading, { why: 'truncated', line: 3 }, NOW)).toBe(true)
    expect(await readInput(at.db, id)).toEqual({ preview: null, refusal: { why: 'truncated', line: 3 } })
    expect(await at.tcp.selectFrom('import_parts').selectAll().execute()).toEqual([])
    expect(await rows()).toEqual([])
  })
})
