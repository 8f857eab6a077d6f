import { describe, expect, test } from 'bun:test'
import { en } from '../../../shared/text/en.ts'
import { say, speak, type TextArguments } from '../../../shared/text/say.ts'

describe('say', () => {
  test('fills in values', () => {
    expect(say('en-US', 'levelUp.announcement', { user: '<@7>', level: 3 })).toBe('GG <@7>, you reached level **3**!')
  })

  test('groups numbers as the reader’s language does', () => {
    const text = (locale: string): string => say(locale, 'level.number', { number: 1_689_242_500 })
    expect([text('en-US'), text('de')]).toEqual(['1,689,242,500', '1.689.242.500'])
  })

  test('leaves text as it is, also where it looks like a placeholder or a replacement', () => {
    expect(say('en-US', 'level.neverTalked', { user: '{user} $& $1 $$' })).toBe(
      '{user} $& $1 $$ has never talked here, so there is no level to show yet.',
    )
  })

  test('says a text without values without a second argument', () => {
    expect(say('en-US', 'leaderboard.next')).toBe('Next')
  })

  test('as a voice is the same', () => {
    expect(speak('de')('level.number', { number: 1000 })).toBe('1.000')
  })

  test('knows of each text what must be filled in', () => {
    const values: TextArguments<'level.progress'>[0] = { have: 1, need: 2, left: 1, next: 5 }
    const none: TextArguments<'leaderboard.next'> = []
    expect(say('en-US', 'level.progress', values)).toBe('1 of 2 XP, 1 to level 5')
    expect(say('en-US', 'leaderboard.next', ...none)).toBe('Next')
    // @ts-expect-error a value is missing
    say('en-US', 'level.progress', { have: 1, need: 2, left: 1 })
    // @ts-expect-error there is nothing to fill in
    say('en-US', 'leaderboard.next', {})
  })

  test('has only texts whose braces are placeholders', () => {
    for (const text of Object.values(en)) expect(text.replace(/\{\w+\}/g, '')).not.toMatch(/[{}]/)
  })
})
