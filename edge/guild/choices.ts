import { listIgnored } from '../../shared/database/guilds/ignored.ts'
import { listLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import { listManagerRoles } from '../../shared/database/guilds/manager-roles.ts'
import { type GuildChannel, permissionsIn } from '../../shared/discord/guild-view.ts'
import { labelName } from '../../shared/discord/name.ts'
import type { Choice } from '../../shared/discord/option.ts'
import { Permission, permits } from '../../shared/discord/permission.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { fetchGuildChannels, fetchGuildOrder, fetchGuildRoles } from './fetch.ts'

/** The choices whose name contains what was typed, in any case, with or without `@` and `#`. */
const containing = (choices: readonly Choice<string>[], typed: string): Choice<string>[] => {
  const wanted = typed.replace(/^[@#]/, '').toLowerCase()
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted))
}

/** The level roles whose name or level contains what was typed. */
export async function levelRoleChoices(context: InteractionContext, typed: string): Promise<Choice<string>[]> {
  const { database, guildId, text } = context
  const [levelRoles, roles] = await Promise.all([listLevelRoles(database, guildId), fetchGuildRoles(context)])
  const nameOf = (id: string): string =>
    labelName(roles?.get(id)?.name) ?? (roles === null || roles.has(id) ? id : text('levelRoles.deleted'))
  const choices = levelRoles.map(({ level, roleId }) => ({
    name: text('levelRoles.choice', { level, name: nameOf(roleId) }),
    value: roleId,
  }))
  return containing(choices, typed)
}

/** Roles whose name contains what was typed. A deleted role is shown with its id. */
async function roleChoices(
  context: InteractionContext,
  listed: Promise<readonly Snowflake[]>,
  typed: string,
): Promise<Choice<string>[]> {
  const [ids, roles] = await Promise.all([listed, fetchGuildRoles(context)])
  const choices = ids.map((id) => {
    const name = labelName(roles?.get(id)?.name)
    return { name: name === null ? context.text('ignored.unnamedRole', { id }) : `@${name}`, value: id }
  })
  return containing(choices, typed)
}

/** The manager roles whose name contains what was typed. */
export const managerRoleChoices = (context: InteractionContext, typed: string): Promise<Choice<string>[]> =>
  roleChoices(context, listManagerRoles(context.database, context.guildId), typed)

/** The ignored roles whose name contains what was typed. */
export const ignoredRoleChoices = (context: InteractionContext, typed: string): Promise<Choice<string>[]> =>
  roleChoices(context, listIgnored(context.database, context.guildId, 'roles'), typed)

/** The ignored channels whose name contains what was typed. A channel that the member cannot see is shown without its name. */
export async function ignoredChannelChoices(context: InteractionContext, typed: string): Promise<Choice<string>[]> {
  const { database, guildId, text, user } = context
  const [ids, channels, order] = await Promise.all([
    listIgnored(database, guildId, 'channels'),
    fetchGuildChannels(context),
    fetchGuildOrder(context),
  ])
  const isSeen = ({ overwrites }: GuildChannel): boolean =>
    order !== null && permits(permissionsIn(order, user, overwrites), Permission.ViewChannel)
  const nameOf = (id: string): string => {
    const channel = channels?.get(id)
    if (channel !== undefined && !isSeen(channel)) return text('ignored.hiddenChannel', { id })
    const name = labelName(channel?.name)
    return name === null ? text('ignored.unnamedChannel', { id }) : `#${name}`
  }
  return containing(
    ids.map((id) => ({ name: nameOf(id), value: id })),
    typed,
  )
}
