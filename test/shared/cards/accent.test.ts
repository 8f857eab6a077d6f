import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import { accentOn, backgroundColors, trackColors } from '../../../shared/cards/accent.ts'
import { contrast, readColor, rgbOf } from '../../../shared/cards/color.ts'
import { THEME_NAMES, THEMES } from '../../../shared/cards/themes.ts'

const color = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`)

test('every accent colour is readable on every background, and beside the empty part of the bar', () => {
  fc.assert(
    fc.property(fc.constantFrom(...THEME_NAMES), color, (theme, wanted) => {
      const accent = rgbOf(accentOn(theme, wanted))
      for (const behind of backgroundColors(theme)) expect(contrast(accent, behind)).toBeGreaterThanOrEqual(4.5)
      for (const behind of trackColors(theme)) expect(contrast(accent, behind)).toBeGreaterThanOrEqual(3)
    }),
  )
})

test('a colour that is readable stays as it is', () => {
  expect(accentOn('midnight', '#ffd166')).toBe('#ffd166')
  expect(accentOn('paper', '#7c2d12')).toBe('#7c2d12')
})

test.each(THEME_NAMES)('the texts of %s are readable on its background', (theme) => {
  const { text, quiet, accent } = THEMES[theme]
  for (const one of [text, quiet, accent]) {
    for (const behind of backgroundColors(theme)) expect(contrast(rgbOf(one), behind)).toBeGreaterThanOrEqual(4.5)
  }
})

describe('a typed colour', () => {
  test.each([
    ['#FF8800', '#ff8800'],
    ['f80', '#ff8800'],
    [' Blau ', '#3b82f6'],
    ['vermelho', '#ef4444'],
    ['#ff88', null],
    ['colour', null],
  ])('%s is %s', (typed, read) => {
    expect(readColor(typed)).toBe(read)
  })
})
