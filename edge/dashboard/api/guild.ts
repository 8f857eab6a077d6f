import type { ChoicesReply, GuildReply } from '../../../shared/api/guild.ts'
import { includesTier } from '../../../shared/api/tier.ts'
import { type Resource, readyValue, resource, useResource } from './resource.ts'

/** The server that a page is about. */
export const useGuild = (guildId: string): Resource<GuildReply> => useResource(`/guilds/${guildId}`)

/** The server's roles and channels. */
export const useChoices = (guildId: string): Resource<ChoicesReply> => useResource(`/guilds/${guildId}/choices`)

/** Whether the person may change the server's lists; null until the server is loaded. */
export function useMayChange(guildId: string): boolean | null {
  const guild = readyValue(useGuild(guildId).state.value)
  return guild && includesTier(guild.tier, 'manager')
}

/** Loads the server again after a change, because the number of its problems may differ now. */
export const refreshGuild = (guildId: string): void => void resource(`/guilds/${guildId}`).load()
