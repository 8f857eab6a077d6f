import { expect } from 'bun:test'
import type { SettingsReply } from '../../shared/api/settings.ts'
import { guildOverview } from '../../shared/database/guilds/overview.ts'
import type { ApiCaller, ApiWorld, Staffed } from './api-world.ts'

/** Reads a server's settings from the API. */
export async function readSettings(world: ApiWorld, guildId: string, as: ApiCaller): Promise<SettingsReply> {
  const response = await world.ask('GET', `/guilds/${guildId}/settings`, { as })
  expect(response.status).toBe(200)
  // The route's own schema describes the reply.
  return (await response.json()) as SettingsReply
}

/** A change of settings, which replaces a version. */
interface SettingsChange {
  version: string
  values: object
  headers?: object
}

/** Asks the API to change a server's settings. */
export const patchSettings = (
  world: ApiWorld,
  guildId: string,
  as: ApiCaller,
  { version, values, headers }: SettingsChange,
): Promise<Response> =>
  world.ask('PATCH', `/guilds/${guildId}/settings`, {
    as,
    body: { values },
    headers: { 'if-match': `"${version}"`, ...headers },
  })

/** The stored configuration of a server. */
export const storedGuild = (world: ApiWorld, { guild }: Staffed) => guildOverview(world.db, guild.id)
