import { type Snowflake, snowflakeTime } from '../../shared/discord/snowflake.ts'
import { cooldownLeft } from '../../shared/levelling/award.ts'
import type { ChannelPath } from '../../shared/levelling/channel-path.ts'
import { needsChannels } from '../../shared/levelling/earning-factor.ts'
import { type Candidate, type Eligibility, eligibility } from '../../shared/levelling/eligibility.ts'
import { reactionsEarn } from '../../shared/levelling/reaction.ts'
import { asMessage, type EarningMessage, type EarningReaction, type Write } from '../bus/entry.ts'
import type { ChannelTree } from './memory/channel-tree.ts'
import type { Cooldowns } from './memory/cooldowns.ts'
import type { RulesCache } from './memory/rules-cache.ts'

type Refusal = Exclude<Eligibility, { ok: true }>['reason'] | 'cooldown' | 'off'
export type Verdict = { ok: true } | { ok: false; reason: Refusal }

type ChannelsTold = Extract<Write, { kind: 'channels' }>

export interface AdmissionParts {
  rules: RulesCache
  cooldowns: Cooldowns
  channels: ChannelTree
}

/** The path of every channel of a guild in which no rule depends on channels. */
const ANYWHERE: ChannelPath = { ids: [], unknown: null }
const NONE: ReadonlySet<Snowflake> = new Set()
const NOTHING_IGNORED = { ignoredChannelIds: NONE, ignoredRoleIds: NONE, earningChannelIds: NONE }
/** The refusals that a move of the channel, or of its parent, may end. */
const BY_PLACE: ReadonlySet<string> = new Set(['ignored-channel', 'unlisted-channel'])

/**
 * Judges messages from memory. If memory does not hold the guild's rules or the member's last award, the message is
 * let through: the ledger judges it again by the member's locked row.
 */
export class Admission {
  constructor(private readonly parts: AdmissionParts) {}

  /** Decides whether a message is let through to the ledger. @param source the kind of its author */
  judge(message: EarningMessage, source: Candidate['source']): Verdict {
    const eligible = this.eligibility(message, source)
    const mayHaveMoved = !eligible.ok && BY_PLACE.has(eligible.reason) && this.isBehind(message.guildId)
    if (!eligible.ok && !mayHaveMoved) return { ok: false, reason: eligible.reason }
    const guild = this.parts.rules.get(message.guildId)
    const { cooldowns } = this.parts
    const [guildId, userId, at] = [message.guildId, message.author.id, snowflakeTime(message.id)]
    // While the category of the channel is unknown, the message may earn nothing, or another amount.
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

  /** Whether reactions may earn XP in a guild; true while its rules are unknown. */
  mayReactionsEarn(guildId: Snowflake): boolean {
    const rules = this.parts.rules.get(guildId)
    return rules === undefined || reactionsEarn(rules.settings)
  }

  /** Decides whether a reaction is let through to the ledger. */
  judgeReaction(reaction: EarningReaction): Verdict {
    const { guildId } = reaction
    if (!this.mayReactionsEarn(guildId)) return { ok: false, reason: 'off' }
    const eligible = this.eligibility(asMessage(reaction), 'person')
    return eligible.ok || this.isBehind(guildId) ? { ok: true } : { ok: false, reason: eligible.reason }
  }

  /** Judges a message again that was let through before the guild's rules were known. */
  isEligible(message: EarningMessage): boolean {
    return this.eligibility(message, 'person').ok
  }

  /** Whether a rule of a guild depends on where channels lie; true while its rules are unknown. */
  asksForChannels(guildId: Snowflake): boolean {
    const rules = this.parts.rules.get(guildId)
    return rules === undefined || needsChannels(rules)
  }

  /** The path of a message's channel, if the XP of the message depends on it; undefined in all other guilds. */
  factorPath(message: EarningMessage): readonly Snowflake[] | undefined {
    const rules = this.parts.rules.get(message.guildId)
    return rules !== undefined && rules.multipliers.channels.size > 0 ? this.pathOf(message).ids : undefined
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
    return guild && needsChannels(guild) ? this.parts.channels.path(guildId, channelId) : ANYWHERE
  }

  private eligibility(message: EarningMessage, source: Candidate['source']): Eligibility {
    const guild = this.parts.rules.get(message.guildId)
    const { guildId, roleIds } = message
    const { ids: channelPath, unknown } = this.pathOf(message)
    const candidate = { guildId, channelPath, isPartial: unknown !== null, authorRoleIds: roleIds, source }
    return eligibility(candidate, guild ?? NOTHING_IGNORED)
  }
}
