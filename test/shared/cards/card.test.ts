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

describe('a card is described for people who do not see it', () => {
  test.each([
    ['en-US', 'Card of alice: level 12, rank 3, 12,345 XP', 'Card of alice, who reached level 12: rank 3, 12,345 XP'],
    ['de', 'Karte von alice: Level 12, Rang 3, 12.345 XP', 'Karte von alice, jetzt auf Level 12: Rang 3, 12.345 XP'],
    [
      'fr',
      'Carte de alice : niveau 12, rang 3, 12\u202f345 XP',
      'Carte de alice, qui atteint le niveau 12 : rang 3, 12\u202f345 XP',
    ],
    [
      'es-ES',
      'Tarjeta de alice: nivel 12, puesto 3, 12.345 XP',
      'Tarjeta de alice, que alcanza el nivel 12: puesto 3, 12.345 XP',
    ],
    [
      'pt-BR',
      'Cartão de alice: nível 12, posição 3, 12.345 XP',
      'Cartão de alice, que chegou ao nível 12: posição 3, 12.345 XP',
    ],
  ])('in %s', (locale, standing, levelUp) => {
    const look = { name: 'alice', theme: 'paper', accent: null, locale } as const
    const card = { ...look, level: 12, rank: 3, xp: 12_345, progress: null } as const
    expect(describeCard({ ...card, occasion: 'standing' })).toBe(standing)
    expect(describeCard({ ...card, occasion: 'level-up' })).toBe(levelUp)
  })
})
