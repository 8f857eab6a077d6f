/** The tiers, the lowest first. Each includes the lower ones. */
export const TIERS = ['viewer', 'manager', 'admin'] as const

/** What a person may do in a guild's dashboard: viewers look, managers change settings and members, admins also give access. */
export type Tier = (typeof TIERS)[number]

/** Whether a tier includes another. */
export const includesTier = (tier: Tier, needed: Tier): boolean => TIERS.indexOf(tier) >= TIERS.indexOf(needed)
