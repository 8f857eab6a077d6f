import type { Kysely } from 'kysely'
import { saveGuildChannels } from '../../shared/database/guilds/channels.ts'
import type { GuildRules } from '../../shared/database/guilds/guilds.ts'
import { insertJobs } from '../../shared/database/jobs/jobs.ts'
import { endScreening } from '../../shared/database/jobs/screening.ts'
import { countMembers } from '../../shared/database/members/level-counts.ts'
import { insertMessageLogs, type MessageLog } from '../../shared/database/members/message-logs.ts'
import { lockStandings, writeStandings } from '../../shared/database/members/standings.ts'
import { saveUsers } from '../../shared/database/members/users.ts'
import type { Database } from '../../shared/database/schema.ts'
import { type Checkpoint, saveCheckpoints } from '../../shared/database/sessions/checkpoints.ts'
import { type ChannelChanges, joinChanges } from '../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { type MemberKey, memberKeyText } from '../../shared/levelling/member-key.ts'
import { applyMessages, jobsOfReturn, type Outcome } from './apply.ts'
import type { EarningMessage, Write } from './entry.ts'
import type { NewName } from './names.ts'

export interface Batch {
  writes: readonly Write[]
  names: readonly NewName[]
  checkpoints: readonly Checkpoint[]
}

/**
 * Writes one batch in one transaction: either all of it and the checkpoints that say so, or nothing.
 * READ COMMITTED, because its locks are rows alone; the gaps that REPEATABLE READ locks between them deadlock.
 * @param rulesOf knows every guild that the batch's messages and members are of
 */
export async function commitBatch(
  db: Kysely<Database>,
  { writes, names, checkpoints }: Batch,
  rulesOf: (guildId: Snowflake) => GuildRules | undefined,
  now: number,
): Promise<Outcome> {
  const messages = writes.flatMap((write) => (write.kind === 'message' ? [write.message] : []))
  const joined = writes.flatMap((write) =>
    write.kind === 'member-joined' ? [{ guildId: write.guildId, userId: write.user.id }] : [],
  )
  const screened = writes.flatMap((write) => (write.kind === 'member-screened' ? [write] : []))
  return db
    .transaction()
    .setIsolationLevel('read committed')
    .execute(async (trx) => {
      await saveUsers(
        trx,
        names.map(({ user }) => user),
        now,
      )
      const locked = await lockStandings(trx, keysOf(messages, joined))
      const applied = applyMessages(messages, locked, rulesOf)
      const standings = new Map(locked.map((member) => [memberKeyText(member.guildId, member.userId), member.standing]))
      const returned = jobsOfReturn(joined, (key) => standings.get(key), rulesOf)
      const outcome = { ...applied, jobs: [...applied.jobs, ...returned] }
      await writeStandings(trx, outcome.changed)
      await insertMessageLogs(trx, outcome.awards.map(logOf))
      await insertJobs(trx, outcome.jobs, now)
      await countMembers(trx, outcome.moves)
      await endScreening(trx, screened, now)
      await saveGuildChannels(trx, channelChanges(writes, rulesOf))
      await saveCheckpoints(trx, checkpoints, now)
      return outcome
    })
}

/** What became of the channels of guilds that ignore any, in the order of ids, so that processes do not deadlock. */
function channelChanges(
  writes: readonly Write[],
  rulesOf: (guildId: Snowflake) => GuildRules | undefined,
): Map<Snowflake, ChannelChanges> {
  const told = writes.flatMap((write) => (write.kind === 'channels' ? [write] : []))
  const asked = told.filter(({ guildId }) => (rulesOf(guildId)?.ignoredChannelIds.size ?? 0) > 0)
  const byGuild = [...Map.groupBy(asked, ({ guildId }) => guildId)].sort(([a], [b]) => (a < b ? -1 : 1))
  return new Map(byGuild.map(([guildId, those]) => [guildId, joinChanges(those.map(({ change }) => change))]))
}

/** Every member once. */
function keysOf(messages: readonly EarningMessage[], joined: readonly MemberKey[]): MemberKey[] {
  const keys = new Map<string, MemberKey>()
  for (const { guildId, author } of messages)
    keys.set(memberKeyText(guildId, author.id), { guildId, userId: author.id })
  for (const key of joined) keys.set(memberKeyText(key.guildId, key.userId), key)
  return [...keys.values()]
}

const logOf = ({ message, xp, at }: Outcome['awards'][number]): MessageLog => ({
  messageId: message.id,
  guildId: message.guildId,
  userId: message.author.id,
  channelId: message.channelId,
  xp,
  createdAt: at,
})
