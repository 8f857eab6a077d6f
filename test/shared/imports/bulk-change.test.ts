import { expect, test } from 'bun:test'
import { type BulkChange, isAffected } from '../../../shared/imports/bulk-change.ts'
import { bulkMessage } from '../../../shared/imports/bulk-message.ts'
import { confirmingWord, isConfirmed } from '../../../shared/imports/typed-word.ts'
import { MAX_LEVEL, MAX_XP } from '../../../shared/levelling/curve.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'

const [GUILD, ROLE] = ['1', '5']

test('a change for a role concerns people who have it, @everyone concerns all people, and bots are left out', () => {
  const ann = { roles: [ROLE], user: { bot: false } }
  const ben = { roles: ['6'], user: { bot: false } }
  const robot = { roles: [ROLE], user: { bot: true } }
  expect([ann, ben, robot].map((member) => isAffected(member, ROLE, GUILD))).toEqual([true, false, false])
  expect([ann, ben, robot].map((member) => isAffected(member, GUILD, GUILD))).toEqual([true, true, false])
})

test('a typed word confirms in any case and without accents, and no other text does', () => {
  for (const locale of LANGUAGES) {
    for (const what of ['reset', 'give'] as const) {
      const word = confirmingWord(what, locale)
      expect(isConfirmed(` ${word.toUpperCase()} `, word)).toBe(true)
      expect(isConfirmed('', word) || isConfirmed(`${word}!`, word) || isConfirmed('ok', word)).toBe(false)
    }
  }
  expect(isConfirmed('Zurucksetzen', confirmingWord('reset', 'de'))).toBe(true)
})

const top = Array.from({ length: 20 }, (_, nth) => ({
  ...{ userId: `1${'0'.repeat(17)}${nth + 10}`, before: { xp: MAX_XP - nth - 1, level: MAX_LEVEL } },
  after: { xp: 0, level: 0 },
}))
const roles = Array.from({ length: 250 }, (_, nth) => ({
  ...{ roleId: `2${'0'.repeat(17)}${nth}`, level: nth, gain: 1_000_000, lose: 1_000_000 },
}))
const preview = { raised: 0, lowered: 5_000_000, same: 1_000_000, left: 1_000_000, tooMuch: 1_000_000, top, roles }
const change: BulkChange = { what: 'reset', whose: { of: 'everyone' } }

test.each(LANGUAGES)('the largest preview fits into a message in %s', (locale) => {
  const above = 'x'.repeat(150)
  const { content = '' } = bulkMessage(locale, { id: '9', guildId: GUILD, actorId: '7', change, preview }, above)
  expect(content.length).toBeLessThanOrEqual(2_000)
  expect(content).toContain(`<@${top[0]?.userId}>`)
})

test('a preview in which nobody’s XP would change has no buttons', () => {
  const none = { ...preview, lowered: 0, top: [], roles: [] }
  const ready = { id: '9', guildId: GUILD, actorId: '7', change, preview: none }
  expect(bulkMessage('en', ready).components).toEqual([])
  expect(bulkMessage('en', { ...ready, preview }).components).toHaveLength(1)
})
