import { type Kysely, sql } from 'kysely'
import * as v from 'valibot'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Database } from '../schema.ts'
import { isAboutMember, isJobKind, type JobKind, jobKinds, type TakenJob } from './jobs.ts'
import { kindOf, storedNames } from './stored-kinds.ts'

/** Candidates read for each job wanted, so that one guild's many do not hide the others'. */
const LOOK_AHEAD = 4

/** The bots that a process serves guilds with. */
export interface Serves {
  /** The main bot, where this process holds it: it serves its guilds in which no bot of the guild's own runs. */
  mainBotId: Snowflake | null
}

export interface TakeOptions {
  /** Identifies this process among those that share the database. */
  processId: string
  now: number
  /** After this long, a job that is still taken is free again: its process is dead. */
  leaseMs: number
  limit: number
  /** Of guilds only whose bot is this process's; of all where it is left out. */
  serves?: Serves
  /** Of these kinds only. */
  kinds?: readonly JobKind[]
  /** Of these guilds only. */
  guildIds?: readonly Snowflake[]
  /** How many more each guild may have; a guild not named here may have `perGuild`. */
  room?: ReadonlyMap<Snowflake, number>
  perGuild?: number
  /** Guilds that had a turn lately: the others go first, however long theirs have waited. */
  turned?: ReadonlySet<Snowflake>
  /** Never these: the process has them in hand, though their lease may have run out. */
  except?: ReadonlySet<string>
}

interface Candidate {
  id: string
  guildId: Snowflake
  runAt: number
}

/**
 * Takes due jobs, those that have waited longest first and no guild more than its share, by compare-and-set: read
 * candidates, claim those still free, keep what the claim got. (`update ... limit` would be shorter; sharded Vitess
 * refuses it.) Kinds that this version does not know are left for the newer process that does.
 */
export async function takeJobs(db: Kysely<Database>, options: TakeOptions): Promise<TakenJob[]> {
  const { processId, now, leaseMs } = options
  const ids = shareOut(await candidates(db, options), options).map((row) => row.id)
  if (ids.length === 0) return []
  const until = now + leaseMs
  await db
    .updateTable('jobs')
    .set({ state: 'taken', taken_by: processId, taken_until: until, attempts: sql`attempts + 1`, updated_at: now })
    .where('id', 'in', ids)
    .where((eb) =>
      eb.or([eb('state', '=', 'waiting'), eb.and([eb('state', '=', 'taken'), eb('taken_until', '<', now)])]),
    )
    .execute()
  const taken = await db
    .selectFrom('jobs')
    .select([
      'id',
      'kind',
      'guild_id as guildId',
      'user_id as userId',
      'payload',
      'attempts',
      'created_at as createdAt',
    ])
    .where('id', 'in', ids)
    .where('taken_by', '=', processId)
    .where('taken_until', '=', until)
    .orderBy('id')
    .execute()
  return taken.map(readJob)
}

