import type { Kysely } from 'kysely'
import { saveGuildChannels } from '../../shared/database/guilds/channels.ts'
import { insertJobs, type NewJob } from '../../shared/database/jobs/jobs.ts'
import { endScreening } from '../../shared/database/jobs/screening.ts'
import { noteDeparted, notePresent } from '../../shared/database/members/departures.ts'
import { countMembers } from '../../shared/database/members/level-counts.ts'
import { insertMessageLogs } from '../../shared/database/members/message-logs.ts'
import { countRanges } from '../../shared/database/members/range-counts.ts'
import { lockStandings, writeStandings } from '../../shared/database/members/standings.ts'
import { type NewUser, saveUsers } from '../../shared/database/members/users.ts'
import { writePeriodStarts } from '../../shared/database/periods/starts.ts'
import { dropForgotten } from '../../shared/database/privacy/drop-forgotten.ts'
import type { Database } from '../../shared/database/schema.ts'
import { type ChannelChanges, joinChanges } from '../../shared/discord/guild-channels.ts'
import { compareSnowflakes, type Snowflake } from '../../shared/discord/snowflake.ts'
import { needsChannels } from '../../shared/levelling/earning-factor.ts'
import type { MemberKey } from '../../shared/levelling/member-key.ts'
import { MemberMap } from '../../shared/levelling/member-map.ts'
import type { PendingCheckpoints } from '../bus/checkpoints.ts'
import { type EarningMessage, type Write, writesOfKind } from '../bus/entry.ts'
import { applyMessages, jobsOfReturn, type Outcome, type PathOf, type RulesOf } from './apply.ts'
import type { Cooldowns } from './memory/cooldowns.ts'
import { seenMembers } from './seen-members.ts'

export interface Batch {
  writes: readonly Write[]
  names: readonly NewName[]
  checkpoints: PendingCheckpoints
  /** Where the channels of messages lie, in guilds where XP depends on it. */
  pathOf?: PathOf
}

/**
 * Writes a batch and its checkpoints in one transaction: all of it or nothing.
 * READ COMMITTED locks rows only. REPEATABLE READ also locks gaps between rows, and two batches then deadlock.
 * @param rulesOf has the rules of every guild in the batch
 */
export async function commitBatch(
  db: Kysely<Database>,
  { writes, names, checkpoints, pathOf }: Batch,
  rulesOf: RulesOf,
  now: number,
): Promise<Outcome> {
  const messages = writesOfKind(writes, 'message').map(({ message }) => message)
  const joined = writesOfKind(writes, 'member-joined').map(({ guildId, user }) => ({ guildId, userId: user.id }))
  const seen = seenMembers(writes)
  const screened = writesOfKind(writes, 'member-screened')
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      await checkpoints.save(trx, now)
      await saveUsers(
        trx,
        names.map(({ user }) => user),
        now,
      )
      const locked = await lockStandings(trx, keysOf(messages, joined))
      const outcome = applyMessages(messages, locked, rulesOf, pathOf)
      outcome.jobs.push(...jobsOfReturn(joined, locked, rulesOf))
      if (outcome.forgotten.length > 0) await dropForgotten(trx, outcome.forgotten, now)
      await saveUsers(trx, outcome.returned, now)
      await writePeriodStarts(trx, outcome.starts)
      await writeStandings(trx, outcome.changed)
      await insertMessageLogs(trx, outcome.awards)
      await insertJobs(trx, outcome.jobs, now)
      await countMembers(trx, outcome.moves)
      await countRanges(trx, outcome.rangeMoves)
      await endScreening(trx, screened, now)
      await noteDeparted(trx, seen.gone)
      await insertJobs(trx, jobsOfLeaving(seen.gone, rulesOf), now)
      await notePresent(trx, seen.here)
      await saveGuildChannels(trx, channelChanges(writes, rulesOf))
      return outcome
    })
}

/** Jobs that make the links of members who left due. Without the rules of a guild no job is written, and the daily look ends the links. */
const jobsOfLeaving = (gone: readonly MemberKey[], rulesOf: RulesOf): NewJob[] =>
  gone
    .filter(({ guildId }) => rulesOf(guildId)?.hasLinks)
    .map(({ guildId, userId }) => ({ kind: 'linked-role', guildId, userId, payload: {} }))

/**
 * The changes of channels of guilds whose rules depend on channels. In ascending order of guild id, so that processes do not
 * deadlock.
 */
function channelChanges(writes: readonly Write[], rulesOf: RulesOf): Map<Snowflake, ChannelChanges> {
  const asked = writesOfKind(writes, 'channels').filter(({ guildId }) => {
    const rules = rulesOf(guildId)
    return rules !== undefined && needsChannels(rules)
  })
  const byGuild = [...Map.groupBy(asked, ({ guildId }) => guildId)].sort(([a], [b]) => compareSnowflakes(a, b))
  return new Map(byGuild.map(([guildId, those]) => [guildId, joinChanges(those.map(({ change }) => change))]))
}

/** The members of the batch, each once. */
function keysOf(messages: readonly EarningMessage[], joined: readonly MemberKey[]): MemberKey[] {
  const [keys, known] = [[] as MemberKey[], new MemberMap<true>()]
  const add = (guildId: Snowflake, userId: Snowflake): void => {
    if (known.get(guildId, userId)) return
    known.set(guildId, userId, true)
    keys.push({ guildId, userId })
  }
  for (const { guildId, author } of messages) add(guildId, author.id)
  for (const { guildId, userId } of joined) add(guildId, userId)
  return keys
}

/** A user whose name is new to this process, and the guild in which the user wrote or joined. */
interface NewName {
  guildId: Snowflake
  user: NewUser
  /** Whether the user has written a message. Users who only joined are not remembered: in a raid nobody writes. */
  spoke: boolean
}

/** The newest name of each user whose name is new, in ascending order of id, so that processes do not deadlock. */
export function namesToWrite(writes: readonly Write[], cooldowns: Cooldowns): NewName[] {
  const names = new Map<Snowflake, NewName>()
  const note = (guildId: Snowflake, user: NewUser, spoke: boolean): void => {
    if (!cooldowns.knowsName(guildId, user)) names.set(user.id, { guildId, user, spoke })
    else if (names.size > 0) names.delete(user.id)
  }
  for (const write of writes) {
    if (write.kind === 'message') note(write.message.guildId, write.message.author, true)
    if (write.kind === 'reaction') note(write.reaction.guildId, write.reaction.giver, true)
    if (write.kind !== 'member-joined' && write.kind !== 'voice') continue
    const { guildId } = write
    const users = write.kind === 'voice' ? write.users : [write.user]
    for (const user of users) note(guildId, user, cooldowns.last(guildId, user.id) !== null)
  }
  return [...names.values()].sort((a, b) => compareSnowflakes(a.user.id, b.user.id))
}
