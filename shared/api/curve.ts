import * as v from 'valibot'
import { CURVE_PRESETS } from '../levelling/curve-presets.ts'
import { described } from './described.ts'
import { count, sentence, time } from './ids.ts'
import { roleSync } from './level-roles.ts'
import { roleEffect } from './settings.ts'

const preset = v.picklist(CURVE_PRESETS)

/** Level L takes cubic L³ + square L² + linear L XP in total. */
const coefficients = v.strictObject({
  cubic: described('The XP for each L³. All coefficients are rounded to 1/600 XP', v.number()),
  square: described('The XP for each L²', v.number()),
  linear: described('The XP for each L', v.number()),
})
export type Coefficients = v.InferOutput<typeof coefficients>

/** `PUT /guilds/:guild_id/curve` and `POST /guilds/:guild_id/curve/preview` */
export const curveBody = v.pipe(
  v.union([
    v.strictObject({ preset: described('A ready-made curve, see `presets`', preset) }),
    v.strictObject({ own: described('Own coefficients. Each level up to 1,000 must take more XP', coefficients) }),
  ]),
  v.examples([{ preset: 'linear' }, { own: { cubic: 0, square: 50, linear: 100 } }]),
)
export type CurveBody = v.InferOutput<typeof curveBody>

const shownCurve = v.object({
  preset: described('Null for own coefficients', v.nullable(preset)),
  ...coefficients.entries,
  name: described('The name of the preset, or the formula', sentence),
  formula: described('The total XP of level L, e.g. `50 L² + 25 L`. At most two decimals', v.string()),
})
export type ShownCurve = v.InferOutput<typeof shownCurve>

const recalculation = v.object({
  state: described(
    '`none`: every stored level follows the curve. `checking`: all levels are stored, and are checked once more',
    v.picklist(['none', 'waiting', 'running', 'checking']),
  ),
  done: described('How many members are done', count),
  total: described('How many members there are', count),
  changed: described('How many members have another level than before', count),
})
export type Recalculation = v.InferOutput<typeof recalculation>

/** `GET /guilds/:guild_id/curve`, and the reply to changes. */
export const curveReply = v.object({
  version: v.string(),
  curve: described('The curve in force', shownCurve),
  levels: described('The total XP of some levels', v.array(v.object({ level: count, xp: count }))),
  before: described(
    'The curve before the last change, to which `undo` goes back; null where the curve was never changed',
    v.nullable(v.object({ ...shownCurve.entries, changedAt: described('The time of the last change', time) })),
  ),
  presets: v.array(v.object({ ...shownCurve.entries, preset })),
  recalculation: described('The progress of storing levels after the last change', recalculation),
  sync: described('The progress of giving and taking level roles', roleSync),
  refusal: described('Why the person may not change the curve; null where they may', v.nullable(sentence)),
  saved: described('What was done, in words; null for GET', v.nullable(sentence)),
})
export type CurveReply = v.InferOutput<typeof curveReply>

/** The reply to `POST /guilds/:guild_id/curve/preview`. Counts include members who have left the server. */
export const curvePreviewReply = v.object({
  curve: shownCurve,
  levels: described(
    'The total XP of some levels, with the curve in force and with the other one',
    v.array(v.object({ level: count, now: count, after: count })),
  ),
  members: described('Members with any XP', count),
  up: described('How many members would get a higher level', count),
  down: described('How many members would get a lower level', count),
  roles: described('Level roles that somebody would gain or lose', v.array(roleEffect)),
  isEstimate: described(
    'Whether `up`, `down` and `roles` are estimated, because the server has more than 20,000 members with XP',
    v.boolean(),
  ),
})
export type CurvePreview = v.InferOutput<typeof curvePreviewReply>
