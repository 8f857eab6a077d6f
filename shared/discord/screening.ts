/** https://discord.com/developers/docs/resources/guild#guild-member-object-guild-member-flags */
const COMPLETED_ONBOARDING = 1 << 1
const BYPASSES_VERIFICATION = 1 << 2

/**
 * Whether a member still has to pass the server's membership screening. A role given before would let the member skip it.
 * The flags are checked because members who completed onboarding may keep `pending: true`.
 */
export const isBeingScreened = ({ pending, flags }: { pending: boolean; flags: number }): boolean =>
  pending && (flags & (COMPLETED_ONBOARDING | BYPASSES_VERIFICATION)) === 0
