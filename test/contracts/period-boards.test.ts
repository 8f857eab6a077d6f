import { expect, test } from 'bun:test'
import { ShardCheckpoints } from '../../gateway/bus/checkpoints.ts'
import { commitBatch } from '../../gateway/xp/commit.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { award } from '../../shared/database/ledger/award.ts'
import { setHidden } from '../../shared/database/members/unlisted-members.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import { boardPage } from '../../shared/database/periods/pages.ts'
import { forgetBoards, purgeBoards } from '../../shared/database/periods/stored-pages.ts'
import { baseXp } from '../../shared/levelling/gain.ts'
import type { CalendarBoard } from '../../shared/levelling/period.ts'
import type { XpSource } from '../../shared/levelling/xp-ledger.ts'
import { idAt, messageAt, START } from '../support/messages.ts'
import { GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'

const [ONE, TWO] = TWINS
const DAY = 86_400
/** `START` is Thursday, 2026-01-01. */
const [FRIDAY, SUNDAY, MONDAY, FEBRUARY] = [DAY, 3 * DAY, 4 * DAY, 31 * DAY]

overEachDialect('a leaderboard of a period', (at) => {
  const rulesOf = async () => {
    const rules = await loadGuildRules(at.tcp, [GUILD])
    return (guildId: string) => rules.get(guildId)
  }
  /** One batch of messages, each written so many seconds after `START`. */
  const says = async (by: string, ...seconds: number[]): Promise<void> => {
    const writes = seconds.map((second) => {
      return { kind: 'message', message: messageAt(second, { by, guildId: GUILD }) } as const
    })
    const batch = { writes, names: [], checkpoints: new ShardCheckpoints().after([]) }
    await commitBatch(at.tcp, batch, await rulesOf(), START)
  }
  let keys = 0
  const earns = async (userId: string, source: XpSource, amount: number, second: number): Promise<void> => {
    const request = { guildId: GUILD, userId, source, amount, key: String(++keys), at: START + second * 1_000 }
    const rules = await rulesOf()
    await at.tcp
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => award(trx, [request], rules, request.at))
  }
  const lookOrWait = (board: CalendarBoard, second: number, page = 1) =>
    boardPage(at.db, GUILD, board, page, START + second * 1_000)
  const look = async (...asked: Parameters<typeof lookOrWait>) =>
    (await lookOrWait(...asked)) ?? expect.unreachable('another reader makes it')
  const xpOf = async (period: CalendarBoard['period'], second: number, source: CalendarBoard['source'] = 'all') =>
    (await look({ period, source }, second)).members.map(({ userId, xp }) => [userId, xp] as const)
  /** The XP of the messages of these seconds. */
  const worth = (...seconds: number[]): number => seconds.reduce((sum, second) => sum + baseXp(idAt(second)), 0)

  test('counts the messages of its day, week or month, and no earlier ones', async () => {
    await seedMembers(at.tcp, GUILD, [[TWO, 5_000]])
    await says(ONE, 0, 60)
    await says(ONE, FRIDAY)
    expect(await xpOf('day', FRIDAY + 1)).toEqual([[ONE, worth(FRIDAY)]])
    expect(await xpOf('week', FRIDAY + 1)).toEqual([[ONE, worth(0, 60, FRIDAY)]])
    await says(ONE, MONDAY)
    expect(await xpOf('week', MONDAY + 1)).toEqual([[ONE, worth(MONDAY)]])
    expect(await xpOf('month', MONDAY + 1)).toEqual([[ONE, worth(0, 60, FRIDAY, MONDAY)]])
    await says(ONE, FEBRUARY)
    expect(await xpOf('month', FEBRUARY + 1)).toEqual([[ONE, worth(FEBRUARY)]])
    expect(await xpOf('day', FEBRUARY + DAY)).toEqual([])
  })

  test('counts a message once, on the day of the message, also if a batch has several days or is committed twice', async () => {
    await seedMembers(at.tcp, GUILD, [])
    const seconds = [SUNDAY - 30, SUNDAY + 30, MONDAY, MONDAY + 60]
    await says(ONE, ...seconds)
    await says(ONE, ...seconds)
    expect(await xpOf('day', MONDAY + 60)).toEqual([[ONE, worth(MONDAY, MONDAY + 60)]])
    expect(await xpOf('month', MONDAY + 60)).toEqual([[ONE, worth(...seconds)]])
  })

  test('counts XP that a process of an older release awards on a day that has begun', async () => {
    await seedMembers(at.tcp, GUILD, [])
    await says(ONE, 0)
    await at.tcp
      .updateTable('guild_users')
      .set({ xp: worth(0) + 20 })
      .execute()
    expect(await xpOf('day', 1)).toEqual([[ONE, worth(0) + 20]])
  })

  test('counts voice and reactions, and no XP from admins', async () => {
    await seedMembers(at.tcp, GUILD, [])
    await says(ONE, FRIDAY)
    await earns(ONE, 'admin', 700, FRIDAY)
    await earns(ONE, 'voice', 50, SUNDAY)
    await earns(TWO, 'voice', 10, SUNDAY)
    await earns(ONE, 'voice', 5, MONDAY)
    await earns(TWO, 'reaction-given', 200, MONDAY)
    await says(ONE, MONDAY)
    // Earned on Sunday, and written late.
    await earns(ONE, 'voice', 7, SUNDAY + 60)
    expect(await xpOf('week', MONDAY + 1)).toEqual([
      [TWO, 200],
      [ONE, 5 + worth(MONDAY)],
    ])
    expect(await xpOf('month', MONDAY + 1, 'voice')).toEqual([
      [ONE, 62],
      [TWO, 10],
    ])
    expect(await xpOf('day', MONDAY + 1, 'voice')).toEqual([[ONE, 5]])
    expect(await xpOf('month', MONDAY + 1, 'messages')).toEqual([[ONE, worth(FRIDAY, MONDAY)]])
    expect(await xpOf('all', MONDAY + 1, 'messages')).toEqual([[ONE, worth(FRIDAY, MONDAY)]])
    expect(await xpOf('all', MONDAY + 1, 'voice')).toEqual([
      [ONE, 62],
      [TWO, 10],
    ])
  })

  test('is at most a minute old, and each of its pages is of the same moment', async () => {
    const crowd = Array.from({ length: 25 }, (_, nth) => String(100 + nth))
    await seedMembers(at.tcp, GUILD, [])
    const name = { username: 'fox', globalName: '🦊 "Fox"', discriminator: '0', avatar: null }
    await saveUsers(at.tcp, [{ id: '124', ...name }], START)
    for (const [nth, id] of crowd.entries()) await earns(id, 'voice', 100 - nth, 0)
    const board = { period: 'day', source: 'voice' } as const
    const first = await look(board, 1)
    expect(first).toMatchObject({ page: 1, pages: 3 })
    await first.store?.()
    await earns('124', 'voice', 1_000, 30)
    const last = await look(board, 60, 9)
    expect(last).toMatchObject({ page: 3, pages: 3, store: null })
    expect(last.members.at(-1)).toEqual({ rank: 25, userId: '124', xp: 76, user: { id: '124', ...name } })
    expect(await look(board, 60)).toEqual({ ...first, store: null })
    expect((await look(board, 61)).members[0]).toMatchObject({ rank: 1, userId: '124', xp: 1_076 })
  })

  test('of yesterday is not shown today, and an empty one has one page', async () => {
    await seedMembers(at.tcp, GUILD, [])
    await earns(ONE, 'voice', 10, DAY - 2)
    const board = { period: 'day', source: 'all' } as const
    await (await look(board, DAY - 1)).store?.()
    expect(await look(board, DAY - 1)).toMatchObject({ members: [{ userId: ONE, xp: 10 }], store: null })
    expect(await look(board, DAY, 5)).toMatchObject({ page: 1, pages: 1, members: [] })
  })

  test('is made again by one of many readers, and the others get the one of before', async () => {
    await seedMembers(at.tcp, GUILD, [])
    await earns(ONE, 'voice', 10, 0)
    const board = { period: 'week', source: 'voice' } as const
    await (await look(board, 1)).store?.()
    await earns(ONE, 'voice', 5, 30)
    const readers = await Promise.all(Array.from({ length: 8 }, () => look(board, 90)))
    const [maker, ...others] = readers.toSorted((a, b) => Number(a.store === null) - Number(b.store === null))
    expect(maker?.members).toMatchObject([{ xp: 15 }])
    for (const other of others) expect(other).toMatchObject({ members: [{ xp: 10 }], store: null })
    // The maker’s process ends before the leaderboard is stored.
    expect((await look(board, 104)).store).toBeNull()
    await (await look(board, 106)).store?.()
    expect(await look(board, 107)).toMatchObject({ members: [{ xp: 15 }], store: null })
    // The one of last week is not shown as this week's.
    expect((await look(board, MONDAY)).members).toEqual([])
    expect(await lookOrWait(board, MONDAY)).toBeNull()
  })

  test('is emptied for a member who hides, and when nobody has looked at it for long', async () => {
    await seedMembers(at.tcp, GUILD, [])
    await earns(ONE, 'voice', 10, 0)
    const board = { period: 'week', source: 'voice' } as const
    await (await look(board, 1)).store?.()
    await setHidden(at.db, { guildId: GUILD, userId: ONE }, true, START)
    await forgetBoards(at.db, GUILD)
    const again = await look(board, 2)
    expect(again).toMatchObject({ members: [], unlisted: 1 })
    expect(await lookOrWait(board, 3)).toBeNull()
    await again.store?.()
    await purgeBoards(at.db, START + 3_000)
    expect(await at.db.selectFrom('period_boards').select(['page', 'members', 'made_at']).execute()).toEqual([
      { page: 1, members: '[]', made_at: 0 },
    ])
  })
})
