import type { GuildReply } from '../../../shared/api/guild.ts'

export type Tier = GuildReply['tier']

const ORDER: readonly Tier[] = ['viewer', 'manager', 'admin']

/** Whether a tier includes another one. */
export const reaches = (tier: Tier, from: Tier): boolean => ORDER.indexOf(tier) >= ORDER.indexOf(from)
