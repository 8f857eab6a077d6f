import { describe, expect, test } from 'bun:test'
import {
  edit,
  isDefault,
  isShown,
  rebase,
  savedValues,
  valueIn,
  withDefaults,
  withoutNames,
} from '../../../edge/dashboard/pages/settings/draft.ts'
import type { SettingField } from '../../../shared/api/settings.ts'

const field = (over: Partial<SettingField> & { name: string }): SettingField => ({
  ...{ label: over.name, hint: null, kind: 'number', value: 1, default: 1, min: 0, max: 10, choices: [] },
  ...{ nullable: false, neededWith: null },
  ...over,
})

describe('a draft', () => {
  const saved = { rate: 1, delay: 60, quiet: null }

  test('holds the changed values', () => {
    expect(edit({}, saved, 'rate', 2)).toEqual({ rate: 2 })
    expect(edit({ rate: 2 }, saved, 'quiet', '22:00-07:00 UTC')).toEqual({ rate: 2, quiet: '22:00-07:00 UTC' })
  })

  test('no longer holds a field that was set back to its saved value', () => {
    expect(edit({ rate: 2 }, saved, 'rate', 1)).toEqual({})
    expect(edit({ quiet: '22:00-07:00 UTC' }, saved, 'quiet', null)).toEqual({})
  })

  test('holds a value that was unset', () => {
    const draft = edit({}, { quiet: '22:00-07:00 UTC' }, 'quiet', null)
    expect(draft).toEqual({ quiet: null })
    expect(valueIn(draft, field({ name: 'quiet', value: '22:00-07:00 UTC' }))).toBeNull()
  })

  test('is reset to the defaults, which can be the saved values', () => {
    const fields = [field({ name: 'rate', value: 3 }), field({ name: 'delay', value: 60, default: 60 })]
    const values = savedValues([{ fields }])
    const draft = withDefaults({ delay: 90 }, values, fields)
    expect(draft).toEqual({ rate: 1 })
    expect(isDefault(draft, fields)).toBe(true)
    expect(isDefault({}, fields)).toBe(false)
  })
})

describe('on top of newer saved values, a draft', () => {
  test('keeps its own fields and leaves the other fields at their newer values', () => {
    const { draft, conflicts } = rebase({ rate: 2 }, { rate: 1, delay: 60 }, { rate: 1, delay: 90 })
    expect(draft).toEqual({ rate: 2 })
    expect(conflicts).toEqual([])
  })

  test('shows a field that both changed to different values', () => {
    const { draft, conflicts } = rebase({ rate: 2, delay: 5 }, { rate: 1, delay: 60 }, { rate: 3, delay: 60 })
    expect(draft).toEqual({ rate: 2, delay: 5 })
    expect(conflicts).toEqual([{ name: 'rate', before: 1, theirs: 3, mine: 2 }])
  })

  test('no longer holds a field that both changed to the same value', () => {
    expect(rebase({ rate: 3 }, { rate: 1 }, { rate: 3 })).toEqual({ draft: {}, conflicts: [] })
  })

  test('drops a field that no longer exists', () => {
    expect(rebase({ old: 3 }, { old: 1 }, { rate: 3 })).toEqual({ draft: {}, conflicts: [] })
  })

  test('loses the fields for which the others’ value is taken', () => {
    expect(withoutNames({ rate: 2, delay: 5 }, new Set(['rate']))).toEqual({ delay: 5 })
  })
})

test('a field that matters only with another value is hidden until the draft has that value', () => {
  const type = field({ name: 'type', kind: 'choice', value: 'reply' })
  const channel = field({ name: 'channel', kind: 'channel', neededWith: { name: 'type', value: 'channel' } })
  expect(isShown(channel, [type, channel], {})).toBe(false)
  expect(isShown(channel, [type, channel], { type: 'channel' })).toBe(true)
  expect(isShown(type, [type, channel], {})).toBe(true)
})
