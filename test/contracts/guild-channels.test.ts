import { expect, test } from 'bun:test'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { forgetGuildChannels, loadGuildChannels, saveGuildChannels } from '../../shared/database/guilds/channels.ts'
import { addIgnored, removeIgnored } from '../../shared/database/guilds/ignored.ts'
import { type ChannelChange, type ChannelPlace, joinChanges } from '../../shared/discord/guild-channels.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, TWINS } from './dialects.ts'

const channel = (id: string, parentId: string | null = null): ChannelPlace => ({ id, parentId, isThread: false })
const thread = (id: string, parentId: string): ChannelPlace => ({ id, parentId, isThread: true })
const all: ChannelChange = {
  kind: 'all',
  places: [channel('1'), channel(TWINS[0], '1'), channel('3'), thread('4', TWINS[0]), thread('5', '3')],
}

overEachDialect('channels on record', (at) => {
  const save = (...changes: ChannelChange[]) => saveGuildChannels(at.db, new Map([[GUILD, joinChanges(changes)]]))
  const known = async (guildId = GUILD) =>
    (await loadGuildChannels(at.db, [guildId])).get(guildId)?.sort((a, b) => Number(a.id) - Number(b.id))

  test('are stored for the whole guild, or not at all', async () => {
    await save({ kind: 'placed', place: channel('3') })
    expect(await known()).toBeUndefined()
    await save(all)
    expect(await known()).toHaveLength(5)
    expect(await known(OTHER_GUILD)).toBeUndefined()
  })

  test('follow channels that are moved, created, deleted with their threads, and listed', async () => {
    await save(all)
    await save({ kind: 'placed', place: channel(TWINS[0]) }, { kind: 'gone', id: '3' })
    expect(await known()).toEqual([channel('1'), thread('4', TWINS[0]), channel(TWINS[0])])
    await save({ kind: 'threads', of: [TWINS[0]], threads: [thread('6', TWINS[0])] })
    expect((await known())?.map(({ id }) => id)).toEqual(['1', '6', TWINS[0]])
    await save({ kind: 'threads', of: 'every channel', threads: [] })
    expect((await known())?.map(({ id }) => id)).toEqual(['1', TWINS[0]])
    await save({ kind: 'all', places: [channel('9')] })
    expect(await known()).toEqual([channel('9')])
  })

  test('follow a new list in which some moved, some are gone and some are new, in several guilds', async () => {
    await save(all)
    const other: ChannelChange = { kind: 'all', places: [channel('1'), thread('4', '1')] }
    await saveGuildChannels(at.db, new Map([[OTHER_GUILD, joinChanges([other])]]))
    const places = [channel('1'), channel(TWINS[0]), thread('4', '1'), channel('6')]
    await saveGuildChannels(
      at.db,
      new Map([
        [GUILD, joinChanges([{ kind: 'all', places }])],
        [OTHER_GUILD, joinChanges([other])],
      ]),
    )
    expect(await known()).toEqual([channel('1'), thread('4', '1'), channel('6'), channel(TWINS[0])])
    expect(await known(OTHER_GUILD)).toEqual([channel('1'), thread('4', '1')])
  })

  test('are the same after one batch as after single changes', async () => {
    const changes: ChannelChange[] = [
      all,
      { kind: 'gone', id: TWINS[0] },
      { kind: 'placed', place: channel(TWINS[0], '3') },
      { kind: 'placed', place: thread('7', TWINS[0]) },
      { kind: 'threads', of: ['3'], threads: [thread('8', '3')] },
    ]
    await save(...changes)
    const atOnce = await known()
    await forgetGuildChannels(at.db, [GUILD])
    for (const change of changes) await save(change)
    expect(await known()).toEqual(atOnce)
  })

  test('are deleted once the guild ignores no channel, because they are no longer updated', async () => {
    await save(all)
    for (const id of ['1', '3']) await addIgnored(at.db, { actor: SCRIPT, guildId: GUILD, kind: 'channels', id }, NOW)
    await removeIgnored(at.db, { actor: SCRIPT, guildId: GUILD, kind: 'channels', id: '1' }, NOW)
    expect(await known()).toHaveLength(5)
    await removeIgnored(at.db, { actor: SCRIPT, guildId: GUILD, kind: 'channels', id: '3' }, NOW)
    expect(await known()).toBeUndefined()
  })
})
