import { expect, test } from 'bun:test'
import * as v from 'valibot'
import { commands } from '../../../edge/features/index.ts'
import { toRegistration } from '../../../shared/discord/registration.ts'

const localized = v.optional(v.nullable(v.record(v.string(), v.string())), {})

interface Node {
  name: string
  description?: string | undefined
  value?: string | number | undefined
  name_localizations?: Record<string, string> | null | undefined
  description_localizations?: Record<string, string> | null | undefined
  options?: Node[] | undefined
  choices?: Node[] | undefined
}

const nodeSchema: v.GenericSchema<unknown, Node> = v.object({
  name: v.string(),
  description: v.optional(v.string()),
  value: v.optional(v.union([v.string(), v.number()])),
  name_localizations: localized,
  description_localizations: localized,
  options: v.optional(v.array(v.lazy(() => nodeSchema))),
  choices: v.optional(v.array(v.lazy(() => nodeSchema))),
})

const LOCALES = ['de', 'es-419', 'es-ES', 'fr', 'pt-BR']
const ENGLISH = 'en-US'

const registered = toRegistration(commands, 'everywhere').map(({ type = 1, ...command }) => ({
  type,
  node: v.parse(nodeSchema, command),
}))
const below = (node: Node): Node[] => [...(node.options ?? []), ...(node.choices ?? [])]
const withAll = (node: Node): Node[] => [node, ...below(node).flatMap(withAll)]
const slash = registered.filter(({ type }) => type === 1).map(({ node }) => node)
const every = registered.flatMap(({ node }) => withAll(node))

const inLocale = (node: Node, part: 'name' | 'description', locale: string): string =>
  node[`${part}_localizations`]?.[locale] ?? node[part] ?? ''

const longest = (node: Node, part: 'name' | 'description'): number =>
  Math.max(...[ENGLISH, ...LOCALES].map((locale) => [...inLocale(node, part, locale)].length))

test('every name and description exists in each of our languages’ Discord locales', () => {
  for (const node of every) {
    expect(Object.keys(node.name_localizations ?? {}).sort()).toEqual(LOCALES)
    if (node.description === undefined) continue
    expect(Object.keys(node.description_localizations ?? {}).sort()).toEqual(LOCALES)
  }
})

// https://discord.com/developers/docs/interactions/application-commands#application-command-object-application-command-naming
test('every name of a slash command or option has a form that Discord accepts', () => {
  const named = slash.flatMap(withAll).filter((node) => node.value === undefined)
  for (const name of named.flatMap((node) => [ENGLISH, ...LOCALES].map((locale) => inLocale(node, 'name', locale)))) {
    expect(name).toMatch(/^[-_'\p{L}\p{N}]{1,32}$/u)
    expect(name).toBe(name.toLowerCase())
  }
})

test('a description has 1 to 100 characters, a choice or menu command a name of at most 100 and 32', () => {
  for (const node of every) {
    for (const locale of [ENGLISH, ...LOCALES]) {
      if (node.description !== undefined) expect([...inLocale(node, 'description', locale)].length).toBeWithin(1, 101)
      expect([...inLocale(node, 'name', locale)].length).toBeWithin(1, node.value === undefined ? 33 : 101)
    }
  }
})

test('commands, and options of one command, have different names in every locale', () => {
  const groups = [slash, ...slash.flatMap(withAll).flatMap((node) => [node.options ?? [], node.choices ?? []])]
  for (const group of groups) {
    for (const locale of [ENGLISH, ...LOCALES]) {
      const names = group.map((node) => inLocale(node, 'name', locale))
      expect(names).toEqual([...new Set(names)])
    }
  }
})

test('a command has at most 8,000 characters, each part counted in its longest language', () => {
  const size = (node: Node): number =>
    longest(node, 'name') +
    longest(node, 'description') +
    String(node.value ?? '').length +
    below(node).reduce((sum, child) => sum + size(child), 0)
  for (const node of slash) expect(size(node)).toBeLessThanOrEqual(8_000)
})

test('a command has at most 25 options, an option at most 25 choices, and a user’s menu at most 15 commands', () => {
  for (const node of every) {
    expect(node.options?.length ?? 0).toBeLessThanOrEqual(25)
    expect(node.choices?.length ?? 0).toBeLessThanOrEqual(25)
  }
  expect(registered.filter(({ type }) => type === 2).length).toBeLessThanOrEqual(15)
})
