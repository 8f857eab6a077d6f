import type { Kysely } from 'kysely'
import { parseWithDatabase } from '../gateway/database/address.ts'
import { openDatabase } from '../gateway/database/database.ts'
import { databaseSettings } from '../shared/config/database.ts'
import { appliedNames, pendingOf, unknownOf } from '../shared/database/migrations/applied.ts'
import type { Database } from '../shared/database/schema.ts'
import { agree } from './local/agree.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { badConfiguration } from './local/settings.ts'
import { readWords } from './local/words.ts'
import { type Blocked, blockedBy, listMigrations, migrate, undo } from './migration/migrations.ts'

/** MariaDB 10.11 copies about this many rows of `guild_users` in a second. */
const ROWS_IN_A_SECOND = 200_000

const lineOf = ({ migration, table, rows }: Blocked): string =>
  `${migration} blocks writes to ${table} (about ${rows.toLocaleString('en-US')} rows) for about ${Math.ceil(rows / ROWS_IN_A_SECOND)} s.`

async function up(db: Kysely<Database>, isAgreed: boolean): Promise<void> {
  const applied = await appliedNames(db)
  refuseNewer(applied)
  const long = (await blockedBy(db, pendingOf(applied))).filter(({ rows }) => rows > ROWS_IN_A_SECOND)
  if (long.length > 0) await agree(long.map(lineOf).join('\n'), isAgreed)
  await migrate(db, say)
}

async function down(db: Kysely<Database>, to: string | undefined, isAgreed: boolean): Promise<void> {
  const applied = await appliedNames(db)
  refuseNewer(applied)
  const count = to === undefined ? applied.length - 1 : applied.indexOf(to) + 1
  if (count < 0) return say('no migration is applied')
  if (to !== undefined && count === 0) throw new Refusal(`The migration ${to} is not applied.`, EXIT_CODES.failed)
  const undone = applied.slice(count)
  if (undone.length === 0) return say('there is nothing to undo')
  const names = undone.toReversed().join(', ')
  await agree(`This undoes ${names} and deletes what their tables and columns hold.`, isAgreed)
  await undo(db, count, say)
}

async function status(db: Kysely<Database>): Promise<void> {
  for (const { name, executedAt } of await listMigrations(db)) say(`${name}\t${executedAt?.toISOString() ?? 'pending'}`)
  for (const name of unknownOf(await appliedNames(db))) say(`${name}\tapplied by a newer release`)
}

async function check(db: Kysely<Database>): Promise<void> {
  const applied = await appliedNames(db)
  refuseNewer(applied)
  const pending = pendingOf(applied)
  const blocked = await blockedBy(db, pending)
  if (pending.length === 0) return say('the database is up to date')
  throw new Refusal(
    [`Pending: ${pending.join(', ')}. Run scripts/migrate up.`, ...blocked.map(lineOf)].join('\n'),
    EXIT_CODES.failed,
  )
}

function refuseNewer(applied: readonly string[]): void {
  const unknown = unknownOf(applied)
  if (unknown.length === 0) return
  const names = unknown.join(', ')
  throw new Refusal(`A newer release applied ${names}. Use that release's scripts/migrate.`, EXIT_CODES.failed)
}

const whyOf = (error: unknown): string =>
  error instanceof Error
    ? `${error.message}${error.cause === undefined ? '' : `: ${whyOf(error.cause)}`}`
    : String(error)

const OPTIONS = { to: { type: 'string' }, yes: { type: 'boolean' } } as const

async function main(words: readonly string[]): Promise<void> {
  const { positionals, values, wrongUsage } = readWords({ script: 'migrate', options: OPTIONS, most: 1 }, words)
  const [command = 'up'] = positionals
  const isAgreed = values.yes === true
  const run = {
    up: (db: Kysely<Database>) => up(db, isAgreed),
    down: (db: Kysely<Database>) => down(db, values.to, isAgreed),
    status,
    check,
  }[command]
  if (run === undefined) throw wrongUsage(`there is no command ${command}`)
  if (values.to !== undefined && command !== 'down') throw wrongUsage(`${command} takes no --to`)
  const settings = parseWithDatabase(databaseSettings, process.env)
  if (!settings.ok) throw badConfiguration(settings.problems)
  const db = openDatabase({ url: settings.value.DATABASE_URL, connections: 1, statementMs: null })
  try {
    await run(db)
  } catch (error) {
    if (error instanceof Refusal) throw error
    throw new Refusal(`scripts/migrate ${command} failed: ${whyOf(error)}`, EXIT_CODES.failed)
  } finally {
    await db.destroy()
  }
}

if (import.meta.main) await runScript(main)
