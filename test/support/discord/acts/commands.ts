import type { APIApplicationCommand } from 'discord-api-types/v10'
import type { Snowflake } from '../../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../../shared/levelling/day.ts'
import type { CommandBody } from '../checks/command.ts'
import type { ApplicationState } from '../state/application.ts'
import type { World } from '../world.ts'

const CREATES_PER_DAY = 200

/** Commands are global or a guild's own. */
export interface Scope {
  application: ApplicationState
  guildId: Snowflake | null
}

export const scopeKey = ({ guildId }: Scope): string => guildId ?? 'global'

export const commandsIn = (scope: Scope): APIApplicationCommand[] =>
  scope.application.commands.get(scopeKey(scope)) ?? []

/** Takes new commands off the day's allowance, if it has room for all of them. */
export function allowCreates(scope: Scope, count: number, now: number): boolean {
  const creates = scope.application.commandCreates
  const day = creates.get(scopeKey(scope))
  const today = day && day.resetAt > now ? day : { count: 0, resetAt: now + DAY_MS }
  creates.set(scopeKey(scope), today)
  if (today.count + count > CREATES_PER_DAY) return false
  today.count += count
  return true
}

/**
 * Stores a command as Discord does. If it equals the command that it replaces, that one stays with its id and version. If it
 * differs, it keeps only the id.
 * @param old the command that it replaces; absent, the one of the same type and name
 */
export function storeCommand(
  world: World,
  scope: Scope,
  body: CommandBody,
  old?: APIApplicationCommand,
): APIApplicationCommand {
  const known = old ?? commandsIn(scope).find(({ type, name }) => type === body.type && name === body.name)
  const fields = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined))
  const command = {
    ...fields,
    id: known?.id ?? world.snowflakes.next(),
    application_id: scope.application.id,
    version: world.snowflakes.next(),
    name_localizations: body.name_localizations ?? null,
    description_localizations: body.description_localizations ?? null,
    ...(scope.guildId === null ? {} : { guild_id: scope.guildId }),
  }
  // The body went through the command schema, which checks the fields of the type.
  const stored = command as unknown as APIApplicationCommand
  return known && Bun.deepEquals({ ...known, version: '' }, { ...stored, version: '' }) ? known : stored
}

/** Lists leave localisations out unless asked for them. */
export const withoutLocalisations = (command: APIApplicationCommand): APIApplicationCommand =>
  JSON.parse(JSON.stringify(command, (key, value) => (key.endsWith('_localizations') ? undefined : value)))
