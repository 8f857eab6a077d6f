import { describe, expect, test } from 'bun:test'
import { DEFAULT_SETTINGS } from '../../../shared/database/guilds/settings.ts'
import { checkValues } from '../../../shared/settings/check-values.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import { LANGUAGES } from '../../../shared/text/language.ts'

const check = (given: Readonly<Record<string, unknown>>, current: object = {}, locale = 'en-US') =>
  checkValues(SETTINGS, given, { ...DEFAULT_SETTINGS, ...current }, locale)

test('values within the limits have no problems', () => {
  const given = { xpRate: 2.5, xpDelaySeconds: 86_400, roleAssignType: 'stack', quietTime: '22:00-07:00 Europe/Berlin' }
  expect(check(given)).toEqual([])
})

describe('a value is refused with a sentence about its own limits', () => {
  test.each([
    [{ xpRate: 11 }, 'Enter a number from 0 to 10.'],
    [{ xpRate: '1' }, 'Enter a number from 0 to 10.'],
    [{ xpDelaySeconds: 1.5 }, 'Enter a whole number from 1 to 86,400.'],
    [{ xpDelaySeconds: null }, 'A value is needed here.'],
    [{ roleAssignType: 'some' }, 'Choose one of the options.'],
    [{ notificationChannelId: 'general' }, 'Choose a channel.'],
    [
      { quietTime: '25:00-07:00 Europe/Berlin' },
      'I cannot read `25:00` as a time of day. Write it like this: 22:00 or 10pm.',
    ],
    [{ quietTime: '22:00-22:00 UTC' }, 'Quiet time would begin and end at 22:00. Choose another end.'],
    [{ announcementText: '{usr}' }, 'Character 1: there is no variable `{usr}`. Did you mean `{user}`?'],
    [{ announcementText: 5 }, 'This text cannot be used here.'],
    [{ colour: 'red' }, 'There is no setting with this name.'],
  ])('%p', (given, detail) => {
    expect(check(given)).toEqual([{ name: Object.keys(given)[0] ?? '', detail }])
  })
})

test('the form decides how long a message with an own text may be', () => {
  const announcementText = '{server}'.repeat(11)
  expect(check({ announcementText, announcementForm: 'embed' })).toEqual([])
  expect(check({ announcementForm: 'plain' }, { announcementText, announcementForm: 'embed' })).toMatchObject([
    { name: 'announcementText' },
  ])
})

test('every refused value is named, not only the first', () => {
  expect(check({ xpRate: -1, xpDelaySeconds: 0 }).map(({ name }) => name)).toEqual(['xpRate', 'xpDelaySeconds'])
})

describe('announcements in a channel', () => {
  test('need a channel', () => {
    expect(check({ notificationType: 'channel' })).toEqual([
      { name: 'notificationChannelId', detail: 'Choose a channel.' },
    ])
  })

  test('can be chosen together with the channel, or where one is set', () => {
    expect(check({ notificationType: 'channel', notificationChannelId: '3' })).toEqual([])
    expect(check({ notificationType: 'channel' }, { notificationChannelId: '3' })).toEqual([])
  })

  test('do not keep other settings from being changed while the channel is missing', () => {
    expect(check({ xpRate: 2 }, { notificationType: 'channel' })).toEqual([])
  })
})

test('a refusal is in the reader’s language', () => {
  const said = LANGUAGES.map((language) => check({ xpDelaySeconds: 0 }, {}, language)[0]?.detail)
  expect(said).toEqual([
    'Enter a whole number from 1 to 86,400.',
    'Gib eine ganze Zahl von 1 bis 86.400 ein.',
    'Entre un nombre entier de 1 à 86\u202f400.',
    'Escribe un número entero de 1 a 86.400.',
    'Digite um número inteiro de 1 a 86.400.',
  ])
})
