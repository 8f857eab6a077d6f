import type { Queries } from '../../../shared/database/queries.ts'
import type { VoiceGuild } from '../../../shared/database/voice/guilds.ts'
import { loadStays, type StoredStay, type Wanted } from '../../../shared/database/voice/stays.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { type MemberKey, memberKeyText } from '../../../shared/levelling/member-key.ts'
import { gapBefore, type VoiceSight } from '../../../shared/levelling/voice-room.ts'
import type { Origin } from '../../bus/progress.ts'

/** The voice events of one server, in their order. */
export interface GuildSights {
  guildId: Snowflake
  sights: readonly VoiceSight[]
  /** The origin of the first event; null where no event caused it. */
  origin: Origin | null
}

const userIdsOf = ({ sights }: GuildSights): Snowflake[] => [
  ...new Set(sights.flatMap(({ states }) => states.map(({ userId }) => userId))),
]

/** The members in voice events. */
export const membersOf = (guilds: readonly GuildSights[]): MemberKey[] =>
  guilds.flatMap((guild) => userIdsOf(guild).map((userId) => ({ guildId: guild.guildId, userId })))

/** The events as if members who are not counted were in no voice channel. @param uncounted their keys, as `memberKeyText` writes them */
export function withoutUncounted(
  guilds: readonly GuildSights[],
  uncounted: ReadonlySet<string>,
): readonly GuildSights[] {
  if (uncounted.size === 0) return guilds
  return guilds.map((guild) => ({
    ...guild,
    sights: guild.sights.map((sight) => ({
      ...sight,
      states: sight.states.map((state) =>
        uncounted.has(memberKeyText(guild.guildId, state.userId)) ? { ...state, channelId: null } : state,
      ),
    })),
  }))
}

/** Whether sights may change the time of every member in voice, and not only of those in the channels that they name. */
function concernsAll({ sights }: GuildSights, { seenUntil, seenBotId, afkChannelId }: VoiceGuild): boolean {
  let last = { seenUntil, seenBotId, afkChannelId }
  for (const sight of sights) {
    const isNews = !sight.isComplete && sight.states.length > 0
    const movesAfk = sight.afkChannelId !== undefined && sight.afkChannelId !== afkChannelId
    if (!isNews || movesAfk || gapBefore(last, sight) !== 'none') return true
    last = { ...last, seenUntil: Math.max(last.seenUntil, sight.at), seenBotId: sight.botId }
  }
  return false
}

/** The stays of the members with news: the channels that they leave are known only from these. */
export const namedStays = (trx: Queries, guilds: readonly GuildSights[]): Promise<StoredStay[]> =>
  loadStays(
    trx,
    guilds.map((guild) => ({ guildId: guild.guildId, userIds: userIdsOf(guild), channelIds: [] })),
  )

/** The stays that are needed to apply voice events. @param named the stays of members with events */
export function wantedStays(
  guilds: readonly GuildSights[],
  locked: ReadonlyMap<Snowflake, VoiceGuild>,
  named: readonly StoredStay[],
): Wanted[] {
  const left = Map.groupBy(named, ({ guildId }) => guildId)
  return guilds.map((guild): Wanted => {
    const { guildId, sights } = guild
    const stored = locked.get(guildId)
    const userIds = userIdsOf(guild)
    if (stored === undefined || concernsAll(guild, stored)) return { guildId, userIds, channelIds: 'all' }
    const channelIds = [...(left.get(guildId) ?? []), ...sights.flatMap(({ states }) => states)].flatMap(
      ({ channelId }) => (channelId === null ? [] : [channelId]),
    )
    return { guildId, userIds, channelIds: [...new Set(channelIds)] }
  })
}
