import { REST, RESTEvents } from '@discordjs/rest'
import { type APIApplicationCommand, Routes } from 'discord-api-types/v10'
import * as v from 'valibot'
import { commands } from '../../edge/features/index.ts'
import { IntegrationType } from '../../shared/discord/interaction-type.ts'
import { type Installed, toRegistration } from '../../shared/discord/registration.ts'
import { type Declared, type Plan, planRegistration } from './plan.ts'

export interface RegistrationTarget {
  apiUrl: string
  token: string
  applicationId: string
  /** The only server that gets the commands; null for every server. */
  guildId: string | null
}

export interface RegistrationOptions {
  /** The commands to register; those of the edge where this is absent. */
  declared?: readonly Declared[]
  /** Whether it is the main bot. Users cannot install a customer's own bot. */
  isMainBot?: boolean
  /** Called with whether users can install the main bot for themselves. */
  onUserInstall?: (isOn: boolean) => void
  /** Called with the plan before a change is sent. */
  onPlan?: (plan: Plan) => void
  /** Called with the milliseconds that Discord's rate limit makes this wait. */
  onWait?: (ms: number) => void
  /** Called with all registered commands and their ids, after the last change. */
  onRegistered?: (commands: readonly APIApplicationCommand[]) => Promise<void>
  /** Plans the changes and sends none. */
  dryRun?: boolean
}

/** Every command of the edge, in the form that Discord's API takes. */
export const declaredCommands = (installed: Installed = 'everywhere'): Declared[] => toRegistration(commands, installed)

/** The answer to `GET /applications/@me`: who may install the application. Absent in very old applications, which are for servers. */
const applicationSchema = v.object({ integration_types_config: v.nullish(v.record(v.string(), v.unknown())) })

/** Who can install an application. Discord refuses commands for users where the application has this install off. */
async function readInstalled(rest: REST): Promise<Installed> {
  const { integration_types_config: types } = v.parse(applicationSchema, await rest.get(Routes.currentApplication()))
  return types?.[IntegrationType.UserInstall] === undefined ? 'servers' : 'everywhere'
}

/** Discord accepts contexts and installs only for a command that is registered for every server. */
const withoutPlaces = ({ contexts: _, integration_types: __, ...command }: Declared): Declared => command

/** How often a request is repeated that Discord did not answer, or answered with 5xx. */
const RETRIES = 3

/** A PATCH does not change the fields that it leaves out, so it names every field that a declaration may have lost. */
const CLEARED = { name_localizations: null, description_localizations: null, nsfw: false } as const

/**
 * Makes Discord's list of commands equal to the declared commands. An equal command is not sent: registering again
 * changes nothing, and only new commands count towards the 200 that Discord lets an application create in a day.
 * @throws the error of @discordjs/rest where Discord refuses or does not answer
 */
export async function registerCommands(
  { apiUrl, token, applicationId, guildId }: RegistrationTarget,
  { declared, isMainBot = true, onPlan, onUserInstall, onWait, onRegistered, dryRun = false }: RegistrationOptions = {},
): Promise<Plan> {
  const rest = new REST({ version: '10', api: apiUrl, retries: RETRIES }).setToken(token)
  if (onWait !== undefined) rest.on(RESTEvents.RateLimited, ({ timeToReset }) => onWait(timeToReset))
  const all =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId)
  const one = (id: string): `/${string}` => `${all}/${id}`

  const installed = isMainBot && guildId === null && declared === undefined ? await readInstalled(rest) : 'servers'
  if (isMainBot && guildId === null) onUserInstall?.(installed === 'everywhere')
  const asked = declared ?? declaredCommands(installed)
  const wanted = guildId === null ? asked : asked.map(withoutPlaces)

  const query = new URLSearchParams({ with_localizations: 'true' })
  // The type of the endpoint's answer: https://discord.com/developers/docs/interactions/application-commands#get-global-application-commands
  const registered = (await rest.get(all, { query })) as APIApplicationCommand[]
  const plan = planRegistration(wanted, registered, guildId === null ? 'global' : 'guild')
  onPlan?.(plan)
  if (dryRun) return plan
  // Commands are removed first, so that the new ones fit into Discord's limit.
  for (const { id } of plan.remove) await rest.delete(one(id))
  for (const { id, to } of plan.change) await rest.patch(one(id), { body: { ...CLEARED, ...to } })
  const added: APIApplicationCommand[] = []
  // The type of the endpoint's answer, as above.
  for (const command of plan.add) added.push((await rest.post(all, { body: command })) as APIApplicationCommand)
  const removed = new Set(plan.remove.map(({ id }) => id))
  await onRegistered?.([...registered.filter(({ id }) => !removed.has(id)), ...added])
  return plan
}
