import { expect, test } from 'bun:test'
import fc from 'fast-check'
import type { Kysely } from 'kysely'
import { ShardCheckpoints } from '../../gateway/bus/checkpoints.ts'
import { commitBatch } from '../../gateway/xp/commit.ts'
import { loadGuildRules } from '../../shared/database/guilds/guilds.ts'
import { award } from '../../shared/database/ledger/award.ts'
import { reverse } from '../../shared/database/ledger/reverse.ts'
import { membersToRoll, rollMember } from '../../shared/database/ledger/roll.ts'
import { recountGuild } from '../../shared/database/members/recount.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Database } from '../../shared/database/schema.ts'
import { DEFAULT_CURVE, levelAt } from '../../shared/levelling/curve.ts'
import { DAY_MS, dayOf } from '../../shared/levelling/day.ts'
import type { XpChange } from '../../shared/levelling/xp-change.ts'
import { ENTRIES_KEPT_MS } from '../../shared/levelling/xp-ledger.ts'
import { changeAtEdge, finishChanges } from '../support/edge-change.ts'
import { endingAfter } from '../support/ending-process.ts'
import { levelCounts } from '../support/level-counts.ts'
import { isLong } from '../support/long-forms.ts'
import { messageAt, START } from '../support/messages.ts'
import { GUILD, overTcp, seedMembers, TWINS } from './dialects.ts'

/** How many sequences are tried. */
const RUNS = isLong ? 150 : 8

type Act =
  | { act: 'award'; userId: string; key: string; amount: number }
  | { act: 'reverse'; userId: string; source: 'voice' | 'admin'; key: string }
  /** `ends`: after how many statements the edge ends. With a number above all that it sends, it does not end early. */
  | { act: 'change'; userId: string; key: string; change: XpChange; ends: number }
  | { act: 'message'; userId: string }
  | { act: 'roll' | 'look' | 'wait' }

const userId = fc.constantFrom(...TWINS)
const key = fc.constantFrom('1', '2', '3')
const amount = fc.integer({ min: 1, max: 300 })
const one: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('award' as const), userId, key, amount: fc.integer({ min: -300, max: 300 }) }),
  fc.record({ act: fc.constant('reverse' as const), userId, source: fc.constantFrom('voice', 'admin'), key }),
  fc.record({
    ...{ act: fc.constant('change' as const), userId, key, ends: fc.integer({ min: 2, max: 14 }) },
    change: fc.oneof(
      fc.record({ give: fc.constantFrom('xp' as const), amount }),
      fc.record({ take: fc.constantFrom('xp' as const), amount }),
    ),
  }),
  fc.record({ act: fc.constant('message' as const), userId }),
  fc.record({ act: fc.constantFrom('roll' as const, 'look' as const, 'wait' as const) }),
)
/** Acts of one step happen at the same time, as in two processes. */
const steps = fc.array(fc.array(one, { minLength: 1, maxLength: 2 }), { minLength: 6, maxLength: 12 })

/** A guild in which XP is given, taken and earned in every way. */
class BusyGuild {
  private now = START
  private seconds = 0

  constructor(private readonly db: Kysely<Database>) {}

  async does(act: Act): Promise<void> {
    const { db, now } = this
    const rules = await loadGuildRules(db, [GUILD])
    const rulesOf = (guildId: string) => rules.get(guildId)
    const within = <Result>(work: (trx: Queries) => Promise<Result>) =>
      db.transaction().setIsolationLevel('read committed').execute(work)
    switch (act.act) {
      case 'award': {
        const { userId, key, amount } = act
        const request = { guildId: GUILD, userId, source: 'voice', key, amount, at: now } as const
        await within((trx) => award(trx, [request], rulesOf, now))
        return
      }
      case 'reverse': {
        const entry = { guildId: GUILD, userId: act.userId, source: act.source, key: act.key }
        await within((trx) => reverse(trx, [entry], {}, rulesOf, now))
        return
      }
      case 'change': {
        const change = { member: { guildId: GUILD, userId: act.userId }, key: act.key, change: act.change, now }
        await changeAtEdge(endingAfter(db, act.ends), change).catch((error: Error) => {
          if (error.message !== 'the process has ended') throw error
        })
        return
      }
      case 'message': {
        this.seconds++
        const at = Math.floor((now - START) / 1_000) + this.seconds
        const message = messageAt(at, { by: act.userId, guildId: GUILD })
        const batch = { writes: [{ kind: 'message', message } as const], names: [] }
        await commitBatch(db, { ...batch, checkpoints: new ShardCheckpoints().after([]) }, rulesOf, now)
        return
      }
      case 'roll': {
        const before = now - ENTRIES_KEPT_MS
        const page = await membersToRoll(db, GUILD, { after: '0', before, most: 100 })
        for (const id of page.userIds) await rollMember(db, { guildId: GUILD, userId: id }, before)
        return
      }
      case 'look':
        return finishChanges(db, now + 60_000)
      case 'wait':
        this.now += 50 * DAY_MS
    }
  }
}

