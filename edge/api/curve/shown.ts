import type { Coefficients, CurveBody, CurveReply, Recalculation, ShownCurve } from '../../../shared/api/curve.ts'
import { type GuildWork, guildWork } from '../../../shared/database/guilds/guild-work.ts'
import {
  type RecalculationProgress,
  recalculationProgress,
} from '../../../shared/database/jobs/recalculation-progress.ts'
import { type SyncProgress, syncProgress } from '../../../shared/database/jobs/sync-progress.ts'
import type { CurveChange } from '../../../shared/database/members/recalculate.ts'
import type { GuildOrder } from '../../../shared/discord/guild-view.ts'
import { type Curve, PARTS_PER_XP, xpFor } from '../../../shared/levelling/curve.ts'
import { MANY_LEVELS } from '../../../shared/levelling/curve-change.ts'
import { CURVE_PRESETS, curveInXp, PRESET_CURVES, presetOf } from '../../../shared/levelling/curve-presets.ts'
import { curveFormula, curveName } from '../../../shared/levelling/curve-texts.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
import { type CurveFacts, curveFacts } from '../../guild/curve-effect.ts'
import { workText } from '../../messages/season.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { sayAsCommands } from '../guild/say.ts'
import { shownSync } from '../level-roles/sync.ts'
import { levelRolesRefusal } from '../settings/own-rules.ts'

/** Everything that the page of the curve shows. */
export interface ShownFacts extends CurveFacts {
  recalculation: RecalculationProgress | null
  sync: SyncProgress | null
  work: GuildWork | null
  order: GuildOrder
}

/** Reads everything that the page of the curve shows, with one wait for the database. */
export async function shownFacts({ database, guildId, order }: GuildLoadContext): Promise<ShownFacts> {
  const [facts, recalculation, sync, work, shownOrder] = await Promise.all([
    curveFacts(database, guildId),
    recalculationProgress(database, guildId),
    syncProgress(database, guildId),
    guildWork(database, guildId),
    order(),
  ])
  return { ...facts, recalculation, sync, work, order: shownOrder }
}

/** The curve that a body describes. */
export const wantedCurve = (body: CurveBody): Curve =>
  'preset' in body ? PRESET_CURVES[body.preset] : curveInXp(body.own)

const inXp = ({ cubic, square, linear }: Curve): Coefficients => ({
  cubic: cubic / PARTS_PER_XP,
  square: square / PARTS_PER_XP,
  linear: linear / PARTS_PER_XP,
})

export const shownCurve = (curve: Curve, locale: string): ShownCurve => ({
  ...{ preset: presetOf(curve), name: curveName(curve, locale), formula: curveFormula(curve, locale) },
  ...inXp(curve),
})

/** The progress of storing the levels of all members. Until a process takes the job, no member is done. */
function shownRecalculation(change: CurveChange | null, progress: RecalculationProgress | null): Recalculation {
  const total = change?.members ?? 0
  if (change === null || change.settledAt >= change.changedAt) return { state: 'none', done: 0, total, changed: 0 }
  if (progress === null || progress.changedAt !== change.changedAt)
    return { state: 'waiting', done: 0, total, changed: 0 }
  const { isChecking, isTaken, looked, changed } = progress
  const state = isChecking ? 'checking' : isTaken ? 'running' : 'waiting'
  return { state, done: isChecking ? total : Math.min(looked, total), total, changed }
}

/** Why the caller may not change the curve now; null where they may. */
export const changeRefusal = (context: GuildContext, { stored, order, work }: ShownFacts): string | null =>
  work === 'season' ? workText(sayAsCommands(context.locale), work) : levelRolesRefusal(context, stored, order)

/** The curve for its page. @param saved the change in words; null where nothing was changed */
export function curveReplyOf(context: GuildContext, facts: ShownFacts, saved: string | null): CurveReply {
  const { locale, now } = context
  const { stored, change, recalculation, sync } = facts
  const curve = readCurve(stored.settings.curve)
  const before = change?.before ?? null
  return {
    version: String(stored.version),
    curve: shownCurve(curve, locale),
    levels: MANY_LEVELS.map((level) => ({ level, xp: xpFor(level, curve) })),
    before: before && change && { ...shownCurve(before, locale), changedAt: change.changedAt },
    presets: CURVE_PRESETS.map((preset) => ({ ...shownCurve(PRESET_CURVES[preset], locale), preset })),
    recalculation: shownRecalculation(change, recalculation),
    sync: shownSync(sync, locale, now),
    refusal: changeRefusal(context, facts),
    saved,
  }
}
