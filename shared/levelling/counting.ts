/**
 * The value of `earns_after` for a member who does not want to be counted: a time that never comes. For all others it is the time
 * up to which nothing earns XP, in milliseconds since 1970, because the member was not counted then or was deleted; 0 for most.
 */
export const UNCOUNTED = Number.MAX_SAFE_INTEGER

/** Whether something that a member did earns nothing, because the member was not counted then. @param at milliseconds since 1970 */
export const isUncounted = (earnsAfter: number, at: number): boolean => earnsAfter > 0 && at <= earnsAfter
