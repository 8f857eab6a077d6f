/** Longest nickname, in characters. https://discord.com/developers/docs/resources/guild#modify-current-member */
export const LONGEST_NICK = 32
/** Longest text about the bot, in characters, as in Discord's OpenAPI specification. */
export const LONGEST_BIO = 190

/** The parts of the main bot's profile that a guild may change. */
const PROFILE_PARTS = ['nick', 'bio', 'avatar', 'banner'] as const

export type ProfilePart = (typeof PROFILE_PARTS)[number]

/** The profile of the main bot in a guild. Null: the guild has not changed this part. */
export interface Profile {
  nick: string | null
  bio: string | null
  /** Discord's hashes of the pictures. The pictures themselves are not stored. */
  avatar: string | null
  banner: string | null
}

/** The parts that a guild has set. */
export const partsSet = (profile: Profile): ProfilePart[] => PROFILE_PARTS.filter((part) => profile[part] !== null)

/** The body of the request that removes these parts. */
export const withoutParts = (parts: readonly ProfilePart[]): Partial<Record<ProfilePart, null>> =>
  Object.fromEntries(parts.map((part) => [part, null]))

/** Whether premium has been over for longer than the grace. @param endedAt milliseconds since 1970, like `now`; null where it is not over */
export const isOver = (endedAt: number | null, now: number, graceMs: number): endedAt is number =>
  endedAt !== null && now - endedAt >= graceMs
