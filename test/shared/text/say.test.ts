import { describe, expect, test } from 'bun:test'
import { catalogue, speak, type TextArguments } from '../../../edge/features/texts.ts'
import { whitelabelOutcomeTexts } from '../../../gateway/bots/pool/outcome-texts.ts'
import { roleSyncTexts } from '../../../gateway/jobs/guild-roles/texts.ts'
import { levelUpTexts } from '../../../shared/levelling/level-up-texts.ts'
import { LANGUAGES, languageOf } from '../../../shared/text/language.ts'
import { fill, speakFrom } from '../../../shared/text/say.ts'
import { type CountNames, type Names, texts } from '../../../shared/text/texts.ts'

/** In the gateway, each feature speaks from its own texts. */
const catalogueOfGateway = { ...levelUpTexts, ...roleSyncTexts, ...whitelabelOutcomeTexts }

describe('speak', () => {
  test('fills in values', () => {
    expect(speakFrom(levelUpTexts)('en-US')('levelUp.announcement', { user: '<@7>', level: 3 })).toBe(
      'GG <@7>, you reached level **3**!',
    )
  })

  test('speaks the reader’s language', () => {
    const said = ['de', 'fr', 'es-ES', 'es-419', 'pt-BR'].map((locale) => speak(locale)('list.next'))
    expect(said).toEqual(['Weiter', 'Suivant', 'Siguiente', 'Siguiente', 'Próxima'])
  })

  test.each(['en-GB', 'ja', 'x'.repeat(500), '', '__proto__', 'not a language'])(
    'speaks English where %p is asked for',
    (locale) => {
      expect(speak(locale)('level.number', { number: 1_234_567 })).toBe('1,234,567')
    },
  )

  test('groups numbers as the reader’s language does', () => {
    const text = (locale: string): string => speak(locale)('level.number', { number: 1_689_242_500 })
    expect([text('en-US'), text('de')]).toEqual(['1,689,242,500', '1.689.242.500'])
  })

  test.each([...LANGUAGES])('writes numbers as Intl does in %s', (language) => {
    const intl = new Intl.NumberFormat(language)
    const powers = Array.from({ length: 16 }, (_, power) => 10 ** power)
    const numbers = powers.flatMap((power) => [power - 1, power, power + 1, power * 4.5, -power, power * 7 + 0.25])
    for (const number of [...numbers, 0.5, Number.MAX_SAFE_INTEGER, 2 ** 60]) {
      expect(fill(language, '{number}', { number })).toBe(intl.format(number))
    }
  })

  test('leaves text as it is, also where it looks like a placeholder or a replacement', () => {
    expect(speak('en-US')('level.neverTalked', { user: '{user} $& $1 $$' })).toBe(
      '{user} $& $1 $$ has never talked here, so there is no level to show yet.',
    )
  })

  test('formats a text without values without a second argument', () => {
    expect(speak('en-US')('list.next')).toBe('Next')
  })

  test('requires the values of each text by its type', () => {
    const values: TextArguments<'level.progress'>[0] = { have: 1, need: 2, left: 1, next: 5 }
    const none: TextArguments<'list.next'> = []
    expect(speak('en-US')('level.progress', values)).toBe('1 of 2 XP, 1 to level 5')
    expect(speak('en-US')('list.next', ...none)).toBe('Next')
    // @ts-expect-error a value is missing
    speak('en-US')('level.progress', { have: 1, need: 2, left: 1 })
    // @ts-expect-error there is nothing to fill in
    speak('en-US')('list.next', {})
  })
})

test('a form goes with its number, as each language counts', () => {
  const counted = (language: 'en' | 'fr', levels: number) =>
    fill(language, '{levels} {levels|level|levels}', { levels })
  expect([0, 1, 2].map((levels) => counted('en', levels))).toEqual(['0 levels', '1 level', '2 levels'])
  expect([0, 1, 2].map((levels) => counted('fr', levels))).toEqual(['0 level', '1 level', '2 levels'])
})

describe('the catalogue', () => {
  test('finds which names a text uses, and which of them are numbers', () => {
    const names: Names<'{user} has {levels} {levels|level|levels}'>[] = ['user', 'levels']
    const counting: CountNames<'{user} has {levels} {levels|level|levels}'>[] = ['levels']
    expect([names.length, counting.length]).toEqual([2, 1])
  })

  test('refuses a text that lacks a language or a name', () => {
    const whole = { en: '{user}', de: '{user}', fr: '{user}', es: '{user}', 'pt-BR': '{user}' }
    const { 'pt-BR': _, ...four } = whole
    // @ts-expect-error Portuguese is missing
    texts({ 'x.y': four })
    // @ts-expect-error German lacks the user
    texts({ 'x.y': { en: '{user}', de: '', fr: '{user}', es: '{user}', 'pt-BR': '{user}' } })
    // @ts-expect-error French has one name too many
    texts({ 'x.y': { en: '{user}', de: '{user}', fr: '{user} {level}', es: '{user}', 'pt-BR': '{user}' } })
    expect(Object.keys(whole)).toEqual([...LANGUAGES])
  })

  test('has only texts whose braces are placeholders', () => {
    for (const translated of Object.values({ ...catalogue, ...catalogueOfGateway })) {
      for (const text of Object.values(translated)) {
        expect(text.replace(/\{\w+(\|[^|{}]*\|[^|{}]*)?\}/g, '')).not.toMatch(/[{}|]/)
      }
    }
  })

  test.each([
    [
      'edge',
      ['edge/{features,guild,interactions,messages,whitelabel}/**/*texts.ts', 'shared/settings/*.ts'],
      catalogue,
    ],
    ['gateway', ['gateway/**/*texts.ts', 'shared/levelling/*texts.ts'], catalogueOfGateway],
  ])('of the %s holds every text of every feature: no key is used twice', async (_, patterns, texts) => {
    const directory = `${import.meta.dir}/../../..`
    const files = patterns.flatMap((pattern) => [...new Bun.Glob(pattern).scanSync(directory)])
    const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(`${directory}/${file}`)))
    const features = modules.flatMap((module) => Object.entries(module).filter(([name]) => name.endsWith('Texts')))
    const keys = features.flatMap(([, feature]) => Object.keys(Object(feature)))
    expect(keys.sort()).toEqual(Object.keys(texts).sort())
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('has each language under one of Discord’s locales', () => {
    expect(['en-US', 'de', 'fr', 'es-419', 'pt-BR'].map(languageOf)).toEqual([...LANGUAGES])
  })
})
