import { removeCommandLimit } from '../../../shared/database/guilds/command-limits.ts'
import { removeEarningChannel } from '../../../shared/database/guilds/earning-channels.ts'
import { type IgnoredKind, removeIgnored } from '../../../shared/database/guilds/ignored.ts'
import { removeManagerRole } from '../../../shared/database/guilds/manager-roles.ts'
import { removeMultiplier } from '../../../shared/database/guilds/multipliers.ts'
import { limitKindOf } from '../../../shared/discord/command-limits.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { fetchChannelSights } from '../../guild/fetch-sights.ts'
import { endLevelRole } from '../../guild/level-roles/remove.ts'
import { removedMessage } from '../../messages/level-role.ts'
import type { GuildContext } from '../context.ts'
import { accessOf, type Looked } from '../guild/look.ts'
import { lackedName } from '../guild/member.ts'
import { sayAsCommands } from '../guild/say.ts'
import { levelRoleContext, registrarOf } from '../level-roles/caller.ts'
import { refuse } from '../problem.ts'
import { saySettings } from '../settings/texts.ts'
import type { Mend, Mended } from './mend.ts'
import { sayMend } from './texts.ts'

const unseen = (context: GuildContext) =>
  refuse('unavailable', sayAsCommands(context.locale).text('settings.unchecked'))

/** The number of entries that were removed, with a sentence. */
function removed({ locale }: GuildContext, results: readonly string[]): Mended {
  const count = results.filter((result) => result === 'removed').length
  return { mended: count, text: count === 0 ? sayMend(locale)('nothing') : sayMend(locale)('removed', { count }) }
}

/** The channels that were deleted. A channel about which Discord does not answer is left out. */
async function goneChannels(context: GuildContext, ids: readonly Snowflake[], looked: Looked): Promise<Snowflake[]> {
  const sights = await fetchChannelSights(accessOf(context), looked.view, ids, Promise.resolve(looked.channels))
  return ids.filter((id) => sights.get(id)?.found === 'gone')
}

/** Removes ignored channels or roles that were deleted. */
export const removeGoneIgnored =
  (kind: IgnoredKind): Mend =>
  async (context, { stored, looked }) => {
    if (looked === null) return unseen(context)
    const { database, guildId, actor, now } = context
    const gone =
      kind === 'roles'
        ? stored.ignoredRoleIds.filter((id) => !looked.view.roles.has(id))
        : await goneChannels(context, stored.ignoredChannelIds, looked)
    const removals = gone.map((id) => removeIgnored(database, { guildId, actor, kind, id }, now))
    return removed(context, await Promise.all(removals))
  }

/** Removes deleted channels from the list of the only channels that earn XP. */
export const removeGoneEarning: Mend = async (context, { stored, looked }) => {
  if (looked === null) return unseen(context)
  const { database, guildId, actor, now } = context
  const gone = await goneChannels(context, stored.earningChannelIds, looked)
  return removed(
    context,
    await Promise.all(gone.map((id) => removeEarningChannel(database, { guildId, actor, id }, now))),
  )
}

/** Removes the multipliers of roles and channels that were deleted. */
export const removeGoneMultipliers: Mend = async (context, { stored, looked }) => {
  if (looked === null) return unseen(context)
  const { database, guildId, actor, now } = context
  const channelIds = stored.multipliers.flatMap(({ kind, id }) => (kind === 'channel' ? [id] : []))
  const goneIds = new Set(await goneChannels(context, channelIds, looked))
  const gone = stored.multipliers.filter(({ kind, id }) =>
    kind === 'role' ? !looked.view.roles.has(id) : goneIds.has(id),
  )
  const removals = gone.map(({ kind, id }) => removeMultiplier(database, { guildId, actor, kind, id }, now))
  return removed(context, await Promise.all(removals))
}

/** Removes manager roles that were deleted. */
export const removeGoneManagers: Mend = async (context, { stored, looked }) => {
  if (looked === null) return unseen(context)
  const { database, guildId, actor, now, locale } = context
  const { text } = sayAsCommands(locale)
  const lacked = lackedName(context, Permission.Administrator, text)
  if (lacked !== null) return refuse('forbidden', text('refusal.permission', { permission: lacked }))
  const gone = stored.managerRoleIds.filter((id) => !looked.view.roles.has(id))
  const removals = gone.map((roleId) => removeManagerRole(database, { guildId, actor, roleId }, now))
  return removed(context, await Promise.all(removals))
}

/** Removes deleted channels and roles from the limits of commands. */
export const removeGoneLimits: Mend = async (context, { stored, looked }) => {
  if (looked === null) return unseen(context)
  const { database, guildId, actor, now } = context
  const { channelIds, categoryIds, roleIds } = stored.commandLimits
  const gone = [
    ...(await goneChannels(context, [...channelIds, ...categoryIds], looked)),
    ...roleIds.filter((id) => !looked.view.roles.has(id)),
  ]
  const rows = gone.flatMap((id) => {
    const kind = limitKindOf(stored.commandLimits, id)
    return kind === null ? [] : [{ kind, id }]
  })
  const removals = rows.map((row) => removeCommandLimit(database, { guildId, actor }, row, now))
  return removed(context, await Promise.all(removals))
}

/** Removes level roles that were deleted, or that an integration manages. The rules are those of `/levelroles remove`. */
export const removeUnusableLevelRoles: Mend = async (context, { stored, looked }) => {
  if (looked === null) return unseen(context)
  const user = registrarOf(context)
  if (user === null) return refuse('forbidden', saySettings(context.locale)('keyHasNoRoles'))
  const { view } = looked
  const unusable = stored.levelRoles.filter(({ roleId }) => view.roles.get(roleId)?.managed ?? true)
  const results: string[] = []
  // One after the other: whether a role may be removed depends on the next lower one.
  for (const { roleId } of unusable) {
    const outcome = await endLevelRole(levelRoleContext(context, user), roleId, Promise.resolve(view))
    if (!outcome.ok && outcome.reason !== 'not-registered') {
      const detail = removedMessage(sayAsCommands(context.locale), roleId, outcome)
      if (!results.includes('removed')) return refuse('cannot-do', detail)
    }
    results.push(outcome.ok ? 'removed' : outcome.reason)
  }
  return removed(context, results)
}
