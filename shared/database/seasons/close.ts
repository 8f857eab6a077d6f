import { type Kysely, sql } from 'kysely'
import type { Snowflake } from '../../discord/snowflake.ts'
import type { Season, Winner } from '../../levelling/season.ts'
import { seasonAnnouncement } from '../../levelling/season-announcement.ts'
import { includesEvent } from '../../webhooks/events.ts'
import type { GuildRules } from '../guilds/guilds.ts'
import { insertJobs, type JobPayload, type NewJob } from '../jobs/jobs.ts'
import { isListed, joinUnlisted } from '../members/unlisted-members.ts'
import type { Queries } from '../queries.ts'
import { inReadCommitted } from '../read-committed.ts'
import type { Database } from '../schema.ts'
import { lockSeason, saveSeason, writeWon } from './seasons.ts'

/** Reads the members with the most XP in a season. Members whom leaderboards do not show are left out. Equal XP: older account first. */
export async function topOfSeason(db: Queries, guildId: Snowflake, number: number, most: number): Promise<Winner[]> {
  const { rows } = await sql<Winner>`
    select member.user_id as userId, xp from season_members as member force index (season_members_place)
    ${joinUnlisted(guildId, 'member.user_id')}
    where member.guild_id = ${guildId} and number = ${number} and xp > 0 and ${isListed}
    order by xp desc, member.user_id limit ${sql.lit(most)}`.execute(db)
  return rows
}

/** The job of a season that has handled its last member. */
export interface Closing {
  rules: GuildRules
  number: number
  /** Where a sync of the level roles shows its progress. */
  reply: JobPayload<'season'>['reply']
  now: number
}

/**
 * Ends a season after its last member: stores the winners, and writes the jobs that announce them, give them their role and
 * correct level roles. It is one transaction, so a process that is killed repeats and omits none of it.
 * @returns the season; null where another process was faster
 */
export async function closeSeason(
  db: Kysely<Database>,
  { rules, number, reply, now }: Closing,
  won: readonly Winner[],
): Promise<Season | null> {
  const { id: guildId } = rules.settings
  return inReadCommitted(db, async (trx) => {
    const season = await lockSeason(trx, guildId, number)
    if (season === null || season.state !== 'ending') return null
    await saveSeason(trx, guildId, number, { state: 'ended', won: writeWon(won), cursor_id: '0' })
    const { isActive, locale } = await guildFacts(trx, guildId)
    const content = seasonAnnouncement(season, won, locale)
    const userIds = won.map(({ userId }) => userId)
    const jobs = isActive ? jobsAfter(season, { rules, number, reply, now }, { content, userIds }) : []
    await insertJobs(trx, [...jobs, ...eventsOfEnd(season, rules, won, now)], now)
    return { ...season, state: 'ended', won }
  })
}

/** The event of a season's end, where a webhook of the guild wants it. */
function eventsOfEnd(
  { number: season, name, startedAt, endedAt }: Season,
  { settings: { id: guildId }, webhookEvents }: GuildRules,
  winners: readonly Winner[],
  now: number,
): NewJob[] {
  if (!includesEvent(webhookEvents, 'season.ended')) return []
  const times = { startedAt, endedAt: endedAt ?? now }
  const data = { guildId, season, name: name === '' ? null : name, ...times, winners: [...winners] }
  return [{ kind: 'guild-event', guildId, userId: null, payload: { event: { type: 'season.ended', data } } }]
}

/** The jobs after a season has ended, or after its end was undone. */
export function jobsAfter(
  { channelId, startsAnew }: Season,
  { rules, reply }: Closing,
  { content, userIds }: { content: string; userIds: Snowflake[] },
): NewJob[] {
  const subject = { guildId: rules.settings.id, userId: null }
  const jobs: NewJob[] = [{ kind: 'season-roles', ...subject, payload: {} }]
  if (channelId !== null)
    jobs.push({
      ...{ kind: 'announcement', ...subject },
      payload: { to: { channelId }, inReplyTo: null, content, userIds },
    })
  if (startsAnew && rules.levelRoles.length > 0)
    jobs.push({ kind: 'guild-role-sync', ...subject, payload: { reply, everyone: true } })
  return jobs
}

/** Whether a bot is in the guild, and the guild's language. */
export async function guildFacts(db: Queries, guildId: Snowflake): Promise<{ isActive: boolean; locale: string }> {
  const row = await db.selectFrom('guilds').select(['active', 'locale']).where('id', '=', guildId).executeTakeFirst()
  return { isActive: row?.active === 1, locale: row?.locale ?? 'en-US' }
}
