import { expect, test } from 'bun:test'
import { type Kysely, RawNode } from 'kysely'
import { type GuildRules, loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { award } from '../../shared/database/ledger/award.ts'
import { reverse } from '../../shared/database/ledger/reverse.ts'
import { eraseMember } from '../../shared/database/privacy/erase.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { endSeason, startSeason } from '../../shared/database/seasons/change.ts'
import { endBatch } from '../../shared/database/seasons/end.ts'
import { listSeasons } from '../../shared/database/seasons/seasons.ts'
import type { XpChange } from '../../shared/levelling/xp-change.ts'
import { changeAtEdge } from '../support/edge-change.ts'
import { endingAfter } from '../support/ending-process.ts'
import { levelCounts } from '../support/level-counts.ts'
import { workOnNewestSeason } from '../support/season-work.ts'
import { GUILD, NOW, overTcp, seedMembers, TWINS } from './dialects.ts'
import { by } from './tried-change.ts'

const ONE = { guildId: GUILD, userId: TWINS[0] }
const SEASON = { name: '', endsAt: null, winners: 2, roleId: null, channelId: null }

/**
 * The same database, which counts its statements that add to the counts of levels. A transaction with two such statements locks the
 * counts of levels again after those of guilds, and two such transactions can deadlock.
 */
function countingWrites(db: Kysely<Database>): { db: Kysely<Database>; writes: () => number } {
  let writes = 0
  const plugged = db.withPlugin({
    transformQuery({ node }) {
      if (RawNode.is(node) && node.sqlFragments.join('').includes('insert into guild_levels')) writes++
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { db: plugged, writes: () => writes }
}

overTcp('a transaction that finishes a change of the edge counts members once:', (at) => {
  /** Makes a change whose edge ends before it writes the row of the ledger, so that the member is not counted yet. */
  const leavesOpen = async (change: XpChange, now: number) => {
    const changed = changeAtEdge(endingAfter(at.db, 4), { member: ONE, key: 'open', change, now })
    await expect(changed).rejects.toThrow('ended')
  }
  const counts = async (work: (trx: Queries, rulesOf: (id: string) => GuildRules | undefined) => Promise<unknown>) => {
    const { db, writes } = countingWrites(at.db)
    const rules = await loadGuildRules(at.db, [GUILD])
    await db
      .transaction()
      .setIsolationLevel('read committed')
      .execute((trx) => work(trx, (id) => rules.get(id)))
    expect(writes()).toBe(1)
    return levelCounts(at.db, GUILD)
  }
  const give = (amount: number) => ({ give: 'xp', amount }) as const

  test('an award', async () => {
    await seedMembers(at.db, GUILD, [[ONE.userId, 90]])
    await leavesOpen(give(60), NOW)
    const request = { ...ONE, source: 'voice', key: '1', amount: 200, at: NOW } as const
    expect(await counts((trx, rulesOf) => award(trx, [request], rulesOf, NOW))).toEqual(new Map([[2, 1]]))
  })

  test('a reversal', async () => {
    await seedMembers(at.db, GUILD, [[ONE.userId, 90]])
    const rules = await loadGuildRules(at.db, [GUILD])
    const request = { ...ONE, source: 'voice', key: '1', amount: 90, at: NOW } as const
    await at.db.transaction().execute((trx) => award(trx, [request], (id) => rules.get(id), NOW))
    await leavesOpen(give(300), NOW)
    const entry = { ...ONE, source: 'voice', key: '1' } as const
    expect(await counts((trx, rulesOf) => reverse(trx, [entry], {}, rulesOf, NOW))).toEqual(new Map([[2, 1]]))
  })

  for (const startsAnew of [false, true])
    test(`the end of a season ${startsAnew ? 'after which members begin again with 0 XP' : 'after which members keep their XP'}`, async () => {
      await seedMembers(at.db, GUILD, [[ONE.userId, 90]])
      const author = { ...by, reply: null }
      expect(await startSeason(at.db, author, 1, { ...SEASON, startsAnew }, NOW)).toBe(true)
      await workOnNewestSeason(at.db, GUILD, NOW)
      await leavesOpen(give(200), NOW + 100)
      const [season] = await listSeasons(at.db, GUILD)
      if (season === undefined) throw new Error('there is no season')
      expect(await endSeason(at.db, author, season, NOW + 200)).toBe(true)
      const levels = await counts(async (trx, rulesOf) => {
        const rules = rulesOf(GUILD)
        if (rules !== undefined) await endBatch(trx, rules, 1, NOW + 300)
      })
      expect(levels).toEqual(startsAnew ? new Map() : new Map([[2, 1]]))
    })

  test('the deletion of a member', async () => {
    await seedMembers(at.db, GUILD, [[ONE.userId, 90]])
    await leavesOpen(give(200), NOW)
    expect(await counts((trx) => eraseMember(trx, ONE, 'asked', () => NOW))).toEqual(new Map())
  })
})
