import { NO_LIMITS } from '../../discord/command-limits.ts'
import { channelMention, escapeMarkdown, roleMention } from '../../discord/markdown.ts'
import { factorOf } from '../../levelling/earning-factor.ts'
import { SETTINGS } from '../../settings/index.ts'
import { ROLE_TYPE_CHOICES } from '../../settings/role-assign-type.ts'
import { languageOf } from '../../text/language.ts'
import { speakFrom } from '../../text/say.ts'
import type { PlannedThing } from './planned.ts'
import { carriedReason } from './reason-texts.ts'
import { carriedTexts } from './texts.ts'
import type { CarriedThing } from './thing.ts'

const speak = speakFrom(carriedTexts)
const NO_LISTS = { levelRoles: [], managerRoleIds: [], commandLimits: NO_LIMITS }

/** One line that says what becomes of a thing that a file carries, with mentions of Discord. */
export function plannedLine(planned: PlannedThing, locale: string): string {
  const say = speak(locale)
  const line = thingLine(planned, locale)
  const { thing, outcome, why } = planned
  if (outcome === 'same') return say('same', { line })
  if (outcome === 'refused') return why === null ? line : say('refused', { line, reason: carriedReason(why, locale) })
  const said = 'said' in thing ? thing.said : undefined
  return said === undefined ? line : say('nearest', { line, said })
}

function thingLine({ thing, outcome, before, rule }: PlannedThing, locale: string): string {
  const say = speak(locale)
  switch (thing.kind) {
    case 'setting': {
      const title = SETTINGS.find(({ key }) => key === thing.key)?.title[languageOf(locale)] ?? thing.key
      const after = shown(thing.key, thing.values, locale)
      if (outcome !== 'change' || typeof before !== 'object' || before === null)
        return say('settingSame', { title, after })
      return say('setting', { title, before: shown(thing.key, before, locale), after })
    }
    case 'level-role': {
      const named = { role: roleMention(thing.roleId), level: thing.level }
      if (rule === null) return say('levelRole', named)
      return say(rule === 'keep' ? 'levelRoleKept' : 'levelRoleTaken', named)
    }
    case 'multiplier': {
      const values = { place: mentionOf(thing), after: factorOf(thing.percent) }
      return typeof before === 'number'
        ? say('multiplier', { ...values, before: factorOf(before) })
        : say('multiplierSame', values)
    }
    case 'ignored':
      return say('ignored', { place: mentionOf(thing) })
    case 'earning-channel':
      return say('earning', { place: channelMention(thing.id) })
    case 'other':
      return say('other', { name: escapeMarkdown(thing.name) })
  }
}

const mentionOf = ({ of, id }: Pick<Extract<CarriedThing, { kind: 'ignored' }>, 'of' | 'id'>): string =>
  of === 'role' ? roleMention(id) : channelMention(id)

/** The value of a setting, as the list of all settings shows it. */
function shown(key: string, values: Readonly<Record<string, unknown>>, locale: string): string {
  const { roleAssignType } = values
  if (roleAssignType === 'single' || roleAssignType === 'stack')
    return ROLE_TYPE_CHOICES[roleAssignType][languageOf(locale)]
  const setting = SETTINGS.find((each) => each.key === key)
  if (setting === undefined) return ''
  const defaults = Object.fromEntries(Object.entries(setting.columns).map(([name, column]) => [name, column.default]))
  return setting.shown({ ...defaults, ...values }, locale, NO_LISTS)
}
