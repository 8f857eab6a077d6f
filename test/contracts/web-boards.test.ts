import { expect, test } from 'bun:test'
import { sql } from 'kysely'
import { changeSettings, standingSettings } from '../../shared/database/guilds/settings.ts'
import { hundredMembers } from '../../shared/database/members/hundred.ts'
import { namedOnBoard } from '../../shared/database/members/named-on-board.ts'
import { setShared, sharedMember } from '../../shared/database/members/shared-members.ts'
import { setHidden } from '../../shared/database/members/unlisted-members.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { hundredOfPeriod, storedHundred } from '../../shared/database/periods/hundred.ts'
import { boardGuild, guildOfBoardName } from '../../shared/database/web/board-guild.ts'
import { until } from '../support/until.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers } from './dialects.ts'

const ACTOR = { id: '7', via: 'command', keyId: null } as const
/** 1,250 members, of whom each has less XP than the one before. */
const CROWD = Array.from({ length: 1_250 }, (_, nth): [string, number] => [String(nth + 1), 2_000 - nth])
/** InnoDB updates its list of transactions only if nobody has read it for 100 ms. */
const LIST_IS_NEW_MS = 110

overEachDialect('a leaderboard on the web', (at) => {
  const rename = (guildId: string, boardName: string | null) =>
    changeSettings(at.db, { guildId, actor: ACTOR }, { boardName }, NOW)

  test('has a hundred members on a page, near the top, deep down and at the end', async () => {
    await seedMembers(at.db, GUILD, CROWD)
    await seedMembers(at.db, OTHER_GUILD, CROWD.slice(0, 3))
    for (const userId of ['2', '1150', '1249']) await setHidden(at.db, { guildId: GUILD, userId }, true, NOW)
    const pageOf = async (page: number) => {
      const { members, unlisted, goesOn } = await hundredMembers(at.db, GUILD, page)
      return [members.length, members[0]?.rank, members[0]?.userId, members.at(-1)?.userId, unlisted, goesOn]
    }
    expect(await pageOf(1)).toEqual([99, 1, '1', '100', 1, true])
    expect(await pageOf(11)).toEqual([100, 1_001, '1001', '1100', 0, true])
    expect(await pageOf(12)).toEqual([99, 1_101, '1101', '1200', 1, true])
    expect(await pageOf(13)).toEqual([49, 1_201, '1201', '1250', 1, false])
    expect(await pageOf(14)).toEqual([0, undefined, undefined, undefined, 0, false])
  })

  test('of a period has the same pages as /leaderboard, and is made once', async () => {
    await seedMembers(at.db, GUILD, CROWD.slice(0, 150))
    await setHidden(at.db, { guildId: GUILD, userId: '149' }, true, NOW)
    const read = async (wanted: number, now: number) => {
      const asked = { board: { period: 'all', source: 'messages' }, wanted, now } as const
      return hundredOfPeriod(at.db, GUILD, await storedHundred(at.db, GUILD, asked), asked)
    }
    const made = await read(2, NOW)
    expect([made?.hundred.members.length, made?.hundred.unlisted, made?.hundred.goesOn]).toEqual([49, 1, false])
    await made?.after?.()
    const stored = await read(2, NOW + 1)
    expect(stored).toEqual({ hundred: made?.hundred ?? expect.anything(), after: null })
    expect((await read(1, NOW + 1))?.hundred).toMatchObject({ unlisted: 0, goesOn: true })
    const old = await read(2, NOW + 90_000)
    expect([old?.hundred, typeof old?.after]).toEqual([made?.hundred, 'function'])
    expect((await read(2, NOW + 90_001))?.after).toBeNull()
    await old?.after?.()
    expect((await read(2, NOW + 1_000_000))?.after).toBeFunction()
    expect(await read(2, NOW + 1_000_001)).toBeNull()
  })

  test('finds members by the start of their username, but none who hides or has no XP', async () => {
    await seedMembers(at.db, GUILD, [
      ['1', 30],
      ['2', 20],
      ['3', 0],
    ])
    await seedMembers(at.db, OTHER_GUILD, [['4', 9]])
    const user = { globalName: null, discriminator: '0', avatar: null }
    await saveUsers(
      at.db,
      ['1', '2', '3', '4'].map((id) => ({ ...user, id, username: `anna_${id}` })),
      NOW,
    )
    const found = async (start: string) => (await namedOnBoard(at.db, GUILD, start, 20)).map(({ userId }) => userId)
    expect((await found('anna')).sort()).toEqual(['1', '2'])
    expect(await found('anna_2')).toEqual(['2'])
    expect(await found('anna%2')).toEqual([])
    await setHidden(at.db, { guildId: GUILD, userId: '2' }, true, NOW)
    expect(await found('anna')).toEqual(['1'])
  })

  test('finds a member who shares the level, but not one who hides, has left or never chose to share', async () => {
    await seedMembers(at.db, GUILD, [['1', 30]])
    const member = { guildId: GUILD, userId: '1' }
    expect(await sharedMember(at.db, member)).toBeNull()
    for (const isShared of [true, true]) await setShared(at.db, member, isShared)
    expect(await sharedMember(at.db, member)).toEqual({ user: null })
    const user = { id: '1', username: 'ann', globalName: 'Ann', discriminator: '0', avatar: null }
    await saveUsers(at.db, [user], NOW)
    expect(await sharedMember(at.db, member)).toEqual({ user })
    expect(await sharedMember(at.db, { ...member, guildId: OTHER_GUILD })).toBeNull()
    await setHidden(at.db, member, true, NOW)
    expect(await sharedMember(at.db, member)).toBeNull()
    await setHidden(at.db, member, false, NOW)
    const left = { guild_id: GUILD, user_id: '1', left_at: NOW }
    await at.tcp.insertInto('unlisted_members').values(left).execute()
    expect(await sharedMember(at.db, member)).toBeNull()
    await at.tcp.deleteFrom('unlisted_members').execute()
    await setShared(at.db, member, false)
    expect(await sharedMember(at.db, member)).toBeNull()
  })

  test('has a name that no other server has, in upper or lower case, until the name is given up', async () => {
    expect(await rename(GUILD, 'Garden')).toMatchObject({ ok: true })
    expect(await rename(OTHER_GUILD, 'gARDEN')).toEqual({ ok: false, reason: 'name-taken', name: 'gARDEN' })
    expect(await rename(OTHER_GUILD, null)).toMatchObject({ ok: true })
    expect(await rename(OTHER_GUILD, 'garden')).toMatchObject({ ok: false, reason: 'name-taken' })
    expect(await guildOfBoardName(at.db, 'GARDEN')).toBe(GUILD)
    expect(await rename(GUILD, 'garden')).toMatchObject({ ok: true })
    const audited = await at.db.selectFrom('audit_entries').select(['guild_id']).execute()
    expect(audited.map((entry) => entry.guild_id)).toEqual([GUILD, GUILD])
    expect(await rename(GUILD, null)).toMatchObject({ ok: true })
    expect(await guildOfBoardName(at.db, 'garden')).toBeNull()
    expect(await rename(OTHER_GUILD, 'garden')).toMatchObject({ ok: true })
    const serving = { mainBotId: '1', now: NOW }
    expect(await boardGuild(at.db, OTHER_GUILD, serving)).toMatchObject({ boardName: 'garden', visibility: 'members' })
  })
  test('gets a name without undoing a change of its settings that was saved meanwhile', async () => {
    await seedMembers(at.db, GUILD, [])
    const standing = await standingSettings(at.db, GUILD)
    await changeSettings(at.db, { guildId: GUILD, actor: ACTOR }, { boardVisibility: 'public' }, NOW + 100)
    const named = await changeSettings(at.db, { guildId: GUILD, actor: ACTOR, standing }, { boardName: 'garden' }, NOW)
    expect(named).toEqual({ ok: true, version: NOW + 101 })
  })

  test('has a name that only one of many servers gets if all ask for it at the same moment', async () => {
    const ids = Array.from({ length: 8 }, (_, nth) => `110000000000000001${nth}`)
    for (const id of ids) await seedMembers(at.db, id, [])
    for (let nth = 0; nth < 5; nth++) {
      const all = await Promise.all(ids.map((id) => rename(id, `garden-${nth}`)))
      expect(all.filter(({ ok }) => ok)).toHaveLength(1)
      expect(all.filter((one) => !one.ok && one.reason === 'name-taken')).toHaveLength(7)
    }
  })

  test('is refused a name that another server takes at the same moment', async () => {
    for (const id of [GUILD, OTHER_GUILD]) await seedMembers(at.db, id, [])
    let later: ReturnType<typeof rename> | undefined
    await at.tcp.transaction().execute(async (trx) => {
      await trx.updateTable('guilds').set({ board_name: 'garden' }).where('id', '=', GUILD).execute()
      later = rename(OTHER_GUILD, 'garden')
      const isWaiting = async () => {
        const { rows } = await sql`
          select trx_id from information_schema.innodb_trx where trx_state = 'LOCK WAIT'`.execute(at.tcp)
        return rows.length > 0
      }
      await until('the later server waits for the name', isWaiting, undefined, LIST_IS_NEW_MS)
    })
    expect(await later).toEqual({ ok: false, reason: 'name-taken', name: 'garden' })
    expect(await at.db.selectFrom('audit_entries').select('id').execute()).toEqual([])
  })
})
