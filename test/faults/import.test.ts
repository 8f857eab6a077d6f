import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { SCRIPT } from '../../shared/audit/entry.ts'
import { confirmImport, undoImport } from '../../shared/database/imports/confirm.ts'
import { readImport } from '../../shared/database/imports/imports.ts'
import { beginUpload, finishUpload, requestImport } from '../../shared/database/imports/request.ts'
import { recountGuild } from '../../shared/database/members/recount.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { isLong } from '../support/long-forms.ts'
import { until } from '../support/until.ts'
import { FaultWorld } from './fault-world.ts'

const BY_SCRIPT = { actor: SCRIPT, reply: null }

setDefaultTimeout(isLong ? 400_000 : 120_000)

const MEMBERS = isLong ? 20_000 : 1_000
/** Ids have at least 15 digits. */
const FIRST_ID = 100_000_000_000_000

const wantedUpload = (guildId: Snowflake, bytes: number) => ({
  ...({ guildId, actor: SCRIPT, kind: 'import', mode: 'add' } as const),
  source: { kind: 'upload', parts: 1, filename: 'table.csv', bytes } as const,
  options: { keeps: 'totals', columns: null } as const,
})

async function readAttempts(db: Queries, id: string): Promise<number> {
  const row = await db.selectFrom('imports').select('attempt').where('id', '=', id).executeTakeFirstOrThrow()
  return row.attempt
}

/** Begins a change of many members, and kills the gateway midway. A lock on the last member keeps the change from its end until then. */
async function killMidway(guildId: Snowflake, id: string, begin: () => Promise<unknown>): Promise<void> {
  const { db } = world.database
  const lock = await db.startTransaction().setIsolationLevel('read committed').execute()
  const last = lock.selectFrom('guild_users').select('xp').where('guild_id', '=', guildId)
  await last
    .where('user_id', '=', String(FIRST_ID + MEMBERS))
    .forUpdate()
    .executeTakeFirstOrThrow()
  await begin()
  await until('it is under way', async () => ((await readImport(db, id))?.done ?? 0) > 0)
  await world.gateway.end('SIGKILL')
  expect(await readImport(db, id)).toMatchObject({ state: expect.stringMatching(/^(applying|undoing)$/) })
  await lock.rollback().execute()
  await world.startGateway()
}

let world: FaultWorld
beforeAll(async () => {
  world = await FaultWorld.open()
})
afterAll(() => world.close())

test('kill -9 while an import is read, applied and undone: every member ends with the file’s total, and after the undo with the earlier one', async () => {
  const { db } = world.database
  const { id: guildId } = world.guild
  const sequence = sql.raw(`seq_1_to_${MEMBERS}`)
  // Every second member of the file is known.
  await sql`
    insert into guild_users (guild_id, user_id, xp, level, message_count)
    select ${guildId}, ${sql.lit(FIRST_ID)} + seq, 50, 0, 1 from ${sequence} where seq % 2 = 0`.execute(db)
  await recountGuild(db, guildId)
  const rows = Array.from({ length: MEMBERS }, (_, nth) => `${FIRST_ID + nth + 1},${nth + 1}`)
  const bytes = new TextEncoder().encode(`id,xp\n${rows.join('\n')}\n`)
  const id = await beginUpload(db, wantedUpload(guildId, bytes.length), Date.now())
  await db.insertInto('import_parts').values({ import_id: id, part: 0, bytes }).execute()
  const stored = async () => {
    const found = await readImport(db, id)
    if (found === null) throw new Error('the import is gone')
    return found
  }
  const totals = async () => {
    const stand = db.selectFrom('guild_users').select(['user_id', 'xp']).where('guild_id', '=', guildId)
    return new Map((await stand.execute()).map(({ user_id, xp }) => [Number(user_id) - FIRST_ID, xp]))
  }
  /** Members whose total is not what it should be. */
  const wrong = async (totalOf: (member: number) => number) => {
    const now = await totals()
    const all = Array.from({ length: MEMBERS }, (_, nth) => nth + 1)
    return all.filter((member) => (now.get(member) ?? 0) !== totalOf(member))
  }
  const before = (member: number): number => (member % 2 === 0 ? 50 : 0)
  const reaches = (state: 'ready' | 'done' | 'undone') =>
    until('it has ended', async () => (await stored()).state === state, 60_000)

  world.startTalking()
  await finishUpload(db, await stored(), Date.now())
  await until('the file is being read', async () => (await readAttempts(db, id)) > 0)
  await world.restartGateway('SIGKILL')
  await reaches('ready')
  expect(await wrong(before)).toEqual([])
  const staged = await stored()
  expect(staged.members).toBe(MEMBERS)
  await killMidway(guildId, id, () => confirmImport(db, staged, BY_SCRIPT, Date.now()))
  await reaches('done')
  expect(await wrong((member) => before(member) + member)).toEqual([])
  expect(await stored()).toMatchObject({ done: MEMBERS, changed: MEMBERS, xp: (MEMBERS * (MEMBERS + 1)) / 2 })

  const ended = await stored()
  const undo = () => undoImport(db, ended, BY_SCRIPT, Date.now())
  await (isLong ? killMidway(guildId, id, undo) : undo())
  await reaches('undone')
  world.stopTalking()
  expect(await wrong(before)).toEqual([])
  expect(await recountGuild(db, guildId)).toBe(false)
})

test('kill -9 while a reset of all members is applied and undone: every member ends with 0 XP, and after the undo with the earlier XP', async () => {
  const { db } = world.database
  const { id: guildId } = world.guild
  const known = sql`guild_id = ${guildId} and user_id between ${FIRST_ID + 1} and ${FIRST_ID + MEMBERS}`
  await sql`update guild_users set xp = xp + user_id % 1000 + 1 where ${known}`.execute(db)
  const totals = async () =>
    (
      await sql<{ id: string; xp: number }>`
        select user_id as id, xp from guild_users where ${known} order by user_id`.execute(db)
    ).rows
  const before = await totals()
  const change = { what: 'reset', whose: { of: 'everyone' } } as const
  const wanted = {
    ...({ guildId, actor: SCRIPT, kind: 'reset', mode: 'reset', source: { kind: 'members' } } as const),
    options: { keeps: 'totals', columns: null, bulk: { change, name: '' } } as const,
  }
  const id = await requestImport(db, wanted, null, Date.now())
  const stored = async () => {
    const found = await readImport(db, id)
    if (found === null) throw new Error('the reset is gone')
    return found
  }
  const reaches = async (state: 'ready' | 'done' | 'undone') => {
    await until('it has ended', async () => (await stored()).state === state, 60_000)
    return stored()
  }

  const staged = await reaches('ready')
  expect(staged.members).toBeGreaterThanOrEqual(MEMBERS)
  await killMidway(guildId, id, () => confirmImport(db, staged, BY_SCRIPT, Date.now()))
  const ended = await reaches('done')
  expect((await totals()).filter(({ xp }) => xp !== 0)).toEqual([])
  await killMidway(guildId, id, () => undoImport(db, ended, BY_SCRIPT, Date.now()))
  await reaches('undone')
  expect(await totals()).toEqual(before)
})
