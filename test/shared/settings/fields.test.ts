import { describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { aboutOf, factsOf, fieldsOf } from '../../../shared/settings/fields.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import type { AnySetting } from '../../../shared/settings/setting.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'

const settingOf = (key: string): AnySetting => {
  const found = SETTINGS.find((setting) => setting.key === key)
  if (found === undefined) throw new Error(`there is no setting ${key}`)
  return found
}

describe('a form’s field follows from the schema', () => {
  test.each([
    [
      'whole number',
      v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
      { kind: 'integer', min: 1, max: 9 },
    ],
    ['number', v.pipe(v.number(), v.minValue(0)), { kind: 'number', min: 0, max: null }],
    ['picklist', v.picklist(['a', 'b']), { kind: 'choice', options: ['a', 'b'] }],
    ['text', v.string(), { kind: 'text', nullable: false }],
    ['text or nothing', v.nullable(v.pipe(v.string(), v.maxLength(3))), { kind: 'text', nullable: true }],
    ['number or nothing', v.nullable(v.pipe(v.number(), v.maxValue(3))), { kind: 'number', nullable: true, max: 3 }],
  ])('of a %s', (_, schema, facts) => {
    expect(factsOf(schema)).toMatchObject(facts)
  })
})

test('the multiplier is a number with its limits, and the command’s description as a hint', () => {
  expect(fieldsOf(settingOf('xpRate'), 'en-US')).toEqual([
    {
      ...{ name: 'xpRate', label: 'Multiplier', hint: '0 to 10; 1 is the default, 0 means no XP' },
      ...{ kind: 'number', default: 1, min: 0, max: 10, choices: [], nullable: false, neededWith: null },
    },
  ])
  expect(fieldsOf(settingOf('xpRate'), 'de')).toMatchObject([{ label: 'Multiplikator' }])
})

test('the channel for announcements is needed only with the type that uses it', () => {
  expect(fieldsOf(settingOf('notifications'), 'de')).toMatchObject([
    { kind: 'choice', choices: [{ value: 'reply', label: 'Als Antwort auf die Nachricht' }, {}, {}, {}] },
    { kind: 'channel', label: 'Kanal', nullable: true, neededWith: { name: 'notificationType', value: 'channel' } },
  ])
})

test.each(LANGUAGES)('every field has a label, and every setting an explanation, in %s', (language) => {
  for (const setting of SETTINGS) {
    expect(aboutOf(setting, language)).toBeTruthy()
    for (const field of fieldsOf(setting, language)) {
      expect(field.label).not.toBe('')
      for (const choice of field.choices) expect(choice.label).not.toBe(choice.value)
    }
  }
})
