import { compareSnowflakes, type Snowflake } from '../../discord/snowflake.ts'
import { type MemberKey, memberKeyText } from '../../levelling/member-key.ts'
import type { Queries } from '../queries.ts'
import { storedNames } from './stored-kinds.ts'

const LEVEL_UP = ['level-up', 'level-reached'].flatMap(storedNames)

/** Announcements that go before a process's own level-ups, and that the process does not have in hand. */
export interface Ahead {
  /** Guilds with a message that another process sends, or that waits to be tried again. The value is when it is due. */
  guilds: ReadonlyMap<Snowflake, number>
  /** Guilds with a message of this process that was not in hand yet when the process asked. */
  arriving: ReadonlySet<Snowflake>
  /** The id of each member's oldest level-up that is not in hand, by `memberKeyText`. */
  members: ReadonlyMap<string, string>
}

/**
 * Reads the jobs that must be sent before the level-ups of members. Jobs with an expired lease count too: another process
 * takes them over first. Without this, a process that holds a member's third level-up could announce it before the second.
 * @param inHand ids of the jobs that the process had in hand when it chose `members`
 */
export async function aheadElsewhere(
  db: Queries,
  members: readonly MemberKey[],
  { processId, inHand }: { processId: string; inHand: readonly string[] },
): Promise<Ahead> {
  if (members.length === 0) return { guilds: new Map(), arriving: new Set(), members: new Map() }
  const rows = await db
    .selectFrom('jobs')
    .select((eb) => [
      ...(['guild_id', 'user_id', 'kind', 'taken_by'] as const),
      ...[eb.fn.min('id').as('first_id'), eb.fn.max('run_at').as('due')],
    ])
    .where('guild_id', 'in', [...new Set(members.map(({ guildId }) => guildId))])
    .where('state', 'in', ['waiting', 'taken'])
    .where((eb) =>
      eb.or([
        eb('kind', '=', 'announcement'),
        eb.and([eb('kind', 'in', LEVEL_UP), eb('user_id', 'in', [...new Set(members.map(({ userId }) => userId))])]),
      ]),
    )
    .$if(inHand.length > 0, (query) => query.where('id', 'not in', inHand))
    .groupBy(['guild_id', 'user_id', 'kind', 'taken_by'])
    .execute()
  const messages = rows.filter((row) => row.kind === 'announcement')
  const elsewhere = messages.filter((row) => row.taken_by !== processId)
  const arriving = messages.filter((row) => row.taken_by === processId)
  // Newest first: of each member the last entry, the oldest level-up, stays in the map.
  const levelUps = rows
    .filter((row) => row.kind !== 'announcement')
    .sort((a, b) => compareSnowflakes(b.first_id, a.first_id))
  return {
    guilds: latestDue(elsewhere),
    arriving: new Set(arriving.map((row) => row.guild_id)),
    members: new Map(levelUps.map((row) => [memberKeyText(row.guild_id, row.user_id ?? ''), row.first_id])),
  }
}

function latestDue(messages: readonly { guild_id: Snowflake; due: number }[]): Map<Snowflake, number> {
  const latest = new Map<Snowflake, number>()
  for (const { guild_id: guildId, due } of messages) latest.set(guildId, Math.max(due, latest.get(guildId) ?? due))
  return latest
}

/**
 * Guilds whose announcements another living process has in hand. One process at a time sends the announcements of a
 * guild, so that each member's stay in order and those of many members can be joined. A process that is sending a
 * message keeps the guild. Of two processes that took level-ups at the same time, the one with the oldest keeps it.
 */
export async function announcedByOthers(
  db: Queries,
  guildIds: readonly Snowflake[],
  processId: string,
  now: number,
): Promise<Set<Snowflake>> {
  if (guildIds.length === 0) return new Set()
  const holders = await db
    .selectFrom('jobs')
    .select((eb) => ['guild_id', 'taken_by', 'kind', eb.fn.min('id').as('first_id')])
    .where('guild_id', 'in', guildIds)
    .where('state', '=', 'taken')
    .where('kind', 'in', [...LEVEL_UP, 'announcement'])
    .where((eb) => eb.or([eb('taken_by', '=', processId), eb('taken_until', '>=', now)]))
    .groupBy(['guild_id', 'taken_by', 'kind'])
    .execute()
  return new Set(
    guildIds.filter((guildId) => {
      const here = holders.filter((row) => row.guild_id === guildId)
      const others = here.filter((row) => row.taken_by !== processId)
      if (others.some((row) => row.kind === 'announcement')) return true
      const mine = here.filter((row) => row.taken_by === processId && row.kind !== 'announcement')
      return others.some((row) => mine.every(({ first_id }) => compareSnowflakes(row.first_id, first_id) < 0))
    }),
  )
}
