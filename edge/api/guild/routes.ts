import { choices } from './choices.ts'
import { readGuild } from './read.ts'

/** The routes about a guild itself. */
export const guildRoutes = [readGuild, choices]
