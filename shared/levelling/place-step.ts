import { DEFAULT_CURVE, levelAt, xpFor } from './curve.ts'

/**
 * The step of the leaderboard on which a total stands: its level on the default curve, in every guild.
 *
 * `guild_levels` counts members by step, so that ranks and deep pages are found without reading members. A rank depends on XP
 * alone. With steps that do not depend on the guild's own curve, a change of the curve changes no count, and ranks are right
 * at each moment of the change. In a guild with the default curve, steps and levels are the same.
 * @param xp whole number >= 0
 * @returns 0..1000
 */
export const placeStep = (xp: number): number => levelAt(xp, DEFAULT_CURVE)

/** The lowest total of a step. @param step 0..1000 */
export const placeStepStart = (step: number): number => xpFor(step, DEFAULT_CURVE)
