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

/** The path of every channel of a guild that ignores no channel: there the path does not matter. */
const ANYWHERE: ChannelPath = { ids: [], unknown: null }
const NOTHING_IGNORED = { ignoredChannelIds: new Set<string>(), ignoredRoleIds: new Set<string>() }

/**
 * Judges messages from memory. If memory does not hold the guild's rules or the member's last award, the message is
 * let through: the ledger judges it again by the member's locked row.
 */
export class Admission {
  constructor(private readonly parts: AdmissionParts) {}

  /** Decides whether a message is let through to the ledger. @param source the kind of its author */
  judge(message: EarningMessage, source: Candidate['source']): Verdict {
    const eligible = this.eligibility(message, source)
    const mayHaveMoved = !eligible.ok && eligible.reason === 'ignored-channel' && this.isBehind(message.guildId)
    if (!eligible.ok && !mayHaveMoved) return { ok: false, reason: eligible.reason }
    const guild = this.parts.rules.get(message.guildId)
    const { cooldowns } = this.parts
    const [guildId, userId, at] = [message.guildId, message.author.id, snowflakeTime(message.id)]
    // While the category of the channel is unknown, the message may earn nothing.
    const isUnsure = guild === undefined || this.missingPlace(message) !== null || this.isBehind(guildId)
    const last = isUnsure ? null : cooldowns.last(guildId, userId)
    if (isUnsure || last === null) {
      // The row may refuse this message. Noted as an award, it would refuse a later message that earns.
      cooldowns.noteWaiting(guildId, userId, at)
      return { ok: true }
    }
    if (cooldownLeft(last, at, guild.settings.xpDelaySeconds) > 0) return { ok: false, reason: 'cooldown' }
    cooldowns.note(guildId, userId, at)
    return { ok: true }
  }

  /** Whether a message is certainly within its author's cooldown; false if the last award is not in memory. */
  isInCooldown(guildId: Snowflake, userId: Snowflake, messageId: Snowflake): boolean {
    const rules = this.parts.rules.get(guildId)
    if (rules === undefined) return false
    const last = this.parts.cooldowns.last(guildId, userId)
    return last !== null && cooldownLeft(last, snowflakeTime(messageId), rules.settings.xpDelaySeconds) > 0
  }

  /** Judges a message again that was let through before the guild's rules were known. */
  isEligible(message: EarningMessage): boolean {
    return this.eligibility(message, 'person').ok
  }

  /** Whether a guild ignores channels; true while its rules are unknown. */
  asksForChannels(guildId: Snowflake): boolean {
    return this.parts.rules.get(guildId)?.ignoredChannelIds.size !== 0
  }

  /** The channel whose parent must be known before the message can be judged; null if the message can be judged now. */
  missingPlace(message: EarningMessage): Snowflake | null {
    const { unknown } = this.pathOf(message)
    return unknown !== null && this.isEligible(message) ? unknown : null
  }

  /** Whether changes of the guild's channels must be committed before a new message can be judged. */
  isBehind(guildId: Snowflake): boolean {
    return this.parts.channels.isBehind(guildId)
  }

  /** Applies a change of a guild's channels that is being committed, so that later messages are judged by it. */
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
