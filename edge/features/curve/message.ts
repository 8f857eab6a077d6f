import { roleMention } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import type { Curve } from '../../../shared/levelling/curve.ts'
import { FEW_LEVELS, type ShownLevel, shownLevels } from '../../../shared/levelling/curve-change.ts'
import { curveName } from '../../../shared/levelling/curve-texts.ts'
import { readCurve, writeCurve } from '../../../shared/levelling/stored-curve.ts'
import { type CurveFacts, effectOfCurve, type ShownEffect } from '../../guild/curve-effect.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { curveConfirmId } from './component.ts'

/** A table of levels in a block of code, so that its columns stay in line. */
function table({ text }: Pick<InteractionContext, 'text'>, levels: readonly ShownLevel[]): string {
  const write = (number: number): string => text('level.number', { number })
  const rows = [
    [text('curve.level'), text('curve.columnNow'), text('curve.columnThen')],
    ...levels.map(({ level, now, after }) => [write(level), write(now), write(after)]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
  return ['```', ...lines, '```'].join('\n')
}

/** The reply names at most this many level roles, because a message has at most 2,000 characters. */
const MOST_ROLES = 10

/** Lines that say how many members would go up and down, and how many would gain or lose each level role. */
function effectLines({ text }: Pick<InteractionContext, 'text'>, effect: ShownEffect): string[] {
  const { all, up, down, roles, isEstimate } = effect
  const lines = [text(isEstimate ? 'curve.effectAbout' : 'curve.effect', { all, up, down })]
  for (const { roleId, level, gain, lose } of roles.slice(0, MOST_ROLES))
    lines.push(text('curve.roleMoves', { role: roleMention(roleId), level, gain, lose }))
  if (roles.length > MOST_ROLES) lines.push(text('curve.moreRoles', { count: roles.length - MOST_ROLES }))
  return lines
}

/**
 * The reply that shows how another curve would change the levels. It waits for the database at most once.
 * @param confirm whether a button applies it
 */
export async function previewMessage(
  context: InteractionContext,
  facts: CurveFacts,
  curve: Curve,
  { confirm }: { confirm: boolean },
): Promise<Message> {
  const { database, guildId, text, locale, user } = context
  const now = readCurve(facts.stored.settings.curve)
  const name = curveName(curve, locale)
  if (writeCurve(now) === writeCurve(curve)) return { content: text('curve.same', { curve: name }) }
  const effect = await effectOfCurve(database, guildId, facts, curve)
  const lines = [
    text('curve.preview', { curve: name }),
    table(context, shownLevels(FEW_LEVELS, now, curve)),
    ...effectLines(context, effect),
    text('curve.work'),
  ]
  const content = lines.join('\n')
  return confirm
    ? { content, components: [buttonRow(button(text('curve.apply'), curveConfirmId(user.id, curve)))] }
    : { content }
}
