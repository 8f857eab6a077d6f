import { afterAll, beforeAll, expect, test } from 'bun:test'
import { snowflakeAt } from '../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../shared/levelling/day.ts'
import { baseXp } from '../../shared/levelling/gain.ts'
import { openTestDatabase, type TestDatabase } from '../support/database.ts'
import { failures, openLedgerOver } from '../support/ledger.ts'
import { idAt, START } from '../support/messages.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const HOSTILE = '501'
const VICTIM = '502'

const user = (id: string, named: Record<string, unknown> = {}) => ({
  ...{ id, username: `user ${id}`, global_name: null, discriminator: '0', avatar: null },
  ...named,
})

const message = (guildId: string, author: object, changed: Record<string, unknown> = {}) => ({
  ...{ id: idAt(0), guild_id: guildId, channel_id: '2001', type: 0, author, member: { roles: [] } },
  ...changed,
})

/** Ids that are too large, negative, fractional, with leading zeros, or not numbers. */
const BAD_IDS = ['18446744073709551616', '99999999999999999999', '0', '007', '-5', '1.5', '1e3', '', ' 7', '٣']

const NAMES = {
  'half of an emoji': '\ud83d',
  'the other half': '\ude00 hello',
  'emoji cut in two at the end': `${'x'.repeat(79)}😀`,
  'eighty emoji': '😀'.repeat(80),
  'a kilobyte': 'ß'.repeat(1_000),
  quotes: `'"\`\\'; drop table users; -- `,
  'nulls and controls': 'a\0b\u001a\u0008\r\n\t',
  'right to left': '\u202egnp.exe\u2066',
  nothing: '',
  'not characters': '\ufffe\uffff\u{10ffff}',
}

test('whatever members of one guild send, messages of another guild are committed at the first try and counted exactly', async () => {
  const opened = openLedgerOver(database, { maxQueue: 5_000 })
  const { receive, ledger } = opened
  for (const [nth, id] of BAD_IDS.entries()) {
    const good = user(String(600 + nth))
    receive('MESSAGE_CREATE', message(HOSTILE, good, { id }))
    receive('MESSAGE_CREATE', message(HOSTILE, good, { channel_id: id }))
    receive('MESSAGE_CREATE', message(HOSTILE, good, { member: { roles: [id] } }))
    receive('MESSAGE_CREATE', message(id, good))
    receive('MESSAGE_CREATE', message(HOSTILE, user(id)))
    receive('GUILD_MEMBER_ADD', { guild_id: HOSTILE, user: user(id) })
    receive('GUILD_MEMBER_ADD', { guild_id: id, user: good })
    receive('GUILD_CREATE', { id, name: 'Hostile', channels: [], threads: [] })
    receive('GUILD_DELETE', { id })
    receive('MESSAGE_CREATE', message(VICTIM, user(String(700 + nth))))
  }
  for (const [nth, name] of Object.values(NAMES).entries()) {
    const named = { username: name, global_name: name, discriminator: name, avatar: name }
    receive('MESSAGE_CREATE', message(HOSTILE, user(String(800 + nth), named)))
    receive('GUILD_MEMBER_ADD', { guild_id: HOSTILE, user: user(String(850 + nth), named) })
    receive('GUILD_UPDATE', { id: HOSTILE, name, preferred_locale: name })
    receive('MESSAGE_CREATE', message(VICTIM, user(String(900 + nth))))
  }
  await ledger.flush()
  expect(await failures(opened)).toBe(0)
  const rows = await database.db.selectFrom('guild_users').selectAll().where('guild_id', '=', VICTIM).execute()
  expect(rows).toHaveLength(BAD_IDS.length + Object.keys(NAMES).length)
  for (const row of rows) expect(row.xp).toBe(baseXp(idAt(0)))
  const known = await database.db.selectFrom('users').select('username').where('id', '>=', '800').execute()
  expect(known.map((row) => row.username)).toContain('😀'.repeat(40))
})

test('a message from the far future starts no cooldown; one from a clock that is days ahead does', async () => {
  const { receive, ledger, metrics } = openLedgerOver(database)
  const week = 7 * DAY_MS
  const author = user('77')
  receive('MESSAGE_CREATE', message('503', author, { id: '18446744073709551615' }))
  receive('MESSAGE_CREATE', message('503', author, { id: snowflakeAt(START + week + 1) }))
  receive('MESSAGE_CREATE', message('503', author))
  await ledger.flush()
  const standing = () =>
    database.db
      .selectFrom('guild_users')
      .select(['message_count', 'last_xp_at'])
      .where('guild_id', '=', '503')
      .executeTakeFirst()
  expect(await standing()).toEqual({ message_count: 1, last_xp_at: START })
  receive('MESSAGE_CREATE', message('503', author, { id: snowflakeAt(START + week) }))
  await ledger.flush()
  expect(await standing()).toEqual({ message_count: 2, last_xp_at: START + week })
  expect(metrics.messages.of('ahead')).toBe(2)
})
