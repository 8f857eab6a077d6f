import { type IgnoredKind, listIgnored } from '../../shared/database/guilds/ignored.ts'
import { listLevelRoles } from '../../shared/database/guilds/level-roles.ts'
import { listManagerRoles } from '../../shared/database/guilds/manager-roles.ts'
import { labelName } from '../../shared/discord/name.ts'
import type { Choice } from '../../shared/discord/option.ts'
import type { InteractionContext } from '../interactions/context.ts'
import { fetchGuildChannels, fetchGuildRoles } from './fetch.ts'

const containing = (choices: readonly Choice<string>[], typed: string): Choice<string>[] => {
  const wanted = typed.replace(/^[@#]/, '').toLowerCase()
  return choices.filter(({ name }) => name.toLowerCase().includes(wanted))
}

/** The registered level roles whose name or level holds what was typed. */
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

/** The manager roles whose name holds what was typed. */
export async function managerRoleChoices(context: InteractionContext, typed: string): Promise<Choice<string>[]> {
  const [ids, roles] = await Promise.all([
    listManagerRoles(context.database, context.guildId),
    fetchGuildRoles(context),
  ])
  const choices = ids.map((id) => {
    const name = roles?.get(id)?.name
    return { name: name === undefined ? context.text('ignored.unnamedRole', { id }) : `@${name}`, value: id }
  })
  return containing(choices, typed)
}

/** What is ignored and has what was typed in its name. */
export async function ignoredChoices(
  context: InteractionContext,
  kind: IgnoredKind,
  typed: string,
): Promise<Choice<string>[]> {
  const { database, guildId, text } = context
  const fetchNamed = kind === 'channels' ? fetchGuildChannels : fetchGuildRoles
  const [ids, known] = await Promise.all([listIgnored(database, guildId, kind), fetchNamed(context)])
  const [sign, unnamed] =
    kind === 'channels' ? ['#', 'ignored.unnamedChannel' as const] : ['@', 'ignored.unnamedRole' as const]
  const choices = ids.map((id) => {
    const name = labelName(known?.get(id)?.name)
    return { name: name === null ? text(unnamed, { id }) : `${sign}${name}`, value: id }
  })
  return containing(choices, typed)
}
