import type { Kysely } from 'kysely'
import type { GuildRules } from '../../shared/database/guilds/guilds.ts'
import {
  awardReactions,
  type RewardedReaction,
  type RewardedReactions,
} from '../../shared/database/ledger/award-reactions.ts'
import { inReadCommitted } from '../../shared/database/read-committed.ts'
import type { Database } from '../../shared/database/schema.ts'
import { earningFactor } from '../../shared/levelling/earning-factor.ts'
import type { EarningReaction } from '../bus/entry.ts'
import type { PathOf, RulesOf } from './apply.ts'

/** The rules and places by which reactions earn. */
interface ReactionFacts {
  rulesOf: RulesOf
  pathOf: PathOf
}

/**
 * Awards the reactions of a batch in a transaction of their own, before the one of the messages, so that batches without
 * reactions pay nothing. If the process ends between the two, the reactions come again, and are not awarded a second time.
 * @param db the database, or a transaction
 */
export async function commitReactions(
  db: Kysely<Database>,
  reactions: readonly { reaction: EarningReaction }[],
  { rulesOf, pathOf }: ReactionFacts,
  now: number,
): Promise<RewardedReactions> {
  const rewarded = reactions.flatMap(({ reaction }) => {
    const rules = rulesOf(reaction.guildId)
    const { giver, messageId, guildId, channelId, authorId, at } = reaction
    if (rules === undefined) return []
    const factors = factorsOf(reaction, rules, pathOf)
    return [{ messageId, guildId, channelId, giverId: giver.id, authorId, at, factors }]
  })
  return inReadCommitted(db, (trx) => awardReactions(trx, rewarded, rulesOf, now))
}

/** The factors for the giver and for the author. Discord's event does not name the roles of the author. */
function factorsOf(
  { messageId, channelId, giverRoleIds, at }: EarningReaction,
  rules: GuildRules,
  pathOf: PathOf,
): RewardedReaction['factors'] {
  const channelPath = pathOf(messageId) ?? [channelId]
  const factorWith = (roleIds: EarningReaction['giverRoleIds']) => earningFactor(rules, { channelPath, roleIds, at })
  return { given: factorWith(giverRoleIds), received: factorWith([]) }
}
