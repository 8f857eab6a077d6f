import { assertNever } from '../../shared/assert-never.ts'
import type { LoadedLimits } from '../../shared/database/guilds/command-limits.ts'
import { isThread } from '../../shared/discord/channel-type.ts'
import { type CommandUse, isUnlimited, judgeCommandUse } from '../../shared/discord/command-limits.ts'
import { channelMention, roleMention, userMention } from '../../shared/discord/markdown.ts'
import { type Answer, refusal } from './answer.ts'
import type { Dependencies } from './dependencies.ts'
import type { GuildPlace, Invocation } from './parse.ts'

/**
 * Decides whether a guild's limits let a member use commands in this channel. The database is asked only where this isolate
 * has not read the limits in the last seconds; Discord only for a use in a thread whose category decides.
 * @returns null where they do, else the refusal
 */
export function judgeLimits(
  { userId, locale, applicationId }: Invocation,
  { guildId, member, channel }: GuildPlace,
  { commandLimits, database, discord, botTokens }: Dependencies,
): Answer | null | Promise<Answer | null> {
  if (isUnlimited(member.permissions)) return null
  const parentId = channel?.parent_id ?? null
  const place = channel && { id: channel.id, parentId, isThread: isThread(channel.type) }
  const use: CommandUse = { userId, ...member, channel: place }

  function judge({ limits, managerRoleIds }: LoadedLimits, categoryId?: string | null): ReturnType<typeof judgeLimits> {
    const verdict = judgeCommandUse(limits, use, managerRoleIds, categoryId)
    switch (verdict) {
      case 'allowed':
        return null
      case 'wrong-member': {
        // Members are named only where no role is allowed: the refused member can ask for a role.
        const { roleIds, memberIds } = limits
        const allowed = roleIds.length > 0 ? roleIds.map(roleMention) : memberIds.map(userMention)
        return refusal(locale, 'refusal.members', { members: allowed.join(', ') })
      }
      case 'wrong-channel': {
        const channels = [...limits.channelIds, ...limits.categoryIds].map(channelMention).join(', ')
        return refusal(locale, 'refusal.channels', { channels })
      }
      case 'unknown-category':
        return findCategory().then((found) => judge({ limits, managerRoleIds }, found))
      default:
        return assertNever(verdict)
    }
  }

  const findCategory = async () =>
    parentId && commandLimits.categoryOf(parentId, { discord, token: await botTokens(applicationId) })

  const known = commandLimits.known(guildId)
  return known === undefined ? commandLimits.read(database, guildId).then((loaded) => judge(loaded)) : judge(known)
}
