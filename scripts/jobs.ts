import type { Kysely } from 'kysely'
import * as v from 'valibot'
import { SNOWFLAKE_EXPECTED, snowflake } from '../shared/config/fields.ts'
import { guildsInSync } from '../shared/database/jobs/failed.ts'
import { jobKinds } from '../shared/database/jobs/jobs.ts'
import {
  askForSyncs,
  carryOutRetry,
  countJobs,
  type Failure,
  type FailureFilter,
  listFailures,
  planRetry,
} from '../shared/database/jobs/stuck-jobs.ts'
import { freeProcess, type Holdings, listHoldings } from '../shared/database/processes/holdings.ts'
import type { Database } from '../shared/database/schema.ts'
import type { Snowflake } from '../shared/discord/snowflake.ts'
import { withDatabase } from './local/database-address.ts'
import { EXIT_CODES } from './local/exit-codes.ts'
import { Refusal, runScript } from './local/refusal.ts'
import { say } from './local/say.ts'
import { readWords } from './local/words.ts'

const MOST_LISTED = 100
/** The failures that one run of `retry` reads. Run it again for the others. */
const MOST_RETRIED = 5_000
const KINDS = Object.keys(jobKinds)
/** The options of each command. */
const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  list: ['kind', 'guild', 'reason'],
  retry: ['kind', 'guild', 'reason', 'yes'],
  'sync-roles': ['yes'],
  holders: [],
  free: ['yes'],
}

interface Given {
  command: string
  ids: readonly string[]
  filter: FailureFilter
  isSure: boolean
}

const timeOf = (ms: number): string => new Date(ms).toISOString()
const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`

function read(words: readonly string[]): Given {
  const text = { type: 'string' } as const
  const options = { kind: text, guild: text, reason: text, yes: { type: 'boolean' } } as const
  const most = Number.POSITIVE_INFINITY
  const { positionals, values, wrongUsage } = readWords({ script: 'jobs', options, most }, words)
  const [command, ...ids] = positionals
  if (command === undefined) throw wrongUsage('a command is missing')
  const allowed = Object.hasOwn(COMMANDS, command) ? COMMANDS[command] : undefined
  if (allowed === undefined) throw wrongUsage(`there is no command ${command}`)
  const foreign = Object.keys(values).find((name) => !allowed.includes(name))
  if (foreign !== undefined) throw wrongUsage(`${command} takes no --${foreign}`)
  const { kind, guild: guildId, reason } = values
  if (kind !== undefined && !KINDS.includes(kind)) throw wrongUsage(`there is no kind ${kind}: ${KINDS.join(', ')}`)
  const guildIds = [...(guildId === undefined ? [] : [guildId]), ...(command === 'sync-roles' ? ids : [])]
  const wrong = guildIds.find((id) => !v.is(snowflake('server'), id))
  if (wrong !== undefined) throw wrongUsage(`${wrong} is not a server id: expected ${SNOWFLAKE_EXPECTED}`)
  if (command === 'sync-roles' && ids.length === 0) throw wrongUsage('a server id is missing after sync-roles')
  if (command === 'free' && ids.length !== 1) throw wrongUsage('free takes the id of one process, as holders shows it')
  if (!['sync-roles', 'free'].includes(command) && ids.length > 0) throw wrongUsage(`${command} takes no id`)
  const filter = {
    ...(kind !== undefined && { kind }),
    ...(guildId !== undefined && { guildId }),
    ...(reason !== undefined && { reason }),
  }
  return { command, ids, filter, isSure: values.yes ?? false }
}

const failureLine = ({ id, kind, guildId, occurrences, lastAt, reason }: Failure): string =>
  [id, kind, `server ${guildId}`, counted(occurrences, 'time'), timeOf(lastAt), reason].join('\t')

function holdingsLine({ processId, items, bots, jobs, until, aliveUntil }: Holdings): string {
  const held = [
    ...[...items].map(([scope, count]) => `${scope} (${count})`),
    ...(bots > 0 ? [counted(bots, 'bot')] : []),
    ...(jobs > 0 ? [counted(jobs, 'job')] : []),
  ]
  return [
    processId,
    held.join(', ') || 'nothing',
    until === null ? 'no lease' : `until ${timeOf(until)}`,
    aliveUntil === null ? 'not in the list of processes' : `counts as alive until ${timeOf(aliveUntil)}`,
  ].join('\t')
}

const sayHowToDoIt = (): void => say('Nothing was changed. Add --yes to do it.')

async function list(db: Kysely<Database>, filter: FailureFilter): Promise<void> {
  for (const { kind, state, jobs, mostAttempts, firstDueAt } of await countJobs(db)) {
    const attempts = `at most ${counted(mostAttempts, 'attempt')}`
    say([kind, state, counted(jobs, 'job'), attempts, `first due ${timeOf(firstDueAt)}`].join('\t'))
  }
  const failures = await listFailures(db, filter, MOST_LISTED)
  for (const failure of failures) say(failureLine(failure))
  say(`${counted(failures.length, 'failure')} shown.`)
}

async function retry(db: Kysely<Database>, { filter, isSure }: Given): Promise<void> {
  const failures = await listFailures(db, filter, MOST_RETRIED)
  const plan = planRetry(failures)
  const { syncs, replaced, retried } = plan
  say(`${counted(retried.length, 'failed job is', 'failed jobs are')} tried again.`)
  say(`${counted(syncs.length, 'server')} with ${counted(replaced.length, 'failed role job')}: one role sync for each.`)
  if (failures.length === 0) return
  if (!isSure) return sayHowToDoIt()
  await carryOutRetry(db, plan, Date.now())
  say(failures.length < MOST_RETRIED ? 'Done.' : 'Done. There may be more: run it again.')
}

async function syncRoles(db: Kysely<Database>, guildIds: readonly Snowflake[], isSure: boolean): Promise<void> {
  const waiting = await guildsInSync(db, guildIds)
  const missing = guildIds.filter((guildId) => !waiting.has(guildId))
  say(
    `Members get the level roles of their level, and lose other level roles, in: ${missing.join(', ') || 'no server'}.`,
  )
  if (!isSure) return sayHowToDoIt()
  const asked = await askForSyncs(db, guildIds, Date.now())
  for (const guildId of guildIds)
    say(asked.includes(guildId) ? `${guildId}: a role sync waits.` : `${guildId}: a role sync waited already.`)
}

async function free(db: Kysely<Database>, processId: string, isSure: boolean): Promise<void> {
  const [held] = await listHoldings(db, processId)
  if (held === undefined) return say(`No shard, partition, bot or job is held by ${processId}.`)
  say(holdingsLine(held))
  if (!isSure) {
    say('Free it only if this process has certainly ended.')
    return sayHowToDoIt()
  }
  await freeProcess(db, processId)
  say('Everything is free.')
}

async function act(db: Kysely<Database>, given: Given): Promise<void> {
  const { command, ids, filter, isSure } = given
  if (command === 'list') return list(db, filter)
  if (command === 'retry') return retry(db, given)
  if (command === 'sync-roles') return syncRoles(db, ids, isSure)
  if (command === 'free') return free(db, ids[0] ?? '', isSure)
  const holders = await listHoldings(db)
  for (const holdings of holders) say(holdingsLine(holdings))
  if (holders.length === 0) throw new Refusal('No process holds anything.', EXIT_CODES.failed)
}

await runScript((words) => {
  const given = read(words)
  return withDatabase((db) => act(db, given))
})
