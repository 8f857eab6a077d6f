import { describe, expect, expectTypeOf, test } from 'bun:test'
import { inspect } from 'node:util'
import { commandFor, type DeclaredCommand } from '../../../shared/discord/command.ts'
import { findCommand, findUserCommand } from '../../../shared/discord/find-command.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { readOptions } from '../../../shared/discord/read-options.ts'
import { toRegistration } from '../../../shared/discord/registration.ts'

interface Context {
  guildId: string
}

const command = commandFor<Context>()

/** The same labels in every language: here only their shape matters. */
const everywhere = <Labels>(labels: Labels) => ({ de: labels, fr: labels, es: labels, 'pt-BR': labels })
const label = { name: 'wort', description: 'Ein Wort' }
const giveLabels = {
  ...label,
  options: { user: label, levels: label, reason: label, mode: { ...label, choices: { loud: 'Laut', quiet: 'Leise' } } },
}

const give = command({
  name: 'give',
  description: 'Give levels to a member',
  translations: everywhere(giveLabels),
  options: {
    user: { type: Type.User, description: 'Who receives them', required: true },
    levels: { type: Type.Integer, description: 'How many', required: true, min_value: 1, max_value: 1000 },
    reason: { type: Type.String, description: 'Why', max_length: 5 },
    mode: {
      type: Type.String,
      description: 'How',
      choices: [
        { name: 'Loud', value: 'loud' },
        { name: 'Quiet', value: 'quiet' },
      ],
    },
  },
  run({ guildId }, { user, levels, reason, mode }) {
    expectTypeOf(guildId).toEqualTypeOf<string>()
    expectTypeOf(user).toEqualTypeOf<string>()
    expectTypeOf(levels).toEqualTypeOf<number>()
    expectTypeOf(reason).toEqualTypeOf<string | undefined>()
    expectTypeOf(mode).toEqualTypeOf<'loud' | 'quiet' | undefined>()
    return { content: `${user} ${levels}` }
  },
})

const autocompleted = command({
  name: 'plain',
  description: 'An option',
  translations: everywhere({ ...label, options: { word: label } }),
  options: {
    word: { type: Type.String, description: 'A word', autocomplete: () => [{ name: 'Word', value: 'word' }] },
  },
  run: () => ({ content: '' }),
})

const tree: readonly DeclaredCommand<Context>[] = [
  autocompleted,
  { menu: 'user', name: 'levels', translations: everywhere({ name: 'Stufen' }), run: () => ({ content: '' }) },
  {
    name: 'levels',
    description: 'Levels',
    translations: everywhere(label),
    permission: Permission.ManageGuild,
    commands: [
      give,
      {
        name: 'deep',
        description: 'A group',
        translations: everywhere(label),
        permission: 4n,
        premium: true,
        commands: [give],
      },
    ],
  },
]

describe('finding a command', () => {
  test('a command is found by its path through groups and subcommands', () => {
    expect(findCommand(tree, ['levels', 'deep', 'give'])?.command.name).toBe('give')
  })

  test('a group’s permission applies to everything in it', () => {
    const found = findCommand(tree, ['levels', 'deep', 'give'])
    expect(found).toMatchObject({ permission: Permission.ManageGuild | 4n, premium: true })
    expect(findCommand(tree, ['levels', 'give'])?.premium).toBe(false)
  })

  test('a user command and a slash command may have the same name', () => {
    expect(findUserCommand(tree, 'levels')).toHaveProperty('menu')
    expect(findUserCommand(tree, 'plain')).toBeNull()
  })

  test.each([[['nothing']], [['levels']], [['plain', 'more']], [[]], [['__proto__']]])(
    'no command is found at %p',
    (path) => {
      expect(findCommand(tree, path)).toBeNull()
    },
  )
})

