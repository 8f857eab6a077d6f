import { guildOverview, type StoredGuild } from '../../../shared/database/guilds/overview.ts'
import type { GuildLoadContext } from '../context.ts'
import { type Looked, look } from './look.ts'

/** A guild's configuration, and the guild in Discord; null where Discord does not show it. */
export interface GuildFacts {
  stored: StoredGuild
  looked: Looked | null
}

/** Reads both at the same time, with one wait for the database. */
export async function guildFacts(context: GuildLoadContext): Promise<GuildFacts> {
  const [stored, looked] = await Promise.all([guildOverview(context.database, context.guildId), look(context)])
  return { stored, looked }
}
