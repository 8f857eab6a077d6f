/** https://discord.com/developers/docs/resources/guild#guild-member-object-guild-member-flags */
const COMPLETED_ONBOARDING = 1 << 1
const BYPASSES_VERIFICATION = 1 << 2

/**
 * Whether a member still has to agree to the server's rules. A role that is given before lets the member past them; since
 * Discord has onboarding, some members are done while `pending` still says otherwise.
 */
export const isBeingScreened = ({ pending, flags }: { pending: boolean; flags: number }): boolean =>
  pending && (flags & (COMPLETED_ONBOARDING | BYPASSES_VERIFICATION)) === 0
