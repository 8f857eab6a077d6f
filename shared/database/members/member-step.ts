import { type RawBuilder, sql } from 'kysely'
import { MAX_LEVEL } from '../../levelling/curve.ts'

/**
 * A number that is the step of `xp` or one more. Steps are the levels of the default curve, where 0.6 XP is
 * u³ - 15.25 u - 22.5 with u = level + 4.5. The cube root of 0.6 XP + 60 is below u by more than 0 and less than 0.6 for each
 * total, so that one comparison with whole numbers corrects it. A test tries both sides of every step.
 */
const next = `cast(least(${MAX_LEVEL}, floor(pow(xp * 0.6e0 + 60, 3.3333333333333333e-1) - 3.5e0)) as signed)`

/** The step on which the column `xp` stands, exactly as `placeStep` computes it. */
export const stepOfXp: RawBuilder<number> = sql.raw(
  `(${next} - (xp < 5 * ${next} * (2 * ${next} * ${next} + 27 * ${next} + 91) div 6))`,
)