/** Each member's row of `member_periods` agrees with the log of messages, for the newest day with messages and its month. */
async function expectPeriods(db: Kysely<Database>): Promise<void> {
  const days = await db.selectFrom('member_periods').selectAll().where('source', '=', 'messages').execute()
  const logs = await db.selectFrom('message_logs').select(['user_id', 'xp', 'created_at as at']).execute()
  const members = await db.selectFrom('guild_users').selectAll().execute()
  for (const { user_id: id, xp, ledger_xp: ledgerXp } of members) {
    const own = logs.filter((log) => log.user_id === id)
    const row = days.find((each) => each.user_id === id)
    expect(row === undefined).toBe(own.length === 0)
    if (row === undefined) continue
    const since = (day: number) => own.filter(({ at }) => dayOf(at) >= day).reduce((sum, log) => sum + log.xp, 0)
    expect(row.day).toBe(Math.max(...own.map(({ at }) => dayOf(at))))
    expect([xp - ledgerXp - row.before_day, xp - ledgerXp - row.before_month]).toEqual([
      since(row.day),
      since(row.month),
    ])
  }
}

/** Each member's XP is the sum of the logged messages and the ledger's rows; the stored level, sum and counts agree with it. */
async function expectSums(db: Kysely<Database>): Promise<void> {
  const members = await db.selectFrom('guild_users').selectAll().execute()
  const logs = await db.selectFrom('message_logs').select(['user_id', 'xp']).execute()
  const entries = await db.selectFrom('xp_ledger').select(['user_id', 'amount']).execute()
  const counts = new Map<number, number>()
  for (const { user_id: id, xp, level, ledger_xp: ledgerXp, open_entry: open } of members) {
    const earned = logs.filter((log) => log.user_id === id).reduce((sum, log) => sum + log.xp, 0)
    const others = entries.filter((entry) => entry.user_id === id).reduce((sum, entry) => sum + entry.amount, 0)
    expect({ xp, level, ledgerXp, open }).toEqual({
      ...{ xp: earned + others, level: levelAt(earned + others, DEFAULT_CURVE), ledgerXp: others, open: null },
    })
    if (xp > 0) counts.set(level, (counts.get(level) ?? 0) + 1)
  }
  expect(await levelCounts(db, GUILD)).toEqual(counts)
  await expectPeriods(db)
  const guild = await db.selectFrom('guilds').select('member_count').executeTakeFirstOrThrow()
  expect(guild.member_count).toBe(members.filter(({ xp }) => xp > 0).length)
}

overTcp('the ledger', (at) => {
  test('and the log of messages add up to each total, whatever happens at the same time, twice or only in part', async () => {
    await fc.assert(
      fc
        .asyncProperty(steps, async (sequence) => {
          await seedMembers(at.db, GUILD, [])
          await at.db.updateTable('guilds').set({ xp_delay_seconds: 1 }).execute()
          const guild = new BusyGuild(at.db)
          for (const acts of sequence) await Promise.all(acts.map((act) => guild.does(act)))
          await guild.does({ act: 'look' })
          await recountGuild(at.db, GUILD)
          await expectSums(at.db)
        })
        .beforeEach(async () => {
          for (const table of [
            'guilds',
            'guild_users',
            'guild_levels',
            'xp_ledger',
            'message_logs',
            'jobs',
            'member_periods',
          ] as const)
            await at.db.deleteFrom(table).execute()
        }),
      { numRuns: RUNS },
    )
  }, 400_000)
})
