import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { listEntries } from '../../shared/database/audit/list.ts'
import { listLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import { standingSettings } from '../../shared/database/guilds/settings.ts'
import { createTokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { type OriginalDatabase, openOriginalDatabase } from '../support/original-database.ts'
import {
  ANN,
  BEN,
  BOT,
  CASTLE,
  CAT,
  DAN,
  EVE,
  fillOriginal,
  fillTarget,
  KNIGHT,
  REPORT,
  STOPPED,
  TAVERN,
  tokenOf,
} from '../support/original-rows.ts'
import { everythingMoved, movedMember } from '../support/original-target.ts'
import { type Ended, runScript } from '../support/script.ts'
import { until } from '../support/until.ts'

setDefaultTimeout(180_000)

const KEY = { id: '1', bytes: new Uint8Array(32).fill(7) }
const KEYS = `1:${Buffer.from(KEY.bytes).toString('base64')}`

let target: TestDatabase
let original: OriginalDatabase
beforeAll(async () => {
  target = await openTestDatabase()
  original = await openOriginalDatabase(target.url)
})
afterAll(async () => {
  await original.close()
  await target.close()
})

const run = (words: readonly string[] = [], settings: Readonly<Record<string, string>> = {}): Promise<Ended> =>
  runScript('import-prosperity', words, {
    ...{ DATABASE_URL: target.url, ORIGINAL_DATABASE_URL: original.url, WHITELABEL_TOKEN_KEYS: KEYS },
    ...settings,
  })

const everything = (): Promise<unknown> => everythingMoved(target)
const member = (guildId: string, userId: string) => movedMember(target, guildId, userId)

test('the original’s database is previewed, moved, and moved again without a change', async () => {
  await Promise.all([fillOriginal(original), fillTarget(target)])
  const { db } = target
  const before = await everything()
  expect(await run()).toEqual({
    ...{ exitCode: 0, complained: '' },
    said: `${REPORT}Nothing was changed. Run it again with --apply to import this.\n`,
  })
  expect(await everything()).toEqual(before)

  const applied = await run(['--apply'])
  expect(applied).toEqual({
    ...{ exitCode: 0, complained: '' },
    said: `${REPORT}Done. Level roles follow when a gateway runs.
Register the commands of the whitelabel bots: ENV=prod scripts/register-commands --all-bots
`,
  })
  const lastXpAt = Date.parse('2024-01-02T03:04:05Z')
  expect(await member(CASTLE, ANN)).toEqual({ xp: 268_375, level: 50, messages: 9_000, lastXpAt, ledgerXp: 268_375 })
  expect(await member(TAVERN, ANN)).toEqual({ xp: 1_300, level: 5, messages: 20, lastXpAt, ledgerXp: 0 })
  expect(await member(TAVERN, BEN)).toEqual({ xp: 4_700, level: 10, messages: 80, lastXpAt, ledgerXp: 4_600 })
  expect(await member(CASTLE, CAT)).toBeUndefined()
  expect((await standingSettings(db, CASTLE)).settings).toMatchObject({
    ...{ notificationType: 'channel', notificationChannelId: '506186003816513500', roleAssignType: 'stack' },
    ...{ xpRate: 10, xpDelaySeconds: 1 },
  })
  expect((await standingSettings(db, TAVERN)).settings).toMatchObject({ xpRate: 3, xpDelaySeconds: 60 })
  expect(await listLevelRoles(db, CASTLE)).toEqual([{ level: 5, roleId: KNIGHT }])
  const counts = await db.selectFrom('guilds').select(['id', 'member_count as members']).orderBy('id').execute()
  // The members of the Tavern were written without the counts.
  expect(counts).toEqual([
    { id: CASTLE, members: 1 },
    { id: TAVERN, members: 0 },
  ])
  const jobs = await db.selectFrom('jobs').select(['kind', 'guild_id as guildId']).orderBy('guild_id').execute()
  expect(jobs).toEqual([CASTLE, TAVERN].map((guildId) => ({ kind: 'guild-roles', guildId })))
  for (const [guildId, members] of [
    [CASTLE, 4],
    [TAVERN, 2],
  ] as const)
    expect((await listEntries(db, { guildId }, 9)).map(({ kind, after }) => ({ kind, after }))).toEqual([
      { kind: 'import.started', after: { title: 'the original Prosperity', members } },
    ])
  const users = await db
    .selectFrom('users')
    .select(['username as name', 'premium_source as source'])
    .orderBy('id')
    .execute()
  expect(users).toEqual([
    { name: 'ann', source: 'patreon' },
    { name: 'ben', source: null },
    { name: 'new cat', source: 'gift' },
  ])

  const bots = await db.selectFrom('whitelabel_bots').selectAll().orderBy('bot_id').execute()
  expect(
    bots.map(({ bot_id, user_id, action, status, name, presence, public_key }) => [
      ...[bot_id, user_id, action, status, name, presence, public_key],
    ]),
  ).toEqual([
    [
      BOT,
      ANN,
      'start',
      'stopped',
      'Branded',
      '{"status":"online","type":"watching","text":"the castle"}',
      'ab'.repeat(32),
    ],
    [STOPPED, ANN, null, 'stopped', STOPPED, null, 'ab'.repeat(32)],
  ])
  const cipher = createTokenCipher(crypto, [KEY])
  expect(await cipher.open(BOT, bots[0]?.token ?? '')).toEqual({ ok: true, token: tokenOf(BOT) })
  for (const text of [JSON.stringify(await everything()), applied.said])
    for (const secret of [tokenOf(BOT), tokenOf(STOPPED), 'secret-that-is-no-token']) expect(text).not.toContain(secret)

  const after = await everything()
  const again = await run(['--apply'])
  expect(again.said).toContain('Members:         3 already here, 1 without XP, 3 refused\n')
  expect(again.said).toContain('XP:              0 more in all\n')
  expect(await everything()).toEqual(after)
})

/** How many members of the killed run are written, and with how much XP. */
async function ofMany() {
  const { n, xp, ledgerXp } = await target.db
    .selectFrom('guild_users')
    .select((eb) => [eb.fn.countAll().as('n'), eb.fn.sum('xp').as('xp'), eb.fn.sum('ledger_xp').as('ledgerXp')])
    .where('user_id', '>=', MANY)
    .executeTakeFirstOrThrow()
  return { members: Number(n), xp: Number(xp), ledgerXp: Number(ledgerXp) }
}

const MANY = '2000000000000000000'

test('a second run after a killed one moves the remaining members, and none twice', async () => {
  await original.run('delete from guild_users')
  const userIds = Array.from({ length: 1_200 }, (_, nth) => String(BigInt(MANY) + BigInt(nth)))
  const rows = userIds.map((userId, nth) => [CASTLE, userId, 100 + nth])
  await original.run('insert into guild_users (guildId, userId, xp) values ?', [rows])
  const { db } = target
  const child = await db.transaction().execute(async (trx) => {
    // The run waits for this member in its third batch.
    const held = { guild_id: CASTLE, user_id: userIds[1_100] ?? '', last_xp_at: null }
    await trx.insertInto('guild_users').values(held).execute()
    const started = Bun.spawn(['scripts/import-prosperity', '--apply', '--mode', 'add'], {
      cwd: join(import.meta.dir, '../..'),
      env: {
        ...process.env,
        DATABASE_URL: target.url,
        ORIGINAL_DATABASE_URL: original.url,
        WHITELABEL_TOKEN_KEYS: KEYS,
      },
      stdio: ['ignore', 'ignore', 'ignore'],
    })
    await until('two batches are written', async () => (await ofMany()).members === 1_000)
    started.kill('SIGKILL')
    await started.exited
    await trx.deleteFrom('guild_users').where('user_id', '=', held.user_id).execute()
    return started
  })
  expect(child.signalCode).toBe('SIGKILL')
  expect((await ofMany()).members).toBe(1_000)

  const { said } = await run(['--apply', '--mode', 'add'])
  expect(said).toContain('Members:         200 new, 1,000 already here\n')
  const xp = rows.reduce((sum, [, , each]) => sum + Number(each), 0)
  expect(await ofMany()).toEqual({ members: 1_200, xp, ledgerXp: xp })
  const guild = await db.selectFrom('guilds').select('member_count').where('id', '=', CASTLE).executeTakeFirst()
  expect(guild?.member_count).toBe(1_200 + 1)
  // One entry each for the first test, the killed run and the second run.
  expect(await listEntries(db, { guildId: CASTLE }, 9)).toHaveLength(3)
})

test('with --overwrite-settings, a known server gets the original’s settings and the missing entries of its lists', async () => {
  await original.run('delete from guild_users')
  const { db } = target
  const { said } = await run(['--apply', '--overwrite-settings'])
  expect(said).toContain('Servers:         1 changed, 1 already here, 1 refused\n')
  expect(said).toContain('Ignored:         1 new, 1 already here\n')
  expect((await standingSettings(db, TAVERN)).settings).toMatchObject({ xpRate: 2, xpDelaySeconds: 30 })
  const kinds = (await listEntries(db, { guildId: TAVERN }, 9)).map(({ kind, subject }) => subject ?? kind)
  expect(kinds.sort()).toEqual(['ignored.added', 'import.started', 'xpDelay', 'xpRate'])
  expect((await run(['--apply', '--overwrite-settings'])).said).toContain(
    'Servers:         2 already here, 1 refused\n',
  )
})

test('members who had their data deleted are not brought back', async () => {
  await original.run('insert into guild_users (guildId, userId, xp) values ?', [
    [
      [CASTLE, DAN, 120],
      [TAVERN, DAN, 120],
    ],
  ])
  await original.run('insert into users (id, username) values ?', [[[EVE, 'eve']]])
  const hash = (text: string) => createHash('sha256').update(text).digest()
  for (const text of [`${CASTLE}:${DAN}`, `0:${EVE}`])
    await target.db
      .insertInto('forgotten_members')
      .values({ member_hash: hash(text), forgotten_at: 1 })
      .execute()
  const { said } = await run(['--apply'])
  expect(said).toContain('Members:         1 new, 1 deleted at their own request\n')
  expect(said).toContain('1 deleted at their own request, 2 with premium, 1 refused\n')
  expect(await member(CASTLE, DAN)).toBeUndefined()
  expect(await member(TAVERN, DAN)).toMatchObject({ xp: 120 })
  expect(await target.db.selectFrom('users').select('id').where('id', '=', EVE).execute()).toEqual([])
})

test('a database of this Prosperity, an unknown database, and bots without keys are refused before anything is written', async () => {
  const before = await everything()
  expect(await run(['--apply', '--from', target.url])).toMatchObject({
    ...{ exitCode: 1, said: '' },
    complained: `This is a database of this Prosperity, not of the original. Use scripts/backup and scripts/restore.
Nothing was changed.
`,
  })
  expect(await run(['--apply'], { WHITELABEL_TOKEN_KEYS: '' })).toMatchObject({
    ...{ exitCode: 78, said: '' },
    complained: expect.stringContaining('WHITELABEL_TOKEN_KEYS'),
  })
  expect((await run(['--without-bots'], { WHITELABEL_TOKEN_KEYS: '' })).said).toContain('Whitelabel bots: none\n')
  await original.run('alter table guild_users drop column xp')
  expect((await run(['--apply'])).complained).toStartWith(
    'This is not a database of the original Prosperity, or it is of an unknown release. It lacks: guild_users.xp.\n',
  )
  expect(await everything()).toEqual(before)
})
