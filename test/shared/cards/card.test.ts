import { describe, expect, test } from 'bun:test'
import { drawnName, initialOf } from '../../../shared/cards/card.ts'
import { describeCard } from '../../../shared/cards/describe.ts'

const invisible = String.fromCodePoint(0, 0x200b, 0x202e)
const zalgo = `Z${String.fromCodePoint(0x0334, 0x0321, 0x031b, 0x032f)}o`

describe('a name on a card', () => {
  test.each([
    ['decorative letters become plain ones', '𝓜𝓪𝓽𝓱', 'Math'],
    ['invisible characters and changes of direction are left out', `a${invisible}b`, 'ab'],
    ['marks that no letter of a font has are left out', zalgo, 'Zo'],
    ['a letter keeps the mark that it has in a font', `e${String.fromCodePoint(0x301)}`, 'é'],
    [
      'a keycap emoji keeps its frame',
      `1${String.fromCodePoint(0xfe0f, 0x20e3)}`,
      `1${String.fromCodePoint(0xfe0f, 0x20e3)}`,
    ],
    ['a name without a visible character is a question mark', invisible, '?'],
  ])('%s', (_, name, drawn) => {
    expect(drawnName(name)).toBe(drawn)
  })

  test('is shortened between characters as people count them', () => {
    const family = '👩‍👩‍👧‍👦'
    expect(drawnName(family.repeat(50))).toBe(`${family.repeat(40)}…`)
  })

  test('begins with a letter that may consist of several characters', () => {
    expect(initialOf('🇩🇪 Anna')).toBe('🇩🇪')
    expect(initialOf('नमस्ते')).toBe('न')
  })
})

test('a card is described in the language of the reply', () => {
  const card = {
    level: 12,
    rank: 3,
    xp: 12_345,
    progress: null,
    theme: 'paper',
    accent: null,
    occasion: 'standing',
  } as const
  expect(describeCard({ ...card, name: 'alice', locale: 'de' })).toBe('Karte von alice: Level 12, Rang 3, 12.345 XP')
})
