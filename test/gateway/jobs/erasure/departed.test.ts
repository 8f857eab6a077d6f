import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test'
import { DiscordAPIError, type REST } from '@discordjs/rest'
import { Eraser } from '../../../../gateway/jobs/erasure/eraser.ts'
import { createLog } from '../../../../gateway/ops/log.ts'
import { createMetrics } from '../../../../gateway/ops/metrics.ts'
import { GuildTurns } from '../../../../gateway/xp/guild-turns.ts'
import { noteDeparted, notePresent } from '../../../../shared/database/members/departures.ts'
import { UNCOUNTED } from '../../../../shared/levelling/counting.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import { openTestDatabase, type TestDatabase } from '../../../support/database.ts'
import { openLedgerOver, says } from '../../../support/ledger.ts'
import { START } from '../../../support/messages.ts'

const GUILD = '1001'
const [ANN, BOB, CAT] = ['71', '72', '73'] as const

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
beforeEach(() => database.empty())
afterAll(() => database.close())

/** What Discord says about members who are not in the server. */
const unknownMember = new DiscordAPIError({ code: 10_007, message: 'Unknown Member' }, 10_007, 404, 'GET', '', {})

/** Days pass, and the gateway looks for members who left. @param present whom Discord knows in the server; null without a bot */
async function passes(days: number, present: readonly string[] | null): Promise<void> {
  const clock = { now: () => START + days * DAY_MS, sleep: async () => {} }
  const log = createLog({ level: 'error', secrets: [], write() {} })
  // The only request: that of a member.
  const rest = {
    get: async (route: string) => {
      if (!present?.some((id) => route.endsWith(`/${id}`))) throw unknownMember
    },
  } as unknown as REST
  const turns = new GuildTurns({ db: database.db, clock, task: 'departed' })
  const restFor = () => (present === null ? null : rest)
  const eraser = new Eraser({
    ...{ db: database.db, log, clock, metrics: createMetrics() },
    ...{ links: null, restFor, turns, onJobs() {} },
  })
  // After the last guild, the first one is next: one of two turns has the guild.
  for (const _ of [1, 2]) await eraser.findDeparted()
  await eraser.run()
}

/** Members with XP, of whom these left at once. */
async function departed(...left: string[]) {
  const opened = openLedgerOver(database)
  for (const by of [ANN, BOB, CAT]) await opened.commit(says(GUILD, by, 0))
  await noteDeparted(
    database.db,
    left.map((userId) => ({ guildId: GUILD, userId, at: START + 1_000 })),
  )
  return opened
}

const stored = async () =>
  (await database.db.selectFrom('guild_users').select('user_id').orderBy('user_id').execute()).map((row) => row.user_id)

test('the data of a member who left is deleted after the days of the setting, and not before', async () => {
  await departed(ANN)
  await passes(364, [])
  expect(await stored()).toEqual([ANN, BOB, CAT])
  await database.db.updateTable('guilds').set({ departed_days: 0 }).execute()
  await passes(366, [])
  expect(await stored()).toEqual([ANN, BOB, CAT])
  await database.db.updateTable('guilds').set({ departed_days: 30 }).execute()
  await passes(31, [])
  expect(await stored()).toEqual([BOB, CAT])
  expect(await database.db.selectFrom('forgotten_members').select('forgotten_at').execute()).toEqual([])
  expect(await database.db.selectFrom('erasures').select('id').execute()).toEqual([])
})

test('a member who came back or whose return was missed keeps everything, and nobody is deleted while no bot can ask Discord', async () => {
  const { commit } = await departed(ANN, BOB, CAT)
  await notePresent(database.db, [{ guildId: GUILD, userId: ANN }])
  await passes(366, null)
  expect(await stored()).toEqual([ANN, BOB, CAT])
  await commit(says(GUILD, CAT, 90))
  await passes(367, [BOB])
  expect(await stored()).toEqual([ANN, BOB, CAT])
  const left = await database.db
    .selectFrom('unlisted_members')
    .select('user_id')
    .where('left_at', 'is not', null)
    .execute()
  expect(left.map((row) => row.user_id)).toEqual([CAT])
})

test('an old row without XP is deleted without asking Discord; the wish not to be counted, and a member who lost all XP, stay', async () => {
  await departed()
  const { db } = database
  const emptied = { xp: 0, message_count: 0, last_xp_at: START } as const
  await db.updateTable('guild_users').set(emptied).where('user_id', '!=', CAT).execute()
  await db.updateTable('guild_users').set({ earns_after: UNCOUNTED }).where('user_id', '=', BOB).execute()
  await db.updateTable('guild_users').set({ xp: 0 }).where('user_id', '=', CAT).execute()
  await passes(364, null)
  expect(await stored()).toEqual([ANN, BOB, CAT])
  await passes(366, null)
  expect(await stored()).toEqual([BOB, CAT])
  await noteDeparted(db, [{ guildId: GUILD, userId: CAT, at: START }])
  await passes(366, [])
  expect(await stored()).toEqual([BOB])
})
