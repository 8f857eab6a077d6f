import { interactionIdOf } from '../interactions/state.ts'
import type { GuildState } from '../state/guild.ts'
import type { World } from '../world.ts'

/** The guild that a request is about, by the parameters of its address; null where it is about none. */
export function guildOfRequest(world: World, parameters: Readonly<Record<string, string>>): GuildState | null {
  const { guild, channel, interaction, token } = parameters
  if (guild !== undefined) return world.guilds.get(guild) ?? null
  if (channel !== undefined) return world.guilds.get(world.channels.get(channel)?.guildId ?? '') ?? null
  const interactionId = interaction ?? (token === undefined ? '' : interactionIdOf(token))
  return world.interactions.get(interactionId)?.guild ?? null
}
