import { describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { settingModal } from '../../../edge/features/settings/setting-modal.ts'
import { LONGEST_HINT, LONGEST_LABEL, MOST_INPUTS } from '../../../shared/discord/modal.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { DEFAULT_SETTINGS, SETTINGS } from '../../../shared/settings/index.ts'
import { inputsOf } from '../../../shared/settings/inputs.ts'
import { fingerprintOf, readInputs } from '../../../shared/settings/read-inputs.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'
import { checkCallback } from '../../support/discord/checks/callback.ts'

const COMPONENT = 3
const MODAL = 9
const OWNER = '18446744073709551615'
const withModal = SETTINGS.filter(({ columns }) => Object.keys(columns).length > 0)
const values = { ...DEFAULT_SETTINGS }

const number = { schema: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)), default: 1 }
/** A setting with more values than a modal has inputs, as a later feature may declare it. */
const many: AnySetting = {
  ...{ key: 'many', group: 'earning', permission: Permission.ManageGuild, form: 'own' },
  columns: Object.fromEntries(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, { column: name, ...number }])),
  title: { en: 'Many', de: 'Viele', fr: 'Nombreux', es: 'Muchos', 'pt-BR': 'Muitos' },
  shown: () => '',
  saved: () => '',
  check: () => [],
}

describe.each([...LANGUAGES])('in %s', (locale) => {
  test('Discord accepts the form of every setting, and no label is cut', () => {
    for (const setting of withModal) {
      const inputs = inputsOf(setting, values, locale)
      for (const { label, hint } of inputs) {
        expect([...label].length, label).toBeLessThanOrEqual(LONGEST_LABEL)
        expect([...(hint ?? '')].length, hint ?? '').toBeLessThanOrEqual(LONGEST_HINT)
      }
      for (let part = 0; part * MOST_INPUTS < inputs.length; part++) {
        const data = settingModal(setting, values, { owner: OWNER, locale, part })
        expect(checkCallback(COMPONENT, {}, { type: MODAL, data })).toMatchObject({ ok: true })
      }
    }
  })
})

test('a setting with more than five values has a form of several parts', () => {
  const shown = { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }
  const [first, second] = [0, 1].map((part) => settingModal(many, shown, { owner: OWNER, locale: 'en', part }))
  expect(first?.components).toHaveLength(5)
  expect(second?.components).toHaveLength(2)
  const read = readInputs(many, new Map([['f', ['3']]]), shown, 'en')
  expect(read).toEqual({ ok: true, values: { f: 3 }, problems: [] })
})

test.each([
  ['2,5', 2.5],
  ['2.5', 2.5],
  ['', ''],
  ['1e3', '1e3'],
  ['-1', '-1'],
])('%j typed as a number is read as %j', (typed, value) => {
  const [xpRate] = SETTINGS.filter(({ key }) => key === 'xpRate')
  if (xpRate === undefined) throw new Error('there is no such setting')
  const read = readInputs(xpRate, new Map([['xpRate', [typed]]]), values, 'en')
  expect(read).toEqual({ ok: true, values: { xpRate: value }, problems: [] })
})

test('an input that the setting does not have is refused', () => {
  expect(readInputs(many, new Map([['z', ['3']]]), values, 'en')).toEqual({ ok: false, reason: 'unknown' })
})

test('the fingerprint changes with each value of the setting, and not with values of other settings', () => {
  const shown: Record<string, number> = { a: 1, b: 1, c: 1, d: 1, e: 1, f: 1, g: 1 }
  const before = fingerprintOf(many, shown)
  for (const name of Object.keys(shown)) expect(fingerprintOf(many, { ...shown, [name]: 2 })).not.toBe(before)
  expect(fingerprintOf(many, { ...shown, h: 2 })).toBe(before)
})
