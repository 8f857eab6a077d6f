import type { EarningFacts } from '../../shared/database/members/earning-facts.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { ChannelPath } from '../../shared/levelling/channel-path.ts'
import {
  type OtherFacts,
  type OtherOutlook,
  type OtherPlace,
  otherOutlook,
} from '../../shared/levelling/other-outlook.ts'
import { earningPlace } from './earning-place.ts'
import type { GuildAccess } from './fetch.ts'

/** A member, a place with its rules, and the stored facts that decide about XP apart from messages. */
export interface OtherQuestion {
  userId: Snowflake
  roleIds: readonly Snowflake[]
  here: { facts: EarningFacts; path: Pick<ChannelPath, 'ids'> }
  others: OtherFacts
}

const placeOf = ({ facts, path }: OtherQuestion['here']): OtherPlace => ({
  rules: { settings: facts.rules, multipliers: facts.multipliers, boosts: facts.boosts },
  ignored: facts.ignored,
  channelPath: path.ids,
})

/**
 * Calculates how much XP a member earns in voice and by reactions, and loses by decay. For a member who is in another voice
 * channel, reads the rules of that channel first.
 */
export async function otherOutlookFor(
  access: GuildAccess & { database: Queries; now: number },
  { userId, roleIds, here, others }: OtherQuestion,
): Promise<OtherOutlook> {
  const channelId = others.settings.voiceXp > 0 ? (others.stay?.channelId ?? null) : null
  const isElsewhere = channelId !== null && channelId !== here.path.ids[0]
  const voiceAt = isElsewhere ? await earningPlace(access, { userId, roleIds, channelId, channel: null }) : here
  return otherOutlook(others, { here: placeOf(here), voiceAt: placeOf(voiceAt ?? here), roleIds, now: access.now })
}
