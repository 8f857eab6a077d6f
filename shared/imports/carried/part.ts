/** The two parts of what a file carries. An admin decides about each. */
export const CARRIED_PARTS = ['settings', 'level-roles'] as const

export type CarriedPart = (typeof CARRIED_PARTS)[number]
