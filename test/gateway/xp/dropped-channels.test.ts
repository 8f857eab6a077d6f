import { afterEach, beforeEach, expect, test } from 'bun:test'
import type { Kysely } from 'kysely'
import { ShardCheckpoints } from '../../../gateway/bus/checkpoints.ts'
import type { Entry } from '../../../gateway/bus/entry.ts'
import { loadGuildChannels, saveGuildChannels } from '../../../shared/database/guilds/channels.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import { openLedgerOver, says } from '../../support/ledger.ts'

const GUILD = '1400000000000000001'
const PLACE = { id: '10', parentId: null, isThread: false }

let database: TestDatabase
beforeEach(async () => {
  database = await openTestDatabase()
})
afterEach(() => database.close())

/** Runs an act once, after the first statements that come before a transaction. */
class ActingCheckpoints extends ShardCheckpoints {
  act: (() => void) | null = null

  override async guard<Result>(
    db: Kysely<Database>,
    committing: Parameters<ShardCheckpoints['guard']>[1],
    statements: (db: Kysely<Database>) => Promise<Result>,
  ): Promise<Result> {
    const result = await super.guard(db, committing, statements)
    this.act?.()
    this.act = null
    return result
  }
}

const moved = (): Entry => ({
  kind: 'channels',
  guildId: GUILD,
  change: { kind: 'placed', place: PLACE },
  origin: null,
})
const everything = { anew: true, gone: new Set<string>(), withoutThreads: new Set<string>() }
const store = () =>
  saveGuildChannels(database.db, new Map([[GUILD, { ...everything, placed: new Map([[PLACE.id, PLACE]]) }]]))
const isStored = async (): Promise<boolean> => (await loadGuildChannels(database.db, [GUILD])).has(GUILD)

test('a change of channels that is dropped while a batch handles an earlier one is handled by the next batch', async () => {
  const checkpoints = new ActingCheckpoints()
  const { writer, commit } = openLedgerOver(database, { checkpoints })
  await commit(says(GUILD, '7', 0))
  await store()
  writer.discard([moved()])
  checkpoints.act = () => writer.discard([moved()])
  await commit(says(GUILD, '7', 100))
  expect(await isStored()).toBe(false)
  await store()
  await commit(says(GUILD, '7', 200))
  expect(await isStored()).toBe(false)
  await store()
  await commit(says(GUILD, '7', 300))
  expect(await isStored()).toBe(true)
})
