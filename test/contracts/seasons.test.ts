import { expect, test } from 'bun:test'
import { guildWork } from '../../shared/database/guilds/guild-work.ts'
import { ensureGuilds, loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { insertJobs } from '../../shared/database/jobs/jobs.ts'
import { award } from '../../shared/database/ledger/award.ts'
import { setHidden } from '../../shared/database/members/unlisted-members.ts'
import { previewSeason, seasonPage } from '../../shared/database/seasons/board.ts'
import { endSeason, startSeason, undoSeason } from '../../shared/database/seasons/change.ts'
import { runningSeasonPage } from '../../shared/database/seasons/running-board.ts'
import { listSeasons } from '../../shared/database/seasons/seasons.ts'
import { cutSeasons, mendSeasonJobs, purgeSeasons } from '../../shared/database/seasons/upkeep.ts'
import { levelAt } from '../../shared/levelling/curve.ts'
import { PRESET_CURVES } from '../../shared/levelling/curve-presets.ts'
import { UNDO_MS } from '../../shared/levelling/season.ts'
import { workOnNewestSeason } from '../support/season-work.ts'
import { GUILD, NOW, OTHER_GUILD, overEachDialect, seedMembers, TWINS } from './dialects.ts'
import { by } from './tried-change.ts'

const [ONE, TWO] = TWINS
const THREE = '1152921504606846979'
const OPTIONS = { name: '', endsAt: null, startsAnew: true, winners: 2, roleId: null, channelId: null }
const author = { ...by, reply: null }

overEachDialect('seasons', (at) => {
  let keys = 0
  const newest = async () => {
    const [season] = await listSeasons(at.db, GUILD)
    if (season === undefined) throw new Error('there is no season')
    return season
  }
  const has = async (...members: (readonly [string, number])[]) => {
    await seedMembers(at.tcp, GUILD, members)
    await ensureGuilds(at.tcp, [OTHER_GUILD], NOW)
  }
  const starts = async (now: number, options: Partial<typeof OPTIONS> = {}) => {
    const number = ((await listSeasons(at.db, GUILD))[0]?.number ?? 0) + 1
    expect(await startSeason(at.db, author, number, { ...OPTIONS, ...options }, now)).toBe(true)
    await workOnNewestSeason(at.tcp, GUILD, now)
  }
  const ends = async (now: number) => {
    expect(await endSeason(at.db, author, await newest(), now)).toBe(true)
    await workOnNewestSeason(at.tcp, GUILD, now + 5_000)
  }
  const earns = async (userId: string, amount: number, when: number) => {
    const rules = await loadGuildRules(at.tcp, [GUILD])
    const request = { guildId: GUILD, userId, source: 'voice' as const, key: String(++keys), amount, at: when }
    await at.tcp
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => award(trx, [request], (id) => rules.get(id), when))
  }
  const totals = async () => {
    return at.db.selectFrom('guild_users').select(['user_id as userId', 'xp']).orderBy('user_id').execute()
  }

  test('are numbered in each guild, and none begins while another has not ended', async () => {
    await has([THREE, 0])
    await starts(NOW)
    expect(await startSeason(at.db, author, 1, OPTIONS, NOW)).toBe(false)
    expect(await startSeason(at.db, author, 2, OPTIONS, NOW)).toBe(false)
    expect(await startSeason(at.db, { ...author, guildId: OTHER_GUILD }, 1, OPTIONS, NOW)).toBe(true)
    expect(await endSeason(at.db, author, await newest(), NOW + 1)).toBe(true)
    expect(await endSeason(at.db, author, await newest(), NOW + 2)).toBe(false)
    expect(await guildWork(at.db, GUILD)).toBe('season')
    await workOnNewestSeason(at.tcp, GUILD, NOW + 3)
    expect(await guildWork(at.db, GUILD)).toBe(null)
    await starts(NOW + 4)
    expect((await listSeasons(at.db, GUILD)).map(({ number, state }) => [number, state])).toEqual([
      [2, 'running'],
      [1, 'ended'],
    ])
  })

  test('count what members earned between start and end, also what was committed while these were stored', async () => {
    await has([ONE, 1_000])
    await earns(ONE, 30, NOW + 1)
    await starts(NOW)
    await earns(TWO, 70, NOW + 2)
    const preview = await previewSeason(at.db, GUILD, await newest())
    expect(preview).toEqual({
      ranked: [
        { userId: TWO, xp: 70 },
        { userId: ONE, xp: 30 },
      ],
      members: 2,
      isPartial: false,
    })
    await earns(ONE, 40, NOW + 10)
    await earns(THREE, 5, NOW + 11)
    await ends(NOW + 10)
    const { members, page, pages } = await seasonPage(at.db, GUILD, await newest(), 7)
    expect([page, pages]).toEqual([1, 1])
    expect(members.map(({ rank, userId, xp }) => [rank, userId, xp])).toEqual([
      [1, TWO, 70],
      [2, ONE, 30],
    ])
    expect(await totals()).toEqual([
      { userId: ONE, xp: 40 },
      { userId: TWO, xp: 0 },
      { userId: THREE, xp: 5 },
    ])
  })

  test('restore the totals of all members when their end is undone, with what was earned since', async () => {
    const before = [...Array(300).keys()].map((nth) => [String(2_000 + nth), (nth * 7_919) % 90_000] as const)
    await has(...before)
    await starts(NOW)
    await earns('2003', 11, NOW + 1)
    const earned = await totals()
    await ends(NOW + 2)
    await earns('2004', 9, NOW + 60_000)
    expect(await undoSeason(at.db, author, await newest(), NOW + 70_000)).toBe(true)
    expect(await undoSeason(at.db, author, await newest(), NOW + 70_000)).toBe(false)
    await workOnNewestSeason(at.tcp, GUILD, NOW + 71_000)
    expect(await totals()).toEqual(earned.map(({ userId, xp }) => ({ userId, xp: userId === '2004' ? xp + 9 : xp })))
    const wrong = await at.db.selectFrom('guild_users').select(['xp', 'level']).execute()
    expect(wrong.filter(({ xp, level }) => level !== levelAt(xp, PRESET_CURVES.mee6))).toEqual([])
    expect(await newest()).toMatchObject({ state: 'running', endedAt: null, won: [] })
    await ends(NOW + 80_000)
    expect((await newest()).won).toEqual([
      { userId: '2003', xp: 11 },
      { userId: '2004', xp: 9 },
    ])
  })

  test('cannot be undone once a later season has begun', async () => {
    await has([THREE, 0])
    await starts(NOW)
    await ends(NOW + 1)
    const first = await newest()
    await starts(NOW + 10_000)
    expect(await undoSeason(at.db, author, first, NOW + 10_001)).toBe(false)
  })

  test('show, while they run, who earned the most XP in them; at most a minute old, and of no other season', async () => {
    await has([ONE, 1_000])
    const board = async (now: number) => {
      const { season, found } = await runningSeasonPage(at.db, GUILD, 1, now)
      await found?.store?.()
      return [season?.number, found?.members.map(({ rank, userId, xp }) => [rank, userId, xp])]
    }
    expect(await board(NOW)).toEqual([undefined, undefined])
    await starts(NOW)
    expect(await board(NOW + 1)).toEqual([1, []])
    await earns(ONE, 50, NOW + 2)
    await earns(TWO, 70, NOW + 2)
    await earns(THREE, 20, NOW + 2)
    await setHidden(at.db, { guildId: GUILD, userId: ONE }, true, NOW)
    expect(await board(NOW + 59_000)).toEqual([1, []])
    const first = [
      [1, TWO, 70],
      [3, THREE, 20],
    ]
    expect(await board(NOW + 61_000)).toEqual([1, first])
    await ends(NOW + 62_000)
    expect(await board(NOW + 63_000)).toEqual([1, undefined])
    await starts(NOW + 70_000)
    await earns(THREE, 5, NOW + 71_000)
    expect(await board(NOW + 72_000)).toEqual([2, [[1, THREE, 5]]])
  })

  test('in which nobody earned XP have an empty board and no winner', async () => {
    await has([ONE, 1_000])
    await starts(NOW, { startsAnew: false })
    await ends(NOW + 1)
    expect(await newest()).toMatchObject({ members: 0, won: [] })
    expect((await seasonPage(at.db, GUILD, await newest(), 1)).members).toEqual([])
    expect(await totals()).toEqual([{ userId: ONE, xp: 1_000 }])
  })

  test('have no winner who hides, and a member who hides keeps a place that is not shown', async () => {
    await has([THREE, 0])
    await starts(NOW)
    await earns(ONE, 50, NOW + 1)
    await earns(TWO, 40, NOW + 1)
    await setHidden(at.db, { guildId: GUILD, userId: ONE }, true, NOW)
    expect((await previewSeason(at.db, GUILD, await newest())).ranked).toEqual([{ userId: TWO, xp: 40 }])
    await ends(NOW + 2)
    expect((await newest()).won).toEqual([{ userId: TWO, xp: 40 }])
    const { members } = await seasonPage(at.db, GUILD, await newest(), 1)
    expect(members.map(({ rank, userId }) => [rank, userId])).toEqual([[2, TWO]])
  })

  test('of members with the same XP, put the older account first', async () => {
    await has([THREE, 0])
    await starts(NOW)
    for (const userId of [TWO, THREE, ONE]) await earns(userId, 5, NOW + 1)
    await ends(NOW + 2)
    expect((await newest()).won.map(({ userId }) => userId)).toEqual([ONE, TWO])
  })

  test('get a missing job once, and other work on all members is found', async () => {
    await has([THREE, 0])
    await starts(NOW)
    expect(await mendSeasonJobs(at.tcp, NOW)).toBe(0)
    await endSeason(at.db, author, await newest(), NOW + 1)
    await at.db.deleteFrom('jobs').execute()
    expect([await mendSeasonJobs(at.tcp, NOW), await mendSeasonJobs(at.tcp, NOW)]).toEqual([1, 0])
    await at.db.deleteFrom('seasons').execute()
    const payload = { reply: null, fromDay: 1, toDay: 1, actorId: null }
    await insertJobs(at.db, [{ kind: 'decay-undo', guildId: GUILD, userId: null, payload }], NOW)
    expect(await guildWork(at.db, GUILD)).toBe('decay-undo')
  })

  test('keep only members with XP once they can no longer be undone, and a guild keeps only its newest seasons', async () => {
    await has([ONE, 1_000])
    await starts(NOW)
    await earns(TWO, 5, NOW + 1)
    await ends(NOW + 2)
    const stored = async () => (await at.db.selectFrom('season_members').select('user_id').execute()).length
    expect([await cutSeasons(at.tcp, NOW + UNDO_MS), await stored()]).toEqual([false, 2])
    while (await cutSeasons(at.tcp, NOW + UNDO_MS + 10_000)) {}
    expect(await stored()).toBe(1)
    for (let number = 2; number <= 51; number++)
      await at.tcp
        .insertInto('seasons')
        .values({ guild_id: GUILD, number, state: 'ended', started_at: 1, starts_anew: 0, winners: 1 })
        .execute()
    while (await purgeSeasons(at.tcp)) {}
    expect([await stored(), (await listSeasons(at.db, GUILD)).at(-1)?.number]).toEqual([0, 2])
  })
})
