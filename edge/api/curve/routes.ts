import { curveBody, curvePreviewReply, curveReply } from '../../../shared/api/curve.ts'
import type { StoredGuild } from '../../../shared/database/guilds/overview.ts'
import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import type { CurveChange } from '../../../shared/database/members/recalculate.ts'
import type { Curve } from '../../../shared/levelling/curve.ts'
import { MANY_LEVELS, shownLevels } from '../../../shared/levelling/curve-change.ts'
import { curveName } from '../../../shared/levelling/curve-texts.ts'
import { coefficientToBlame } from '../../../shared/levelling/curve-to-blame.ts'
import { curveProblem, readCurve, writeCurve } from '../../../shared/levelling/stored-curve.ts'
import { curve as setting } from '../../../shared/settings/curve.ts'
import { curveFacts, effectOfCurve } from '../../guild/curve-effect.ts'
import { curveProblemText } from '../../messages/curve.ts'
import type { GuildContext } from '../context.ts'
import { changeStored, versionConflict } from '../guild/conflict.ts'
import { sayAsCommands } from '../guild/say.ts'
import { type Problem, refuse } from '../problem.ts'
import { route } from '../route.ts'
import { changeRefusal, curveReplyOf, type ShownFacts, shownCurve, shownFacts, wantedCurve } from './shown.ts'

/** Why a guild cannot use a curve, with the coefficient to change; null where it can. */
function unusable({ locale }: GuildContext, curve: Curve): Problem | null {
  const found = curveProblem(curve)
  if (found === null) return null
  const detail = curveProblemText(sayAsCommands(locale).text, found)
  return refuse('cannot-do', detail, { errors: [{ at: `body.own.${coefficientToBlame(curve, found)}`, detail }] })
}

/** Changes the guild's curve, as `/curve set` does. @returns the facts after the change, or why it is refused */
async function change(context: GuildContext, facts: ShownFacts, curve: Curve) {
  const { database, guildId, actor, now, locale } = context
  const { text } = sayAsCommands(locale)
  const isInForce = ({ settings }: StoredGuild) => settings.curve === writeCurve(curve)
  if (isInForce(facts.stored)) return refuse('cannot-do', text('curve.same', { curve: curveName(curve, locale) }))
  const refusal = changeRefusal(context, facts)
  if (refusal !== null) return refuse('forbidden', refusal)
  return changeStored(context, facts.stored, async ({ settings, version }, expected) => {
    const author = { guildId, actor, expected, standing: { settings, version } }
    const changed = await changeSettings(database, author, { curve: writeCurve(curve) }, now)
    if (!changed.ok) return 'stale'
    const stored = { ...facts.stored, settings: { ...settings, curve: writeCurve(curve) }, version: changed.version }
    const made: CurveChange = {
      ...{ curve, before: readCurve(settings.curve), changedAt: changed.version, settledAt: 0 },
      ...{ members: stored.memberCount, hasLevelRoles: stored.levelRoles.length > 0 },
    }
    const saved = setting.saved({ curve: writeCurve(curve) }, locale)
    const body = curveReplyOf(context, { ...facts, stored, change: made, recalculation: null }, saved)
    return { body, version: body.version }
  })
}

const readRoute = route({
  id: 'curve.read',
  method: 'GET',
  path: '/guilds/:guild_id/curve',
  access: 'viewer',
  key: 'read',
  summary: 'Shows the level curve, and how far levels follow it after a change',
  reply: curveReply,
  load: shownFacts,
  // Without an ETag: progress changes while the version stays.
  run: (context, _, facts) => ({ body: curveReplyOf(context, facts, null) }),
})

const previewRoute = route({
  id: 'curve.preview',
  method: 'POST',
  path: '/guilds/:guild_id/curve/preview',
  access: 'manager',
  key: 'read',
  summary: 'Shows what another level curve would change, and changes nothing',
  request: { body: curveBody },
  reply: curvePreviewReply,
  changesNothing: true,
  load: ({ database, guildId }) => curveFacts(database, guildId),
  async run(context, { body }, facts) {
    const { database, guildId, locale } = context
    const after = wantedCurve(body)
    const problem = unusable(context, after)
    if (problem !== null) return problem
    const { all: members, ...effect } = await effectOfCurve(database, guildId, facts, after)
    const levels = shownLevels(MANY_LEVELS, readCurve(facts.stored.settings.curve), after)
    return { body: { curve: shownCurve(after, locale), levels, members, ...effect } }
  },
})

const changeRoute = route({
  id: 'curve.change',
  method: 'PUT',
  path: '/guilds/:guild_id/curve',
  access: 'manager',
  key: 'write',
  summary: 'Changes the level curve; levels and level roles of all members follow',
  request: { body: curveBody },
  reply: curveReply,
  needsVersion: true,
  load: shownFacts,
  run(context, { body }, facts) {
    const curve = wantedCurve(body)
    return unusable(context, curve) ?? change(context, facts, curve)
  },
})

const undoRoute = route({
  id: 'curve.undo',
  method: 'POST',
  path: '/guilds/:guild_id/curve/undo',
  access: 'manager',
  key: 'write',
  summary: 'Goes back to the level curve before the last change',
  reply: curveReply,
  needsVersion: true,
  load: shownFacts,
  run(context, _, facts) {
    const { change: last, stored } = facts
    if (last === null || last.before === null)
      return refuse('cannot-do', sayAsCommands(context.locale).text('curve.never'))
    // Two statements read the last change and the settings. After another change between them, the two do not belong together.
    if (writeCurve(last.curve) !== stored.settings.curve) return versionConflict(context)
    return change(context, facts, last.before)
  },
})

/** The routes about a guild's level curve. */
export const curveRoutes = [readRoute, previewRoute, changeRoute, undoRoute]
