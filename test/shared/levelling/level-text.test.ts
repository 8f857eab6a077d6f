import { expect, test } from 'bun:test'
import { levelTextExample } from '../../../shared/levelling/example-announcement.ts'
import type { LevelText } from '../../../shared/levelling/level-text.ts'
import { levelUpMessage, namesStanding } from '../../../shared/levelling/level-up-message.ts'
import { DEFAULT_SETTINGS, type GuildSettings } from '../../../shared/settings/index.ts'

const own = (level: number, text = `text of ${level}: {previous} to {level}`): LevelText => ({
  level,
  text,
  form: 'embed',
})

const guildWith = (levelTexts: readonly LevelText[], settings: Partial<GuildSettings> = {}) => ({
  settings: { ...DEFAULT_SETTINGS, announcementText: 'for all: {level}', ...settings },
  ...{ name: 'Castle', locale: 'en-US', levelTexts, levelRoles: [{ level: 10, roleId: '5' }] },
})

/** The text with which a level-up is announced; null where it is not announced. */
function textOf(guild: ReturnType<typeof guildWith>, previous: number, level: number, from = previous): string | null {
  const reached = { userId: '7', previous, level, from, channelId: '1', messageId: '2' }
  return levelUpMessage(guild, reached, null)?.text ?? null
}

test('a level with a text of its own is announced with it, and every other level with the text for all', () => {
  const guild = guildWith([own(10)])
  expect(textOf(guild, 9, 10)).toBe('text of 10: 9 to 10')
  expect(textOf(guild, 10, 11)).toBe('for all: 11')
  expect(textOf(guild, 8, 9)).toBe('for all: 9')
})

test('a level-up that passes several levels has the text of the highest of them that has one', () => {
  const guild = guildWith([own(10), own(5), own(20)])
  expect(textOf(guild, 4, 12)).toBe('text of 10: 4 to 12')
  expect(textOf(guild, 4, 9)).toBe('text of 5: 4 to 9')
  expect(textOf(guild, 5, 9)).toBe('for all: 9')
})

test('level-ups that are announced together have the text of the highest level that one of them passes', () => {
  expect(textOf(guildWith([own(10)]), 10, 11, 9)).toBe('text of 10: 9 to 11')
})

test('the text of a level that is not announced is used for no other level', () => {
  const guild = guildWith([own(10), own(11)], { announceEvery: 5 })
  expect(textOf(guild, 9, 11)).toBe('text of 10: 9 to 11')
  expect(textOf(guild, 10, 11)).toBeNull()
  expect(textOf(guildWith([own(11)], { announceOnly: 'rewards' }), 9, 11)).toBe('for all: 11')
})

test('a text that only a newer release can read is left out', () => {
  expect(textOf(guildWith([own(5), own(10, '{weather}')]), 4, 10)).toBe('text of 5: 4 to 10')
  expect(textOf(guildWith([own(10, '{weather}')]), 9, 10)).toBe('for all: 10')
})

test('a level without a text of its own is announced with the built-in text, if the server has no text for all', () => {
  expect(textOf(guildWith([own(10)], { announcementText: null }), 2, 3)).toBe('GG <@7>, you reached level **3**!')
})

test('XP and rank are read from the database only for a text that names one of them', () => {
  expect(namesStanding(guildWith([own(10)]))).toBe(false)
  expect(namesStanding(guildWith([own(10, '#{rank}')]))).toBe(true)
})

test('the preview of a level’s text does not depend on which levels are announced, and where', () => {
  const guild = guildWith([own(7)], { announceEvery: 10, notificationType: 'disable' })
  expect(levelTextExample(guild, 7, '9')).toMatchObject({ embeds: [{ description: 'text of 7: 6 to 7' }] })
})