async function candidates(db: Kysely<Database>, options: TakeOptions): Promise<Candidate[]> {
  const kinds = options.kinds ?? Object.keys(jobKinds)
  // A statement for each stored name: with several names the index would not give the order, and all that waits was read.
  const found = await Promise.all(kinds.flatMap(storedNames).map((name) => candidatesNamed(db, name, options)))
  const inOrder = (rows: Candidate[]) =>
    rows.sort((a, b) => a.runAt - b.runAt || (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
  return [
    ...found.flatMap(({ left }) => left),
    ...inOrder(found.flatMap(({ others }) => others)),
    ...inOrder(found.flatMap(({ waiting }) => waiting)),
  ]
}

/** Jobs that dead processes left, those of guilds that had no turn where many wait, and those that have waited longest. */
async function candidatesNamed(db: Kysely<Database>, name: string, options: TakeOptions) {
  const { now, limit, room = new Map(), except, turned = new Set() } = options
  const full = [...room].filter(([, left]) => left <= 0).map(([guildId]) => guildId)
  let free = db
    .selectFrom('jobs')
    .select(['id', 'guild_id as guildId', 'run_at as runAt'])
    .where('kind', '=', name)
    .limit(limit * LOOK_AHEAD)
  if (options.serves) free = free.where(isServedBy(options.processId, options.serves, now))
  if (options.guildIds) free = free.where('guild_id', 'in', options.guildIds)
  if (full.length > 0) free = free.where('guild_id', 'not in', full)
  const due = free.where('state', '=', 'waiting').where('run_at', '<=', now).orderBy('run_at').orderBy('id')
  const [left, waiting] = await Promise.all([
    free.where('state', '=', 'taken').where('taken_until', '<', now).orderBy('id').execute(),
    due.execute(),
  ])
  const mine = left.filter((row) => !except?.has(row.id))
  // Behind a full page the jobs of guilds whose turn it is may be hidden, so that these are looked for by themselves.
  if (waiting.length < limit * LOOK_AHEAD || turned.size === 0) return { left: mine, others: [], waiting }
  const others = await due.where('guild_id', 'not in', [...turned]).execute()
  const seen = new Set(others.map((row) => row.id))
  return { left: mine, others, waiting: waiting.filter((row) => !seen.has(row.id)) }
}

/**
 * Whether the process holds the bot that serves the job's guild: the same that `servingBotsOf` names. A guild that the
 * main bot is not in waits while its own bot passes from one process to another. One that no bot is in at all is asked
 * for all the same, so that its jobs end some day.
 */
const isServedBy = (processId: string, { mainBotId }: Serves, now: number) => sql<boolean>`coalesce(
  (
    select bot.lease_owner from guild_bots as here join whitelabel_bots as bot on bot.bot_id = here.bot_id
    where here.guild_id = jobs.guild_id and bot.lease_until >= ${now} order by here.bot_id limit 1
  ),
  ${mainBotId === null ? sql.lit('') : mainBotServes(processId, mainBotId)}
) = ${processId}`

const mainBotServes = (processId: string, mainBotId: Snowflake) => sql<string>`if(
  exists (select 1 from guild_bots as main where main.guild_id = jobs.guild_id and main.bot_id = ${mainBotId})
  or not exists (select 1 from guild_bots as present where present.guild_id = jobs.guild_id),
  ${processId}, ''
)`

/**
 * So many, no guild with more than it may have: first those of guilds that had no turn, of these first those that
 * have the fewest, and a guild's own in their order.
 */
function shareOut(rows: readonly Candidate[], options: TakeOptions): Candidate[] {
  const { limit, room, perGuild = Number.POSITIVE_INFINITY, turned } = options
  const counted = new Map<Snowflake, number>()
  const held = (guildId: Snowflake) => (Number.isFinite(perGuild) ? perGuild - (room?.get(guildId) ?? perGuild) : 0)
  const ranked = rows.map((row) => {
    const before = counted.get(row.guildId) ?? 0
    counted.set(row.guildId, before + 1)
    const isInRoom = before < (room?.get(row.guildId) ?? perGuild)
    return { row, isInRoom, hadTurn: turned?.has(row.guildId) ? 1 : 0, rank: held(row.guildId) + before }
  })
  return ranked
    .filter(({ isInRoom }) => isInRoom)
    .sort((a, b) => a.hadTurn - b.hadTurn || a.rank - b.rank)
    .slice(0, limit)
    .map(({ row }) => row)
}

interface Row {
  id: string
  kind: string
  guildId: Snowflake
  userId: Snowflake | null
  payload: string
  attempts: number
  createdAt: number
}

function readJob(row: Row): TakenJob {
  const common = { id: row.id, attempts: row.attempts, createdAt: row.createdAt, guildId: row.guildId }
  const unreadable = (reason: string): TakenJob => ({ ...common, kind: 'unreadable', reason })
  const kind = kindOf(row.kind)
  if (!isJobKind(kind)) return unreadable(`unknown kind of job: ${row.kind}`)
  if (isAboutMember(kind) && row.userId === null) return unreadable('the job names no member')
  const payload = v.safeParse(v.pipe(v.string(), v.parseJson(), jobKinds[kind]), row.payload)
  if (!payload.success) return unreadable('the payload does not fit the kind')
  const userId = isAboutMember(kind) ? row.userId : null
  // The payload was parsed by this very kind's schema; the compiler cannot follow that through the lookup.
  return { ...common, kind, userId, payload: payload.output } as TakenJob
}
