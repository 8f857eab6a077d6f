import { expect, test } from 'bun:test'
import type { Actor } from '../../shared/audit/entry.ts'
import { listEntries } from '../../shared/database/audit/list.ts'
import { changeSettings } from '../../shared/database/guilds/settings.ts'
import { carriedWork, readTaken, restoreCarried, takeCarried } from '../../shared/database/imports/carried.ts'
import { confirmImport, undoImport } from '../../shared/database/imports/confirm.ts'
import { beginImport } from '../../shared/database/imports/stage.ts'
import type { CarriedThing } from '../../shared/imports/carried/thing.ts'
import { GUILD, NOW, overTcp, seedMembers } from './dialects.ts'
import { importRunner } from './import-runner.ts'

const ACTOR: Actor = { id: null, via: 'script', keyId: null }
const BY = { actor: ACTOR, reply: null }
const THINGS: CarriedThing[] = [
  { kind: 'setting', key: 'xpDelay', values: { xpDelaySeconds: 30 } },
  { kind: 'setting', key: 'xpGain', values: { leastXp: 5, mostXp: 10 } },
  { kind: 'multiplier', of: 'role', id: '21', percent: 150 },
  { kind: 'multiplier', of: 'channel', id: '22', percent: 0 },
  { kind: 'ignored', of: 'channel', id: '23' },
  { kind: 'ignored', of: 'role', id: '24' },
  { kind: 'earning-channel', id: '25' },
  { kind: 'other', name: 'maxLevel' },
  { kind: 'setting', key: 'roleAssignType', values: { roleAssignType: 'stack' } },
  { kind: 'level-role', level: 5, roleId: '31', keep: true },
  { kind: 'level-role', level: 9, roleId: '32', keep: false },
]

overTcp('an import with settings', (at) => {
  const { inTransaction, rules, stored, runToEnd: runMembers } = importRunner(at)
  /** What the server has of the things above. */
  const server = async () => {
    const { settings, levelRoles, ignoredChannelIds, ignoredRoleIds, earningChannelIds, multipliers } = await rules()
    const { xpDelaySeconds, leastXp, mostXp, roleAssignType } = settings
    return {
      ...{ xpDelaySeconds, leastXp, mostXp, roleAssignType, levelRoles },
      ignored: [...ignoredChannelIds, ...ignoredRoleIds, ...earningChannelIds],
      multipliers: [...multipliers.roles, ...multipliers.channels],
    }
  }
  async function confirmed(takes: Parameters<typeof confirmImport>[4]): Promise<string> {
    const curves = { curveBefore: null, curveAfter: null }
    const wanted = {
      guildId: GUILD,
      format: 'polaris',
      title: 'Polaris',
      mode: 'add' as const,
      actorId: null,
      ...curves,
    }
    const id = await beginImport(at.db, { ...wanted, carried: THINGS }, NOW)
    if (id === null) throw new Error('another import is under way')
    expect(await confirmImport(at.db, await stored(id), BY, NOW, takes)).toBe(true)
    return id
  }
  async function work(id: string): Promise<void> {
    const found = await carriedWork(at.db, id)
    const standing = { ...(await rules()), seen: 'unasked' as const }
    if (found?.what === 'take')
      await inTransaction((trx) => takeCarried(trx, { id, actor: ACTOR }, found.things, standing, NOW))
    if (found?.what === 'restore')
      await inTransaction((trx) => restoreCarried(trx, { id, actor: ACTOR }, standing, NOW))
  }
  async function runToEnd(id: string): Promise<void> {
    await work(id)
    await runMembers(id)
  }
  async function undo(id: string): Promise<void> {
    expect(await undoImport(at.db, await stored(id), BY, NOW)).toBe(true)
    await runToEnd(id)
  }

  test('takes over what the admin chose, with an entry of the audit for each, and its undo restores all of it', async () => {
    await seedMembers(at.db, GUILD, [])
    const before = await server()
    const id = await confirmed(['settings', 'level-roles'])
    await runToEnd(id)
    expect(await server()).toEqual({
      ...{ xpDelaySeconds: 30, leastXp: 5, mostXp: 10, roleAssignType: 'stack' },
      levelRoles: [
        { level: 5, roleId: '31' },
        { level: 9, roleId: '32', whenNext: 'take' },
      ],
      ignored: ['23', '24', '25'],
      multipliers: [
        ['21', 150],
        ['22', 0],
      ],
    })
    expect((await readTaken(at.db, id))?.changes.length).toBe(10)
    const kinds = (await listEntries(at.db, { guildId: GUILD, actorId: null, via: 'script' }, 50)).map(
      ({ kind }) => kind,
    )
    expect(kinds.filter((kind) => kind === 'setting.changed').length).toBe(3)
    expect(kinds.filter((kind) => kind === 'level-role.added').length).toBe(2)
    await undo(id)
    expect(await server()).toEqual(before)
    expect((await readTaken(at.db, id))?.undone).toEqual({ restored: 10, kept: 0 })
  })

  test('takes over nothing that the admin did not choose', async () => {
    await seedMembers(at.db, GUILD, [])
    const before = await server()
    await runToEnd(await confirmed([]))
    expect(await server()).toEqual(before)
    await runToEnd(await confirmed(['level-roles']))
    expect(await server()).toMatchObject({ xpDelaySeconds: 60, roleAssignType: 'stack', ignored: [] })
  })

  test('leaves what an admin changed after it as it is when it is undone', async () => {
    await seedMembers(at.db, GUILD, [])
    const id = await confirmed(['settings'])
    await runToEnd(id)
    await changeSettings(at.db, { guildId: GUILD, actor: ACTOR }, { xpDelaySeconds: 45 }, NOW)
    await at.db.updateTable('multipliers').set({ percent: 300 }).where('target_id', '=', '21').execute()
    await at.db.deleteFrom('ignored_roles').execute()
    await undo(id)
    expect(await server()).toMatchObject({ xpDelaySeconds: 45, leastXp: 15, mostXp: 30, ignored: [] })
    expect((await server()).multipliers).toEqual([['21', 300]])
    expect((await readTaken(at.db, id))?.undone).toEqual({ restored: 4, kept: 3 })
  })

  test('changes all of it or nothing where its process is killed, and once where two processes run', async () => {
    await seedMembers(at.db, GUILD, [])
    const before = await server()
    const id = await confirmed(['settings'])
    const standing = { ...(await rules()), seen: 'unasked' as const }
    const things = THINGS.slice(0, 7)
    const killed = inTransaction(async (trx) => {
      await takeCarried(trx, { id, actor: ACTOR }, things, standing, NOW)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await server()).toEqual(before)
    await Promise.all([work(id), work(id)])
    expect((await readTaken(at.db, id))?.changes.length).toBe(7)
    expect(await carriedWork(at.db, id)).toBeNull()
  })
})
