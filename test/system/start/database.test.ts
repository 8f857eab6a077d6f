import { afterAll, beforeAll, expect, setDefaultTimeout, test } from 'bun:test'
import { sql } from 'kysely'
import { migrate, undo } from '../../../scripts/migration/migrations.ts'
import { migrations } from '../../../shared/database/migrations/index.ts'
import { openTestDatabase, type TestDatabase } from '../../support/database.ts'
import type { Discord } from '../../support/discord/discord.ts'
import { startDiscord } from '../../support/discord/start.ts'
import { spawnGateway } from '../../support/gateway-process.ts'
import { isReady, readinessOf } from '../../support/readiness.ts'
import { until } from '../../support/until.ts'

setDefaultTimeout(120_000)

const NAMES = Object.keys(migrations)

let discord: Discord
let database: TestDatabase
beforeAll(async () => {
  ;[discord, database] = await Promise.all([startDiscord(), openTestDatabase()])
})
afterAll(async () => {
  await discord.close()
  await database.close()
})

const start = (url: string) => spawnGateway(discord, discord.application({ name: 'Prosperity' }), { url })
const changed = (parts: Partial<Pick<URL, 'password' | 'pathname' | 'hostname' | 'port'>>): string =>
  Object.assign(new URL(database.url), parts).href

test.each([
  ['with another password', { password: 'another-password-1' }, 'it refuses the user or the password'],
  ['that does not exist', { pathname: '/nowhere' }, 'it has no database of this name'],
  ['where nothing listens', { port: '1' }, 'nothing listens at its address'],
  ['on an unknown host', { hostname: 'nowhere.invalid' }, 'its host name is not known'],
])('a gateway that starts with a database %s reports this in /ready and in one log line', async (_, parts, why) => {
  const gateway = await start(changed(parts))
  const said = `the database does not answer: ${why}`
  await until('/ready reports this', async () => (await readinessOf(gateway)).includes(said))
  await gateway.log.first((line) => line.includes(said))
  await readinessOf(gateway)
  const warnings = gateway.log.all.filter((line) => /"level":"(warn|error|fatal)"/.test(line))
  expect(warnings.length).toBe(1)
  expect(gateway.log.all.join()).not.toContain('another-password-1')
  expect(await gateway.end('SIGTERM')).toBe(0)
})

test('a gateway waits for tables that are missing or older, reports this, and counts XP once scripts/migrate has run', async () => {
  const own = await openTestDatabase()
  await sql`delete from kysely_migration`.execute(own.db)
  const application = discord.application({ name: 'Prosperity' })
  const guild = discord.guild({ name: 'Community', applications: [application] })
  const gateway = await spawnGateway(discord, application, own)
  const says = (text: string) => until('it reports this', async () => (await readinessOf(gateway)).includes(text))
  await says('the database has no tables yet: run scripts/migrate')
  for (const name of NAMES) {
    const row = { name, timestamp: new Date().toISOString() }
    await sql`insert into kysely_migration values (${row.name}, ${row.timestamp})`.execute(own.db)
  }
  await undo(own.db, NAMES.length - 1, () => {})
  await gateway.end('SIGKILL')
  const second = await spawnGateway(discord, application, own)
  const text = `the tables are of an older release: run scripts/migrate (${NAMES.at(-1)})`
  await until('/ready reports this', async () => (await readinessOf(second)).includes(text))
  await migrate(own.db, () => {})
  await until('it is ready', () => isReady(second))
  const member = guild.member('member')
  member.says('hello', { in: guild.channel('general') })
  const earned = () => own.db.selectFrom('guild_users').select('xp').where('user_id', '=', member.id).execute()
  await until('the message earns', async () => ((await earned())[0]?.xp ?? 0) > 0)
  expect(await second.end('SIGTERM')).toBe(0)
  await own.close()
})

test('a gateway works with the tables of a newer release, and logs this', async () => {
  const own = await openTestDatabase()
  await sql`insert into kysely_migration values ('9999-of-tomorrow', '2026')`.execute(own.db)
  const gateway = await start(own.url)
  await until('it is ready', () => isReady(gateway))
  await gateway.log.first((line) => line.includes('the tables are of a newer release; this one works with them'))
  expect(await gateway.end('SIGTERM')).toBe(0)
  await own.close()
})
