import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import { cooldownLeft } from '../../shared/levelling/award.ts'
import type { ChannelPath } from '../../shared/levelling/channel-path.ts'
import { type Candidate, type Eligibility, eligibility } from '../../shared/levelling/eligibility.ts'
import type { EarningMessage, Write } from '../bus/entry.ts'
import type { ChannelTree } from './memory/channel-tree.ts'
import type { Cooldowns } from './memory/cooldowns.ts'
import type { RulesCache } from './memory/rules-cache.ts'

type Refusal = Exclude<Eligibility, { ok: true }>['reason'] | 'cooldown'
export type Verdict = { ok: true } | { ok: false; reason: Refusal }

type ChannelsTold = Extract<Write, { kind: 'channels' }>

export interface AdmissionParts {
  rules: RulesCache
  cooldowns: Cooldowns
  channels: ChannelTree
}

/** Of a guild that ignores no channel, nobody asks where a channel lies. */
const ANYWHERE: ChannelPath = { ids: [], unknown: null }
const NOTHING_IGNORED = { ignoredChannelIds: new Set<string>(), ignoredRoleIds: new Set<string>() }

/**
 * Judges messages in memory. Where something is not known here (a guild's rules not read yet, a member not seen
 * lately) the message is let through: the ledger asks the same questions of the locked row.
 */
export class Admission {
  constructor(private readonly parts: AdmissionParts) {}

  /** @param source who or what wrote it */
  judge(message: EarningMessage, source: Candidate['source']): Verdict {
    const eligible = this.eligibility(message, source)
    const mayHaveMoved = !eligible.ok && eligible.reason === 'ignored-channel' && this.isBehind(message.guildId)
    if (!eligible.ok && !mayHaveMoved) return { ok: false, reason: eligible.reason }
    const guild = this.parts.rules.get(message.guildId)
    const { cooldowns } = this.parts
    const [guildId, userId, at] = [message.guildId, message.author.id, snowflakeTime(message.id)]
    // While it is not known where the channel lies, the message may earn nothing.
    const isUnsure = guild === undefined || this.missingPlace(message) !== null || this.isBehind(guildId)
    const last = isUnsure ? null : cooldowns.last(guildId, userId)
    if (isUnsure || last === null) {
      // Not noted as an award, which would refuse a later message that does earn: the row may refuse this one.
      cooldowns.noteWaiting(guildId, userId, at)
      return { ok: true }
    }
    if (cooldownLeft(last, at, guild.settings.xpDelaySeconds) > 0) return { ok: false, reason: 'cooldown' }
    cooldowns.note(guildId, userId, at)
    return { ok: true }
  }

  /** Whether a message surely comes too soon after its author's last award; false also where that is not known here. */
  isInCooldown(guildId: Snowflake, userId: Snowflake, messageId: Snowflake): boolean {
    const rules = this.parts.rules.get(guildId)
    if (rules === undefined) return false
    const last = this.parts.cooldowns.last(guildId, userId)
    return last !== null && cooldownLeft(last, snowflakeTime(messageId), rules.settings.xpDelaySeconds) > 0
  }

  /** The same question again, for a message that was let through before its guild's rules were known. */
  isEligible(message: EarningMessage): boolean {
    return this.eligibility(message, 'person').ok
  }

  /** Whether it matters where channels of a guild lie, as far as its rules are known. */
  asksForChannels(guildId: Snowflake): boolean {
    return this.parts.rules.get(guildId)?.ignoredChannelIds.size !== 0
  }

  /** The channel whose parent must be known to judge a message; null where nothing more need be known. */
  missingPlace(message: EarningMessage): Snowflake | null {
    const { unknown } = this.pathOf(message)
    return unknown !== null && this.isEligible(message) ? unknown : null
  }

  /** Whether changes of a guild's channels are still to be committed before a message of now can be judged. */
  isBehind(guildId: Snowflake): boolean {
    return this.parts.channels.isBehind(guildId)
  }

  /** A change of a guild's channels is being committed: messages after it are judged by it. */
  catchUp({ guildId, change }: ChannelsTold): void {
    this.parts.channels.catchUp(guildId, change)
  }

  private pathOf({ guildId, channelId }: EarningMessage): ChannelPath {
    const guild = this.parts.rules.get(guildId)
    return guild && guild.ignoredChannelIds.size > 0 ? this.parts.channels.path(guildId, channelId) : ANYWHERE
  }

  private eligibility(message: EarningMessage, source: Candidate['source']): Eligibility {
    const guild = this.parts.rules.get(message.guildId)
    const { guildId, roleIds } = message
    const channelPath = this.pathOf(message).ids
    return eligibility({ guildId, channelPath, authorRoleIds: roleIds, source }, guild ?? NOTHING_IGNORED)
  }
}
