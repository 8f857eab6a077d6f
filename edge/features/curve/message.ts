import { membersByStep } from '../../../shared/database/members/members-by-level.ts'
import { curveChangeOf } from '../../../shared/database/members/recalculate.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { type Curve, DEFAULT_CURVE } from '../../../shared/levelling/curve.ts'
import { changedLevels, type ShownLevel, shownLevels } from '../../../shared/levelling/curve-change.ts'
import { curveName } from '../../../shared/levelling/curve-texts.ts'
import { writeCurve } from '../../../shared/levelling/stored-curve.ts'
import type { InteractionContext } from '../../interactions/context.ts'
import { button, buttonRow } from '../../messages/button.ts'
import { curveConfirmId } from './component.ts'

/** A table of levels in a block of code, so that its columns stay in line. */
function table({ text }: Pick<InteractionContext, 'text'>, levels: readonly ShownLevel[]): string {
  const write = (number: number): string => text('curve.number', { number })
  const rows = [
    [text('curve.level'), text('curve.columnNow'), text('curve.columnThen')],
    ...levels.map(({ level, now, after }) => [write(level), write(now), write(after)]),
  ]
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const lines = rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('  '))
  return ['```', ...lines, '```'].join('\n')
}

/** The reply that shows how another curve would change the levels. @param confirm whether a button applies it */
export async function previewMessage(
  context: InteractionContext,
  curve: Curve,
  { confirm }: { confirm: boolean },
): Promise<Message> {
  const { database, guildId, text, locale, user } = context
  const [change, counts] = await Promise.all([curveChangeOf(database, guildId), membersByStep(database, guildId)])
  const now = change?.curve ?? DEFAULT_CURVE
  const name = curveName(curve, locale)
  if (writeCurve(now) === writeCurve(curve)) return { content: text('curve.same', { curve: name }) }
  const { least, most, all } = changedLevels(counts, now, curve)
  const members =
    least === most ? text('curve.changes', { all, most }) : text('curve.changesBetween', { all, least, most })
  const lines = [text('curve.preview', { curve: name }), table(context, shownLevels(now, curve)), members]
  const content = [...lines, text('curve.work')].join('\n')
  return confirm
    ? { content, components: [buttonRow(button(text('curve.apply'), curveConfirmId(user.id, curve)))] }
    : { content }
}
