import { expect, test } from 'bun:test'
import { type CardChoice, readCardPlaces, readLevelCard, themeFor } from '../../../shared/cards/choice.ts'

const choice: CardChoice = { levelCard: 'ocean', levelCardOn: 'both', ownCard: null }

test.each<[string, Partial<CardChoice>, string | null]>([
  ['the server’s background', {}, 'ocean'],
  ['the member’s own background', { ownCard: 'paper' }, 'paper'],
  ['a text, because the server shows texts', { levelCard: 'off', ownCard: 'paper' }, null],
  ['a text, because the member wants no picture', { ownCard: 'off' }, null],
  ['the picture only with level-ups', { levelCardOn: 'level-ups' }, null],
  ['the picture only in answers', { levelCardOn: 'level' }, 'ocean'],
])('/level shows %s', (_, changes, theme) => {
  expect(themeFor({ ...choice, ...changes }, 'level')).toBe(theme as never)
})

test('a value that only a newer release knows means no picture, and only answers', () => {
  expect([readLevelCard('neon'), readCardPlaces('everywhere')]).toEqual(['off', 'level'])
})
