import { assertNever } from '../../shared/assert-never.ts'
import type { GuildIdentity } from '../../shared/database/guilds/guilds.ts'
import type { NewUser } from '../../shared/database/members/users.ts'
import type { ChannelChange } from '../../shared/discord/guild-channels.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { VoiceSight } from '../../shared/levelling/voice-room.ts'
import type { Origin } from './progress.ts'

/** A message that may earn XP, with the data for the award. It never has the text. */
export interface EarningMessage {
  id: Snowflake
  guildId: Snowflake
  channelId: Snowflake
  author: NewUser
  roleIds: readonly Snowflake[]
  /** W3C's `traceparent` of the span that belongs to it; absent where it is not traced. */
  trace?: string
}

/** A reaction for which its giver and the message's author may earn XP. */
export interface EarningReaction {
  messageId: Snowflake
  guildId: Snowflake
  channelId: Snowflake
  giver: NewUser
  giverRoleIds: readonly Snowflake[]
  /** Another user than the giver. Whether a person or a bot is not known here. */
  authorId: Snowflake
  /** When the event came, milliseconds since 1970, because a reaction has no time of its own. */
  at: number
}

/** A reaction as the message by which the rules about channels and roles judge it: the giver's, in the same channel. */
export const asMessage = ({ messageId, guildId, channelId, giver, giverRoleIds }: EarningReaction): EarningMessage => ({
  id: messageId,
  guildId,
  channelId,
  author: giver,
  roleIds: giverRoleIds,
})

/** A write that an event asks for. */
export type Write =
  | { kind: 'guild'; guild: GuildIdentity }
  | { kind: 'guild-left'; guildId: Snowflake }
  /** Every guild that the bot is in, among those of its shard, and of the partition where one is named. */
  | { kind: 'guilds-listed'; guildIds: readonly Snowflake[]; partition?: number }
  | { kind: 'member-joined'; guildId: Snowflake; user: NewUser }
  /** Members who are in the guild, and members who are not: they left, or Discord said so. `at`: milliseconds since 1970 */
  | {
      kind: 'members-seen'
      guildId: Snowflake
      hereIds: readonly Snowflake[]
      goneIds: readonly Snowflake[]
      at: number
    }
  /** The member has passed the membership screening of the server. */
  | { kind: 'member-screened'; guildId: Snowflake; userId: Snowflake }
  /** A change of channels in a guild whose rules depend on channels. */
  | { kind: 'channels'; guildId: Snowflake; change: ChannelChange }
  /** The members whom a session sees in voice, in a server that awards XP for voice. `users`: names that came with them. */
  | { kind: 'voice'; guildId: Snowflake; users: readonly NewUser[]; sight: VoiceSight }
  | { kind: 'message'; message: EarningMessage }
  | { kind: 'reaction'; reaction: EarningReaction }

/** An entry by which members may earn. */
export type EarningEntry = Extract<Entry, { kind: 'message' | 'reaction' }>

export const isEarning = (entry: Entry): entry is EarningEntry => entry.kind === 'message' || entry.kind === 'reaction'

/** The message by which the rules about channels and roles judge an entry. */
export const judgedMessage = (entry: EarningEntry): EarningMessage =>
  entry.kind === 'message' ? entry.message : asMessage(entry.reaction)

/** The writes of one kind, in their order. */
export const writesOfKind = <Kind extends Write['kind']>(writes: readonly Write[], kind: Kind) =>
  writes.filter((write): write is Extract<Write, { kind: Kind }> => write.kind === kind)

/** The guild that a write is about; null for a write about many. */
export function guildOf(write: Write): Snowflake | null {
  switch (write.kind) {
    case 'message':
      return write.message.guildId
    case 'reaction':
      return write.reaction.guildId
    case 'guild':
      return write.guild.id
    case 'guild-left':
    case 'channels':
    case 'member-joined':
    case 'member-screened':
    case 'members-seen':
    case 'voice':
      return write.guildId
    case 'guilds-listed':
      return null
    default:
      return assertNever(write)
  }
}

/** The guild whose share of the queue a write uses; null for writes about the guild itself, of which there are never many. */
export const laneOf = (write: Write): Snowflake | null =>
  write.kind === 'guild' || write.kind === 'guild-left' ? null : guildOf(write)

/** The member who caused a write; null where Discord tells about the guild itself. */
export function doerOf(write: Write): Snowflake | null {
  if (write.kind === 'message') return write.message.author.id
  if (write.kind === 'reaction') return write.reaction.giver.id
  if (write.kind === 'member-screened') return write.userId
  return write.kind === 'member-joined' ? write.user.id : null
}

/** A write in the ledger's queue, with the event that asked for it. */
export type Entry = Write & {
  origin: Origin | null
  /** When the event came, in milliseconds since 1970; absent if the latency is not measured. */
  receivedAt?: number
}
