import { allowedMemberNames } from '../../../shared/database/guilds/command-limits.ts'
import { guildOverview, type StoredGuild } from '../../../shared/database/guilds/overview.ts'
import { usersById } from '../../../shared/database/members/users.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { GuildLoadContext } from '../context.ts'
import { type Looked, look } from './look.ts'

/** A guild's configuration, and the guild in Discord; null where Discord does not show it. */
export interface GuildFacts {
  stored: StoredGuild
  looked: Looked | null
}

/** Reads these facts at the same time, with one wait for the database. */
export async function guildFacts(context: GuildLoadContext): Promise<GuildFacts> {
  const [stored, looked] = await Promise.all([guildOverview(context.database, context.guildId), look(context)])
  return { stored, looked }
}

/** The facts of a guild with the names of the members to whom commands are limited: no other members are in the configuration. */
export interface NamedFacts extends GuildFacts {
  names: ReadonlyMap<Snowflake, string>
}

/** Reads these facts and names at the same time. @param others members whose names are needed, too */
export async function namedFacts(context: GuildLoadContext, others: readonly Snowflake[] = []): Promise<NamedFacts> {
  const { database, guildId } = context
  const [facts, names, users] = await Promise.all([
    guildFacts(context),
    allowedMemberNames(database, guildId),
    usersById(database, others),
  ])
  for (const [id, { globalName, username }] of users) names.set(id, globalName ?? username)
  return { ...facts, names }
}
