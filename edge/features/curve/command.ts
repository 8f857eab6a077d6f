import { curveChangeOf } from '../../../shared/database/members/recalculate.ts'
import { relativeTime } from '../../../shared/discord/markdown.ts'
import type { Message } from '../../../shared/discord/message.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { DEFAULT_CURVE } from '../../../shared/levelling/curve.ts'
import { type CurvePreset, curveInXp, PRESET_CURVES } from '../../../shared/levelling/curve-presets.ts'
import { CURVE_ABOUT, curveName, PRESET_NAMES } from '../../../shared/levelling/curve-texts.ts'
import { curveProblem } from '../../../shared/levelling/stored-curve.ts'
import { namedChoices } from '../../../shared/text/language.ts'
import { curveFacts } from '../../guild/curve-effect.ts'
import { command, type EdgeGroup, type InteractionContext } from '../../interactions/context.ts'
import { curveProblemText } from '../../messages/curve.ts'
import { previewMessage } from './message.ts'
import {
  curvePreviewTranslations,
  curveSetTranslations,
  curveShowTranslations,
  curveTranslations,
  curveUndoTranslations,
} from './texts.ts'

const options = {
  preset: {
    type: Type.String,
    description: 'A ready-made curve',
    choices: namedChoices(PRESET_NAMES),
  },
  cubic: { type: Type.Number, description: 'Own curve: XP times L³' },
  square: { type: Type.Number, description: 'Own curve: XP times L²' },
  linear: { type: Type.Number, description: 'Own curve: XP times L' },
} as const

interface Chosen {
  preset?: CurvePreset
  cubic?: number
  square?: number
  linear?: number
}

/** The reply that shows what the chosen curve would change, or why a guild cannot use it. */
async function preview(context: InteractionContext, { preset, ...own }: Chosen, confirm: boolean): Promise<Message> {
  if (preset === undefined && Object.keys(own).length === 0) return { content: context.text('curve.choose') }
  const curve = preset === undefined ? curveInXp(own) : PRESET_CURVES[preset]
  const found = curveProblem(curve)
  if (found !== null) return { content: curveProblemText(context.text, found) }
  return previewMessage(context, await curveFacts(context.database, context.guildId), curve, { confirm })
}

/** `/curve show`: the present curve, and the previous one. */
const show = command({
  name: 'show',
  description: 'Show the level curve',
  translations: curveShowTranslations,
  ephemeral: true,
  async run({ database, guildId, locale, text, mention }) {
    const change = await curveChangeOf(database, guildId)
    const lines = [text('curve.now', { curve: curveName(change?.curve ?? DEFAULT_CURVE, locale) })]
    if (change !== null && change.before !== null) {
      const [when, undo] = [relativeTime(change.changedAt), mention('curve undo')]
      lines.push(text('curve.before', { when, curve: curveName(change.before, locale), undo }))
    }
    if (change !== null && change.settledAt < change.changedAt) lines.push(text('curve.recalculating'))
    return { content: lines.join('\n') }
  },
})

/** `/curve preview`: a table of levels with another curve. */
const previewCommand = command({
  name: 'preview',
  description: 'Show what another curve would change',
  translations: curvePreviewTranslations,
  ephemeral: true,
  options,
  run: (context, chosen) => preview(context, chosen, false),
})

/** `/curve set`: a table of levels with another curve, and a button that applies the curve. */
const set = command({
  name: 'set',
  description: 'Change the level curve, after a confirmation',
  translations: curveSetTranslations,
  ephemeral: true,
  options,
  run: (context, chosen) => preview(context, chosen, true),
})

/** `/curve undo`: goes back to the previous curve, after a confirmation. */
const undo = command({
  name: 'undo',
  description: 'Go back to the curve before',
  translations: curveUndoTranslations,
  ephemeral: true,
  async run(context) {
    const facts = await curveFacts(context.database, context.guildId)
    const before = facts.change?.before ?? null
    return before === null ? context.say('curve.never') : previewMessage(context, facts, before, { confirm: true })
  },
})

export const curve: EdgeGroup = {
  name: 'curve',
  description: CURVE_ABOUT.en,
  translations: curveTranslations,
  permission: Permission.ManageGuild,
  commands: [show, previewCommand, set, undo],
}
