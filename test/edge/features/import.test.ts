import { expect, test } from 'bun:test'
import type { Actor } from '../../../shared/audit/entry.ts'
import { readImport } from '../../../shared/database/imports/imports.ts'
import type { StoredPreview } from '../../../shared/database/imports/json-columns.ts'
import { beginImport, stageRows } from '../../../shared/database/imports/stage.ts'
import type { ImportTable } from '../../../shared/database/imports/tables.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { oneRuntime } from '../../support/each-runtime.ts'
import type { EdgeCommunity } from '../../support/edge-community.ts'
import { openCourt } from './authority/court.ts'

const HOUR_MS = 3_600_000

oneRuntime('imports', (client) => {
  /** Stores an import of a server in the given state. @returns its id */
  async function stored({ guild, world }: EdgeCommunity, state: ImportTable['state'], agoMs = 0): Promise<string> {
    const { db } = world.database
    const at = Date.now() - agoMs
    const actor: Actor = { id: guild.owner.id, via: 'command', keyId: null }
    const wanted = { guildId: guild.id, format: 'mee6', title: 'MEE6', mode: 'add', actorId: actor.id } as const
    const id = await beginImport(db, { ...wanted, curveBefore: null, curveAfter: null }, at)
    if (id === null) throw new Error('another import is under way')
    await stageRows(db, { id }, [{ userId: '7', xp: 5 }], at)
    const expires_at = state === 'ready' ? at + HOUR_MS / 2 : null
    const busy_guild_id = state === 'applying' ? guild.id : null
    await db.updateTable('imports').set({ state, expires_at, busy_guild_id }).where('id', '=', id).execute()
    return id
  }
  const file = (bytes: number) => ({ filename: 'f.json', bytes: new Uint8Array(bytes) })
  const sends = async ({ guild }: EdgeCommunity, bytes: number, member = guild.owner) =>
    (await member.runs('/import file', { options: { attachment: file(bytes) } })).text
  const jobs = async ({ guild, world }: EdgeCommunity) => {
    const rows = world.database.db.selectFrom('jobs').select('kind').where('guild_id', '=', guild.id).execute()
    return (await rows).map(({ kind }) => kind)
  }

  test('a file over 25 MiB is refused, and so is any file while an import is running', async () => {
    const place = await client().community()
    expect(await sends(place, 25 * 1_048_576 + 1)).toStartWith('The file cannot be imported: it is larger than 25 MiB.')
    await stored(place, 'applying')
    expect(await sends(place, 9)).toStartWith('Another import or reset of this server is under way.')
    expect(await jobs(place)).toEqual([])
  })

  test('a member without Manage Server cannot import, even if Discord shows the command', async () => {
    const place = await client().guild()
    const reply = await place.runs('/import undo', { permissions: 0n })
    expect(reply.content).toContain('Manage Server')
  })

  test('an import starts once, for a member who may give every level role', async () => {
    const { place, m, guild, high, give } = await openCourt(client())
    await give(5, high)
    const id = await stored(place, 'done')
    const asked = await m.runs('/import undo')
    expect((await m.clicks(asked, 'Undo the import')).text).toContain(`<@&${high.id}>`)
    const { owner } = guild
    const again = await owner.runs('/import undo')
    expect((await owner.clicks(again, 'Undo the import')).text).toStartWith('Undoing the import (**MEE6**) begins.')
    expect((await owner.clicks(again, 'Undo the import')).text).toStartWith('Another import or reset of this server')
    expect(await readImport(place.world.database.db, id)).toMatchObject({ state: 'undoing' })
    expect((await owner.runs('/import stop')).text).toStartWith('An undo cannot be stopped')
    expect((await owner.runs('/import status')).text).toContain('Undoing the import (**MEE6**) has done 0 of 1 member.')
  })

  const preview: StoredPreview = {
    ...{ others: [], duplicates: 0, roles: [], refusedRows: { count: 0, listed: [] }, messages: null, top: [] },
    ...{ known: 1, unknown: 0, left: 0, raised: 1, lowered: 0, same: 0, tooMuch: 0 },
    carried: [
      { kind: 'setting', key: 'xpRate', values: { xpRate: 2 } } as const,
      { kind: 'level-role', level: 5, roleId: '506186003816513538' } as const,
    ].map((thing) => ({ thing, outcome: 'change', why: null, before: null, rule: null })),
  }

  test('each button of a preview starts the import with the parts of the file that it names', async () => {
    const buttons = [
      ['Import', ''],
      ['Import with settings', 'settings'],
      ['Import with level roles', 'level-roles'],
      ['Import with both', 'settings,level-roles'],
    ] as const
    for (const [label, takes] of buttons) {
      const place = await client().community()
      const { owner } = place.guild
      const id = await stored(place, 'ready')
      const rows = place.world.database.db
      await rows
        .updateTable('imports')
        .set({ preview: JSON.stringify(preview) })
        .where('id', '=', id)
        .execute()
      const shown = await owner.runs('/import status')
      expect((await owner.clicks(shown, label)).text).toStartWith('The import (**MEE6**) begins')
      const row = rows.selectFrom('imports').select(['state', 'takes']).where('id', '=', id)
      expect(await row.executeTakeFirst()).toEqual({ state: 'applying', takes })
    }
  })

  test('a button of another server’s import is refused, and the import stays as it was', async () => {
    const [place, other] = [await client().community(), await client().guild()]
    const id = await stored(place, 'ready')
    const owner = '42'
    const reply = await other.clicks(`import:1:confirm:${owner}:${id}`, {
      userId: owner,
      permissions: Permission.ManageGuild,
    })
    expect(reply.content).toStartWith('This menu has expired.')
    expect(await readImport(place.world.database.db, id)).toMatchObject({ state: 'ready' })
  })

  test('/import stop stops a running import, and /doctor shows an import that waits or makes no progress', async () => {
    const place = await client().community()
    const { owner } = place.guild
    await stored(place, 'ready')
    expect((await owner.runs('/doctor')).text).toContain('many members waits for its confirmation, and expires <t:')
    await stored(place, 'applying', HOUR_MS)
    expect((await owner.runs('/doctor')).text).toContain(
      '⚠️ An import or a change of many members has made no progress since <t:',
    )
    expect((await owner.runs('/import stop')).text).toStartWith('The import (**MEE6**) stops after the members')
    expect(await jobs(place)).toEqual(['import'])
  })
})
