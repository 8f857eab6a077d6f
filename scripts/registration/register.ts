import { REST, RESTEvents } from '@discordjs/rest'
import { type APIApplicationCommand, Routes } from 'discord-api-types/v10'
import { commands } from '../../edge/features/index.ts'
import { toRegistration } from '../../shared/discord/registration.ts'
import { type Declared, type Plan, planRegistration } from './plan.ts'

export interface RegistrationTarget {
  apiUrl: string
  token: string
  applicationId: string
  /** One server alone; all of them where it is null. */
  guildId: string | null
}

export interface RegistrationOptions {
  /** Those of the edge where they are not given. */
  declared?: readonly Declared[]
  /** Hears the plan before anything is sent. */
  onPlan?: (plan: Plan) => void
  /** Hears how long Discord's rate limit makes it wait. */
  onWait?: (ms: number) => void
  /** Hears by which ids Discord knows the commands, once all are registered. */
  onRegistered?: (commands: readonly APIApplicationCommand[]) => Promise<void>
  /** Plan only. */
  dryRun?: boolean
}

/** What Discord is told: every command of the edge. */
export const declaredCommands = (): Declared[] => toRegistration(commands)

/** Of requests that Discord did not answer, or answered with 5xx. */
const RETRIES = 3

/** A PATCH leaves alone what it does not name, so it names all that a declaration may have taken away. */
const CLEARED = { name_localizations: null, description_localizations: null, nsfw: false } as const

/**
 * Brings the commands Discord knows in line with those declared. A command that is equal is not sent: registering again
 * changes nothing, and creates, of which Discord allows 200 a day, are spent on new commands alone.
 * @throws what @discordjs/rest throws where Discord refuses or does not answer
 */
export async function registerCommands(
  { apiUrl, token, applicationId, guildId }: RegistrationTarget,
  { declared = declaredCommands(), onPlan, onWait, onRegistered, dryRun = false }: RegistrationOptions = {},
): Promise<Plan> {
  const rest = new REST({ version: '10', api: apiUrl, retries: RETRIES }).setToken(token)
  if (onWait !== undefined) rest.on(RESTEvents.RateLimited, ({ timeToReset }) => onWait(timeToReset))
  const all =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId)
  const one = (id: string): `/${string}` => `${all}/${id}`

  const query = new URLSearchParams({ with_localizations: 'true' })
  // What the endpoint answers: https://discord.com/developers/docs/interactions/application-commands#get-global-application-commands
  const registered = (await rest.get(all, { query })) as APIApplicationCommand[]
  const plan = planRegistration(declared, registered, guildId === null ? 'global' : 'guild')
  onPlan?.(plan)
  if (dryRun) return plan
  // Removed first, so that there is room for as many new ones.
  for (const { id } of plan.remove) await rest.delete(one(id))
  for (const { id, to } of plan.change) await rest.patch(one(id), { body: { ...CLEARED, ...to } })
  const added: APIApplicationCommand[] = []
  // What the endpoint answers, as above.
  for (const command of plan.add) added.push((await rest.post(all, { body: command })) as APIApplicationCommand)
  const removed = new Set(plan.remove.map(({ id }) => id))
  await onRegistered?.([...registered.filter(({ id }) => !removed.has(id)), ...added])
  return plan
}
