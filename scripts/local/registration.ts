import { REST } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import { commands } from '../../edge/commands/index.ts'
import { toRegistration } from '../../shared/discord/registration.ts'

export interface RegistrationTarget {
  apiUrl: string
  token: string
  applicationId: string
  /** One server alone; all of them where it is null. */
  guildId: string | null
}

/** Tells Discord which commands there are, in place of those it knew. */
export async function registerCommands({ apiUrl, token, applicationId, guildId }: RegistrationTarget): Promise<void> {
  const rest = new REST({ version: '10', api: apiUrl }).setToken(token)
  const route =
    guildId === null
      ? Routes.applicationCommands(applicationId)
      : Routes.applicationGuildCommands(applicationId, guildId)
  await rest.put(route, { body: toRegistration(commands) })
}
