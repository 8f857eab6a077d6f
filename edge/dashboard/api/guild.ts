import type { ChoicesReply, GuildReply } from '../../../shared/api/guild.ts'
import { type Resource, resource, useResource } from './resource.ts'

/** The server that a page is about. */
export const useGuild = (guildId: string): Resource<GuildReply> => useResource(`/guilds/${guildId}`)

/** The server's roles and channels. */
export const useChoices = (guildId: string): Resource<ChoicesReply> => useResource(`/guilds/${guildId}/choices`)

/** Reads anew what a change in one part of the dashboard shows in others: the number of things that need attention. */
export const refreshGuild = (guildId: string): void => void resource(`/guilds/${guildId}`).load()
