import { describe, expect, test } from 'bun:test'
import { namedMention, plainName, shownName } from '../../../shared/discord/name.ts'

const FAMILY = '👨‍👩‍👧‍👦'
const RAINBOW_FLAG = '🏳️‍🌈'

describe('a name is shown as it is', () => {
  test.each([
    'Zoë',
    'Ana María',
    '日本語',
    'user_name.99',
    FAMILY,
    RAINBOW_FLAG,
    '❤️',
    '👍🏽',
    '1️⃣',
    'ไทยที่',
    'क्‍ष',
    '(╯°□°)╯',
  ])('when it is %s', (name) => expect(plainName(name)).toBe(name))
})

describe('a name without visible characters is replaced by the next one', () => {
  test.each([
    ['empty', ''],
    ['spaces', ' \u00a0\u3000\u2003 '],
    ['zero-width', '\u200b\u200c\u200d\u2060\ufeff'],
    ['a Hangul filler', '\u3164\u115f\uffa0'],
    ['blank Braille', '\u2800'],
    ['tags', '\u{e0061}\u{e0062}'],
    ['controls', '\u0000\u001b\u0085'],
    ['marks alone', '\u0301\u0302'],
    ['overrides', '\u202e\u202d\u2066\u2069'],
    ['absent', null],
  ])('after one of %s', (_, name) => {
    expect(shownName(name, undefined, 'fallback')).toBe('fallback')
    expect(plainName(name)).toBeNull()
    expect(namedMention('7', name)).toBe('<@7>')
  })
})

test('a right-to-left override does not affect the text after the name', () => {
  expect(plainName('abc\u202edcba')).toBe('abcdcba')
  expect(plainName('\u2067abc')).toBe('abc')
})

test('a right-to-left name is isolated, so that the numbers after it keep their place', () => {
  expect(plainName('שלום')).toBe('\u2068שלום\u2069')
  expect(shownName('*محمد*')).toBe('\u2068\\*محمد\\*\u2069')
  expect(plainName('می‌خواهم')).toBe('\u2068می‌خواهم\u2069')
})

test('more than three marks on a letter are cut to three, and up to three stay', () => {
  const zalgo = `Z${'\u0335\u0321\u0322\u0327\u0328\u0329\u032d\u0330'.repeat(5)}o`
  expect(plainName(zalgo)?.length).toBeLessThanOrEqual(5)
  expect(plainName('Ệ')).toBe('Ệ')
})

test('a name is on one line, and no longer than Discord’s limit', () => {
  expect(plainName('a\n# b\r\n\tc')).toBe('a # b c')
  expect(plainName('x'.repeat(500))).toBe(`${'x'.repeat(31)}…`)
  expect([...(plainName('🦊'.repeat(40)) ?? '')]).toHaveLength(32)
  expect(plainName(`${'x'.repeat(30)}${FAMILY}`)).not.toMatch(/\u200d…/)
})

describe('in a message has no effect', () => {
  test.each([
    ['bold', '**a**'],
    ['a spoiler', '||a||'],
    ['a link', '[a](https://evil.example)'],
    ['an address', 'https://evil.example'],
    ['a mention', '<@123>'],
    ['a role’s mention', '<@&123>'],
    ['a channel', '<#123>'],
    ['a command', '</level:123>'],
    ['a time', '<t:1:R>'],
    ['an emoji of a server', '<:fox:123>'],
    ['an animated one', '<a:fox:123>'],
    ['everyone', '@everyone'],
  ])('%s', (_, name) => {
    const shown = shownName(name) ?? ''
    expect(shown).not.toMatch(/(?<!\\)[*_~`|[\]()<>:#]/)
    expect(shown).not.toMatch(/@(everyone|here|&?\d)/)
  })
})

test('a member is mentioned with the first name that is visible', () => {
  expect(namedMention('7', null, 'Alice', 'alice_1')).toBe('<@7> (Alice)')
  expect(namedMention('7', '\u200b', null, 'alice_1')).toBe('<@7> (alice\\_1)')
})
