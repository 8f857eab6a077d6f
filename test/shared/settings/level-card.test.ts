import { expect, test } from 'bun:test'
import { DEFAULT_SETTINGS } from '../../../shared/settings/index.ts'
import { levelCard } from '../../../shared/settings/level-card.ts'

test.each([
  ['en-US', 'picture'],
  ['de', 'bild'],
  ['fr', 'image'],
  ['es-ES', 'imagen'],
  ['pt-BR', 'imagem'],
])('the reply to a chosen picture says “picture” once in %s', (locale, word) => {
  const said = levelCard.saved({ ...DEFAULT_SETTINGS, levelCard: 'ocean' }, locale).toLowerCase()
  expect(said.split(word)).toHaveLength(2)
})
