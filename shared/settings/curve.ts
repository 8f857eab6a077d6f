import * as v from 'valibot'
import { Permission } from '../discord/permission.ts'
import { CURVE_ABOUT, CURVE_REPLIES, curveName } from '../levelling/curve-texts.ts'
import { curveProblem, DEFAULT_CURVE_TEXT, parseCurve, readCurve } from '../levelling/stored-curve.ts'
import { speakFrom } from '../text/say.ts'
import { setting } from './setting.ts'

const say = speakFrom(CURVE_REPLIES)

/** Whether a text is a curve that a guild can use. */
function isUsableCurve(text: string): boolean {
  const curve = parseCurve(text)
  return curve !== null && curveProblem(curve) === null
}

const schema = v.pipe(v.string(), v.check(isUsableCurve, 'not a curve whose levels rise'))

/** How much XP the levels take. A change makes a job that recalculates the members' levels, see `changeSettings`. */
export const curve = setting({
  key: 'curve',
  group: 'earning',
  permission: Permission.ManageGuild,
  columns: { curve: { column: 'curve', schema, default: DEFAULT_CURVE_TEXT } },
  title: {
    en: 'Level curve',
    de: 'Level-Kurve',
    fr: 'Courbe des niveaux',
    es: 'Curva de niveles',
    'pt-BR': 'Curva de níveis',
  },
  about: CURVE_ABOUT,
  shown: ({ curve: text }, locale) => curveName(readCurve(text), locale),
  saved: ({ curve: text }, locale) => say(locale)('curve.saved', { curve: curveName(readCurve(text), locale) }),
  check: () => [],
  // The command `/curve` and the page show the effect first.
  form: 'own',
  page: 'curve',
})
