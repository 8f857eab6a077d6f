import * as curve from '../../shared/levelling/curve.ts'

/** Total XP needed to reach a level of the default curve. */
export const xpFor = (level: number): number => curve.xpFor(level, curve.DEFAULT_CURVE)

/** Where a total stands inside its level of the default curve. */
export const progressAt = (totalXp: number): curve.LevelProgress => curve.progressAt(totalXp, curve.DEFAULT_CURVE)

/** Level for a total on the default curve. */
export const levelAt = (totalXp: number): number => curve.levelAt(totalXp, curve.DEFAULT_CURVE)
