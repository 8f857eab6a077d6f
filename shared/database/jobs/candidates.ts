import { sql } from 'kysely'
import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { PARTITIONS } from '../processes/partition.ts'
import type { Queries } from '../queries.ts'
import { type JobKind, jobKinds } from './jobs.ts'
import type { Candidate } from './share-out.ts'
import { storedNames } from './stored-kinds.ts'

/** How many candidates are read for each job that is wanted, so that one guild's many jobs do not hide other guilds'. */
const LOOK_AHEAD = 4

/** The guilds whose jobs a process carries out. */
export type Serves =
  /** The guilds of its bots. If it holds the main bot, that bot serves its guilds in which no whitelabel bot runs. */
  | { mainBotId: Snowflake | null }
  /** In a worker: the guilds of its partitions. */
  | { partitions: readonly number[] }

export interface CandidateOptions {
  /** Identifies this process among those that share the database. */
  processId: string
  now: number
  /** How many jobs are wanted. */
  limit: number
  /** Only jobs of guilds whose bot this process holds; of all guilds if left out. */
  serves?: Serves
  /** Only jobs of these kinds; of all kinds if left out. */
  kinds?: readonly JobKind[]
  /** Only jobs of these guilds; of all guilds if left out. */
  guildIds?: readonly Snowflake[]
  /** How many more jobs each guild may have. Jobs of guilds with no room are not read. */
  room?: ReadonlyMap<Snowflake, number>
  /** Guilds that had jobs taken in this round. */
  turned?: ReadonlySet<Snowflake>
  /** Ids of jobs that this process has in hand. They are never candidates, even if their lease has run out. */
  except?: ReadonlySet<string>
}

/** Jobs of processes that died, or jobs that wait and are due. */
type Part = 'abandoned' | 'due'

interface Found extends Candidate {
  part: Part
  kind: string
}

/**
 * Reads jobs that may be taken: first those of processes that died, oldest first, then those that are due, longest
 * waiting first. One statement, and a second one if there may be more due jobs than were read.
 */
export async function readCandidates(db: Queries, options: CandidateOptions): Promise<Candidate[]> {
  const { limit, kinds = Object.keys(jobKinds), turned = new Set(), except } = options
  const names = kinds.flatMap(storedNames)
  const found = await readFirst(db, options, [
    ...names.map((name) => ({ name, part: 'abandoned' as const })),
    ...names.map((name) => ({ name, part: 'due' as const })),
  ])
  const abandoned = found.filter(({ id, part }) => part === 'abandoned' && !except?.has(id))
  const due = found.filter(({ part }) => part === 'due')
  // If a page is full, jobs of guilds that had no turn may come after it: these are read by themselves.
  const full = names.filter((name) => due.filter(({ kind }) => kind === name).length >= limit * LOOK_AHEAD)
  const isHiding = turned.size > 0 && full.length > 0
  const others = isHiding
    ? await readFirst(
        db,
        options,
        full.map((name) => ({ name, part: 'due', notIn: turned })),
      )
    : []
  const seen = new Set(others.map(({ id }) => id))
  return [...abandoned.sort(byId), ...others.sort(byTime), ...due.filter(({ id }) => !seen.has(id)).sort(byTime)]
}

const byId = (a: Candidate, b: Candidate): number => compareSnowflakes(a.id, b.id)
const byTime = (a: Candidate, b: Candidate): number => a.runAt - b.runAt || byId(a, b)

interface Page {
  /** The name under which a kind of job is stored. */
  name: string
  part: Part
  notIn?: ReadonlySet<Snowflake>
}

/**
 * Reads several pages in one statement: an idle process asks every second. Each page is a subquery with its own order
 * and limit, for which MySQL reads a range of the index `jobs_lane`. One subquery for several names would read and sort
 * every job that waits.
 */
async function readFirst(db: Queries, options: CandidateOptions, pages: readonly Page[]): Promise<Found[]> {
  const [first, ...rest] = pages.map((page) => pageOf(db, options, page))
  return first === undefined ? [] : rest.reduce((all, page) => all.unionAll(page), first).execute()
}

function pageOf(
  db: Queries,
  { processId, now, limit, serves, guildIds, room = new Map() }: CandidateOptions,
  { name, part, notIn = new Set() }: Page,
) {
  const excluded = [...notIn, ...[...room].filter(([, left]) => left <= 0).map(([guildId]) => guildId)]
  let jobs = db
    .selectFrom('jobs')
    .select(['id', 'kind', 'guild_id', 'run_at'])
    .where('kind', '=', name)
    .limit(limit * LOOK_AHEAD)
  if (serves) jobs = jobs.where('partitions' in serves ? isInPartitions(serves) : isServedBy(processId, serves, now))
  if (guildIds) jobs = jobs.where('guild_id', 'in', guildIds)
  if (excluded.length > 0) jobs = jobs.where('guild_id', 'not in', excluded)
  const page =
    part === 'due'
      ? jobs.where('state', '=', 'waiting').where('run_at', '<=', now).orderBy('run_at').orderBy('id')
      : jobs.where('state', '=', 'taken').where('taken_until', '<', now).orderBy('id')
  return db
    .selectFrom(page.as('page'))
    .select([sql.lit(part).as('part'), 'id', 'kind', 'guild_id as guildId', 'run_at as runAt'])
}

/**
 * Whether the process holds the bot that serves the job's guild: of several bots, the one with the lowest id. If the main bot is
 * not in a guild, the guild's jobs wait while its own bot moves from one process to another. A guild that no bot is in
 * counts as served, so that its jobs fail and end.
 */
const isServedBy = (
  processId: string,
  { mainBotId }: { mainBotId: Snowflake | null },
  now: number,
) => sql<boolean>`coalesce(
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

/** Whether the guild is in one of these partitions, by the rule of `partitionOf`. */
const isInPartitions = ({ partitions }: { partitions: readonly number[] }) =>
  partitions.length === 0
    ? sql<boolean>`false`
    : sql<boolean>`((jobs.guild_id >> 22) % ${sql.lit(PARTITIONS)}) in (${sql.join(partitions.map((partition) => sql.lit(partition)))})`
