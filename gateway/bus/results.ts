import type { Snowflake } from '../../shared/discord/snowflake.ts'
import { snowflakeTime } from '../../shared/discord/snowflake.ts'
import { MemberMap } from '../../shared/levelling/member-map.ts'
import type { Entry } from './entry.ts'
import type { Results } from './notices.ts'

/** A member of a committed batch. Times are milliseconds since 1970. */
export interface CommittedMember {
  guildId: Snowflake
  userId: Snowflake
  /** Of the newest of the member's messages in the batch. */
  upTo: number
  standing: { lastXpAt: number | null }
}

/**
 * The results of a batch for each gateway, by the id of its process.
 * @param seen members of the batch as they stand now
 * @param refused entries that earned nothing
 */
export function resultsOf(
  batch: readonly Entry[],
  seen: readonly CommittedMember[],
  refused: readonly Entry[],
): Map<string, Results> {
  const results = new Map<string, { standings: Results['standings']; refusals: Results['refusals'] }>()
  const of = (sender: string) => {
    const known = results.get(sender) ?? { standings: [], refusals: [] }
    results.set(sender, known)
    return known
  }
  const senders = new MemberMap<string>()
  for (const entry of batch) {
    const sender = entry.origin?.sender
    if (entry.kind === 'message' && sender !== undefined)
      senders.set(entry.message.guildId, entry.message.author.id, sender)
  }
  for (const { guildId, userId, upTo, standing } of seen) {
    const sender = senders.get(guildId, userId)
    if (sender !== undefined) of(sender).standings.push([guildId, userId, upTo, standing.lastXpAt ?? 0])
  }
  for (const entry of refused) {
    const sender = entry.origin?.sender
    if (entry.kind !== 'message' || sender === undefined) continue
    const { id, guildId, author } = entry.message
    of(sender).refusals.push([guildId, author.id, snowflakeTime(id)])
  }
  return results
}
