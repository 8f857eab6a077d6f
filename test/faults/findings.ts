import type { Kysely } from 'kysely'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { levelAt } from '../support/default-curve.ts'
import { type Community, LEVEL_ROLES } from './community.ts'

/** Differences from the result that the rules give, one sentence for each. */
export interface Findings {
  lost: string[]
  doubled: string[]
  announcedTwice: string[]
  announcedOutOfOrder: string[]
  notAnnounced: string[]
  wrongRoles: string[]
  /** Jobs that still wait, and jobs that failed. */
  jobsLeft: string[]
}

export const NOTHING_WRONG: Findings = {
  lost: [],
  doubled: [],
  announcedTwice: [],
  announcedOutOfOrder: [],
  notAnnounced: [],
  wrongRoles: [],
  jobsLeft: [],
}

/** One sentence for each finding, with its kind. @param most sentences of a kind; one more says how many are left out */
export const sentencesOf = (findings: Findings, most = Number.POSITIVE_INFINITY): string[] =>
  Object.entries(findings).flatMap(([kind, list]: [string, string[]]) => [
    ...list.slice(0, most).map((sentence) => `${kind}: ${sentence}`),
    ...(list.length > most ? [`${kind}: ${list.length - most} more`] : []),
  ])

const ANNOUNCED = /<@(\d+)>[^*]*\*\*(\d+)\*\*/g

/** Compares XP, announcements and level roles with the result that the rules give for all messages. */
export async function findingsOf(community: Community, db: Kysely<Database>): Promise<Findings> {
  const { guilds, members, ledger, xpBefore } = community
  const findings: Findings = structuredClone(NOTHING_WRONG)
  const guildIds = guilds.map(({ id }) => id)
  const stored = await earnedIn(db, guildIds)
  const awards = await awardsIn(db, guildIds)
  const announced = announcedLevels(guilds)
  const expected = ledger.expected
  const kept = await keptLevels(db)
  if (awards < ledger.awards) findings.lost.push(`${ledger.awards - awards} awards are not logged`)
  if (awards > ledger.awards) findings.doubled.push(`${awards - ledger.awards} awards too many are logged`)
  for (const { guild, member } of members) {
    const { id, name } = member
    const [due, xp] = [expected.get(id) ?? 0, stored.get(id) ?? 0]
    if (xp < due) findings.lost.push(`${name}: ${xp} XP of ${due}`)
    if (xp > due) findings.doubled.push(`${name}: ${xp} XP instead of ${due}`)
    const levels = announced.get(id) ?? []
    if (new Set(levels).size < levels.length) findings.announcedTwice.push(`${name}: ${levels}`)
    else if (levels.some((level, nth) => level < (levels[nth - 1] ?? 0)))
      findings.announcedOutOfOrder.push(`${name}: ${levels}`)
    const level = levelAt(due)
    if (level > levelAt(xpBefore.get(id) ?? 0) && !levels.includes(level))
      findings.notAnnounced.push(`${name}: level ${level}, announced are ${levels}`)
    const roles = rolesAt(level, kept.get(guild.id))
    if (member.roles.toSorted().join() !== roles.toSorted().join())
      findings.wrongRoles.push(`${name}: ${member.roles} instead of ${roles} at level ${level}`)
  }
  const jobs = await db.selectFrom('jobs').select(['kind', 'guild_id', 'reason']).execute()
  findings.jobsLeft.push(...jobs.map((job) => `${job.kind} in ${job.guild_id}: ${job.reason ?? 'waits'}`))
  return findings
}

/** The XP of every member who has any. */
export async function earnedIn(db: Kysely<Database>, guildIds: readonly Snowflake[]): Promise<Map<Snowflake, number>> {
  const rows = await db
    .selectFrom('guild_users')
    .select(['user_id', 'xp'])
    .where('guild_id', 'in', guildIds)
    .where('xp', '>', 0)
    .execute()
  return new Map(rows.map((row) => [row.user_id, row.xp]))
}

/** The number of messages that earned XP. */
export async function awardsIn(db: Kysely<Database>, guildIds: readonly Snowflake[]): Promise<number> {
  const logs = await db
    .selectFrom('message_logs')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('guild_id', 'in', guildIds)
    .executeTakeFirstOrThrow()
  return logs.count
}

/** The levels that were announced to each member, in order. */
export function announcedLevels(guilds: Community['guilds']): Map<Snowflake, number[]> {
  const levels = new Map<Snowflake, number[]>()
  for (const { content, interaction_metadata: command } of guilds.flatMap((guild) => guild.sent)) {
    // The answer to a command may name members and levels, too.
    if (command !== undefined) continue
    for (const [, id = '', level] of content.matchAll(ANNOUNCED)) {
      const known = levels.get(id)
      if (known === undefined) levels.set(id, [Number(level)])
      else known.push(Number(level))
    }
  }
  return levels
}

/** The number of announced levels. */
export const countLevelUps = (guilds: Community['guilds']): number =>
  [...announcedLevels(guilds).values()].reduce((sum, { length }) => sum + length, 0)

/** The one level role that a member of this level holds. */
export const roleAt = (level: number): string[] =>
  Object.entries(LEVEL_ROLES)
    .filter(([least]) => Number(least) <= level)
    .slice(-1)
    .map(([, name]) => name)

/** The level roles that a member of this level holds. @param kept the levels whose roles members keep at the next one */
const rolesAt = (level: number, kept: ReadonlySet<number> = new Set()): string[] => {
  const names = Object.entries(LEVEL_ROLES).flatMap(([least, name]) =>
    Number(least) <= level && kept.has(Number(least)) ? [name] : [],
  )
  return [...new Set([...names, ...roleAt(level)])]
}

/** The levels whose roles members keep at the next one, by guild. */
async function keptLevels(db: Kysely<Database>): Promise<Map<Snowflake, Set<number>>> {
  const rows = await db
    .selectFrom('level_roles')
    .select(['guild_id', 'level'])
    .where('when_next', '=', 'keep')
    .execute()
  const byGuild = Map.groupBy(rows, (row) => row.guild_id)
  return new Map([...byGuild].map(([id, list]) => [id, new Set(list.map(({ level }) => level))]))
}