describe('reading options', () => {
  const options = give.options ?? {}
  const user = { name: 'user', type: Type.User, value: '7' }
  const levels = { name: 'levels', type: Type.Integer, value: 3 }

  test('options become values by name, in any order', () => {
    expect(readOptions(options, [levels, user])).toEqual({ ok: true, values: { user: '7', levels: 3 } })
  })

  test('a missing required option is refused', () => {
    expect(readOptions(options, [user])).toEqual({ ok: false, option: 'levels' })
  })

  test.each([
    ['of another type', { name: 'levels', type: Type.String, value: 'three' }],
    ['whose value is of another type', { name: 'levels', type: Type.Integer, value: '3' }],
    ['below its smallest value', { name: 'levels', type: Type.Integer, value: 0 }],
    ['above its largest value', { name: 'levels', type: Type.Integer, value: 1001 }],
    ['that is not a whole number', { name: 'levels', type: Type.Integer, value: 1.5 }],
    ['that is longer than allowed', { name: 'reason', type: Type.String, value: 'because' }],
    ['that is none of the choices', { name: 'mode', type: Type.String, value: 'silent' }],
    ['that is not an id', { name: 'user', type: Type.User, value: '07' }],
    ['that was never declared', { name: 'other', type: Type.String, value: 'x' }],
    ['named like something every object has', { name: 'constructor', type: Type.String, value: 'x' }],
    ['without a value', { name: 'levels', type: Type.Integer }],
  ])('an option %s is refused by name', (_, given) => {
    const others = [user, levels].filter((option) => option.name !== given.name)
    expect(readOptions(options, [...others, given])).toEqual({ ok: false, option: given.name })
  })

  test('an option given twice is refused', () => {
    expect(readOptions(options, [user, levels, levels])).toEqual({ ok: false, option: 'levels' })
  })

  test('lengths count code points, not UTF-16 units', () => {
    const reason = { name: 'reason', type: Type.String, value: '🎉🎉🎉🎉🎉' }
    expect(readOptions(options, [user, levels, reason]).ok).toBe(true)
  })
})

describe('registering commands', () => {
  test('a command is for servers only and carries its permission and limits', () => {
    const [, , registered] = toRegistration(tree, 'servers')
    expect(registered).toMatchObject({
      type: 1,
      name: 'levels',
      default_member_permissions: '32',
      contexts: [0],
      integration_types: [0],
      options: [
        {
          type: 1,
          name: 'give',
          options: [
            { name: 'user', type: 6, required: true },
            { name: 'levels', min_value: 1, max_value: 1000 },
            { name: 'reason' },
            { name: 'mode' },
          ],
        },
        { type: 2, name: 'deep', options: [{ type: 1, name: 'give' }] },
      ],
    })
  })

  test('a command for everyone has no default permission', () => {
    expect(toRegistration(tree, 'servers')[0]).toMatchObject({ default_member_permissions: null })
  })

  test('autocomplete is registered as true, and its function is not sent', () => {
    const [plain] = toRegistration(tree, 'servers')
    expect(plain).toMatchObject({ options: [{ name: 'word', autocomplete: true }] })
    expect(inspect(plain)).not.toContain('Function')
  })

  test('a user command has a name and no description', () => {
    const [, menu] = toRegistration(tree, 'servers')
    expect(menu).toMatchObject({ type: 2, name: 'levels', name_localizations: { de: 'Stufen' } })
    expect(menu).not.toHaveProperty('description')
  })

  test('names, descriptions and choices are registered in every language, Spanish for both its locales', () => {
    const [, , levels] = toRegistration(tree, 'servers')
    const everyLocale = (text: string) => ({ de: text, fr: text, 'es-ES': text, 'es-419': text, 'pt-BR': text })
    const labels = { name_localizations: everyLocale('wort'), description_localizations: everyLocale('Ein Wort') }
    expect(levels).toMatchObject(labels)
    expect(levels).toMatchObject({ options: [labels, { options: [labels] }] })
    expect(levels).toMatchObject({ options: [{ options: [labels, labels, labels, labels] }, {}] })
    expect(JSON.stringify(levels)).toContain(
      JSON.stringify({ name: 'Loud', value: 'loud', name_localizations: everyLocale('Laut') }),
    )
  })

  test('a translation that lacks a language, an option or a choice does not compile', () => {
    const options = { word: { type: Type.String, description: 'A word' } } as const
    const parts = { name: 'x', description: 'X', options, run: () => ({ content: '' }) }
    const whole = { ...label, options: { word: label } }
    command({ ...parts, translations: everywhere(whole) })
    // @ts-expect-error Portuguese is missing
    command({ ...parts, translations: { de: whole, fr: whole, es: whole } })
    // @ts-expect-error the option has no label
    command({ ...parts, translations: { ...everywhere(whole), de: label } })
    const choices = [{ name: 'Loud', value: 'loud' }] as const
    // @ts-expect-error the choice has no name
    command({ ...parts, options: { word: { ...options.word, choices } }, translations: everywhere(whole) })
    expect(toRegistration([command({ ...parts, translations: everywhere(whole) })], 'servers')).toHaveLength(1)
  })
})
