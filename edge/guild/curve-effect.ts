import { guildOverview, type StoredGuild } from '../../shared/database/guilds/overview.ts'
import { membersBetween } from '../../shared/database/members/members-between.ts'
import { membersByStep } from '../../shared/database/members/members-by-level.ts'
import { type CurveChange, curveChangeOf } from '../../shared/database/members/recalculate.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { Curve } from '../../shared/levelling/curve.ts'
import { type CurveEffect, curveEffect, estimatedParts, levelStarts } from '../../shared/levelling/curve-change.ts'
import type { LevelCount } from '../../shared/levelling/role-outcome.ts'
import { readCurve } from '../../shared/levelling/stored-curve.ts'

/** The stored facts from which a guild's curve, and the effect of another curve, are shown. */
export interface CurveFacts {
  stored: StoredGuild
  /** When the curve changed last, and the curve before; null for a guild that is not registered. */
  change: CurveChange | null
  /** Members by step, see `placeStep`. */
  steps: readonly LevelCount[]
}

/** Reads the facts about a guild's curve with one wait for the database. */
export async function curveFacts(database: Queries, guildId: Snowflake): Promise<CurveFacts> {
  const [stored, change, steps] = await Promise.all([
    guildOverview(database, guildId),
    curveChangeOf(database, guildId),
    membersByStep(database, guildId),
  ])
  return { stored, change, steps }
}

/** With more members than this, the effect is estimated, so that a preview never reads more rows. */
const MOST_COUNTED = 20_000

/** An effect, and whether its numbers are estimated. */
export type ShownEffect = CurveEffect & { isEstimate: boolean }

/** The effect of another curve on the guild's members, members who have left included. It waits for the database at most once. */
export async function effectOfCurve(
  database: Queries,
  guildId: Snowflake,
  { stored: { settings, levelRoles }, steps }: CurveFacts,
  after: Curve,
): Promise<ShownEffect> {
  const before = readCurve(settings.curve)
  const totals = levelStarts(steps, before, after)
  const all = steps.reduce((sum, { members }) => sum + members, 0)
  const isEstimate = all > MOST_COUNTED
  const parts =
    isEstimate || all === 0 ? estimatedParts(steps, totals) : await membersBetween(database, guildId, totals)
  return { ...curveEffect(parts, before, after, { levelRoles, type: settings.roleAssignType }), isEstimate }
}
