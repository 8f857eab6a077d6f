import { expect, test } from 'bun:test'
import type { Actor } from '../../shared/audit/entry.ts'
import { listImports, previewedImport } from '../../shared/database/imports/listed.ts'
import { readImportParts, storedParts, storePart } from '../../shared/database/imports/parts.ts'
import { beginUpload, EXPIRES_AFTER_MS, finishUpload } from '../../shared/database/imports/request.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { GUILD, NOW, overEachDialect } from './dialects.ts'

const ACTOR: Actor = { id: '42', via: 'dashboard', keyId: null }
const SOURCE = { kind: 'upload', parts: 2, filename: 'mee6.json', bytes: 259 } as const
const WANTED = {
  ...({ guildId: GUILD, actor: ACTOR, kind: 'import', mode: 'add', source: SOURCE } as const),
  options: { keeps: 'totals', columns: null } as const,
}

overEachDialect('an upload', (at) => {
  const bytesOf = async (id: string) => {
    const read: Uint8Array[] = []
    for await (const part of readImportParts(at.tcp, id, 2)) read.push(part)
    return Buffer.concat(read)
  }

  test('arrives with all of its bytes, in any order, and again where a part is sent again', async () => {
    const id = await beginUpload(at.db, WANTED, NOW)
    const all = Buffer.from(Uint8Array.from({ length: 259 }, (_, nth) => nth % 256))
    const send = (part: number, bytes: Buffer) =>
      storePart(at.db, { guildId: GUILD, id, part }, bytes.toString('base64'), NOW)
    await send(1, all.subarray(256))
    await send(0, Buffer.alloc(256))
    await send(0, all.subarray(0, 256))
    await send(0, all.subarray(0, 256))
    expect(await bytesOf(id)).toEqual(all)
    expect(await storedParts(at.db, GUILD)).toBe(2)
    expect(await storedParts(at.db, '8')).toBe(0)
  })

  test('takes no part for another server, after its end, and once it is read', async () => {
    const id = await beginUpload(at.db, WANTED, NOW)
    const send = (guildId: string, now: number) => storePart(at.db, { guildId, id, part: 0 }, 'AAAA', now)
    await send('8', NOW)
    await send(GUILD, NOW + EXPIRES_AFTER_MS)
    const upload = { id, guildId: GUILD, actorId: ACTOR.id, createdAt: NOW }
    expect(await finishUpload(at.db, upload, NOW)).toBe(true)
    await send(GUILD, NOW)
    expect(await storedParts(at.db, GUILD)).toBe(0)
  })

  test('is listed with who began it, by the name of the last login where they never wrote, until it ends', async () => {
    const id = await beginUpload(at.db, WANTED, NOW)
    await storePart(at.db, { guildId: GUILD, id, part: 0 }, 'AAAA', NOW)
    expect(await listImports(at.db, GUILD, 5, NOW)).toMatchObject([
      {
        id,
        state: 'uploading',
        title: 'mee6.json',
        parts: 1,
        source: SOURCE,
        refusal: null,
        actor: null,
        actorId: '42',
      },
    ])
    const names = { username: 'ann', global_name: 'Ann', avatar: null, token: 'sealed', device: 'a browser' }
    const times = { created_at: NOW, seen_at: NOW, expires_at: NOW + 1 }
    await at.tcp
      .insertInto('web_sessions')
      .values({ id_hash: 'a'.repeat(64), user_id: '42', ...names, ...times })
      .execute()
    expect((await previewedImport(at.db, GUILD, id, NOW))?.actor).toMatchObject({ username: 'ann', globalName: 'Ann' })
    await saveUsers(at.tcp, [{ id: '42', username: 'ann2', globalName: null, discriminator: '0', avatar: null }], NOW)
    expect((await previewedImport(at.db, GUILD, id, NOW))?.actor?.username).toBe('ann2')
    expect(await previewedImport(at.db, '8', id, NOW)).toBeNull()
    expect(await listImports(at.db, GUILD, 5, NOW + EXPIRES_AFTER_MS)).toEqual([])
  })
})
