import type { APIApplicationCommandOption } from 'discord-api-types/v10'
import { commands } from '../../edge/features/index.ts'
import { speak } from '../../edge/features/texts.ts'
import { permissionKey } from '../../edge/messages/permission-key.ts'
import { findCommand } from '../../shared/discord/find-command.ts'
import { Type } from '../../shared/discord/option.ts'
import { singlePermissions } from '../../shared/discord/permission.ts'
import type { Language } from '../../shared/text/language.ts'
import { type Leaf, leavesOf } from './leaves.ts'
import { commandIn, descriptionIn, nameIn } from './localized.ts'
import type { Declared } from './plan.ts'
import { sayReference } from './reference-texts.ts'

/** The file of the command reference, beside the declarations from which it is generated. */
export const REFERENCE_FILE = new URL('../../edge/features/README.md', import.meta.url).pathname
export const HOW_TO_REGENERATE = 'scripts/register-commands --reference'

const TYPE_TEXTS = {
  [Type.String]: 'text',
  [Type.Attachment]: 'file',
  [Type.Integer]: 'integer',
  [Type.Boolean]: 'boolean',
  [Type.User]: 'member',
  [Type.Channel]: 'channel',
  [Type.Role]: 'role',
  [Type.Number]: 'number',
} as const

/** The readers of the reference: it shows the values of choices to programmers, and the names of choices to everybody else. */
interface Reader {
  language: Language
  choices: 'values' | 'names'
}

function limitsOf(option: APIApplicationCommandOption, { language, choices: shown }: Reader): string[] {
  const say = sayReference(language)
  const limits: string[] = []
  if ('choices' in option && option.choices !== undefined && option.choices.length > 0) {
    const names = option.choices.map((choice) =>
      shown === 'values' ? `\`${choice.value}\`` : nameIn(choice, language),
    )
    limits.push(say('oneOf', { choices: names.join(', ') }))
  }
  if ('min_value' in option || 'max_value' in option) {
    const { min_value: least, max_value: most } = { min_value: undefined, max_value: undefined, ...option }
    limits.push(range(least, most, language))
  }
  if ('min_length' in option || 'max_length' in option) {
    const { min_length: least, max_length: most } = { min_length: undefined, max_length: undefined, ...option }
    limits.push(say('characters', { range: range(least, most, language) }))
  }
  return limits
}

function range(from: number | undefined, to: number | undefined, language: Language): string {
  const say = sayReference(language)
  if (from === undefined) return say('atMost', { to: to ?? 0 })
  return to === undefined ? say('atLeast', { from }) : say('between', { from, to })
}

/** One line for each command, and not a table, so that no formatter has to align columns. */
function optionLine(option: APIApplicationCommandOption, reader: Reader): string {
  const { language } = reader
  const say = sayReference(language)
  const isRequired = 'required' in option && option.required === true
  // A leaf has no subcommands among its options, so `TYPE_TEXTS` has every type.
  const type = say(TYPE_TEXTS[option.type as keyof typeof TYPE_TEXTS])
  const facts = [type, ...(isRequired ? [say('required')] : []), ...limitsOf(option, reader)]
  return `- \`${nameIn(option, language)}\` (${facts.join(', ')}): ${descriptionIn(option, language)}`
}

/** A line for a command that needs more than the commands beside it. @param who those who may use its group, e.g. `Everyone` */
function neededLines({ path }: Leaf, who: string, language: Language): string[] {
  const needed = namesOf(findCommand(commands, path)?.permission ?? 0n, language)
  return needed === who || needed === '' ? [] : [sayReference(language)('needs', { permissions: needed }), '']
}

const namesOf = (permission: bigint, language: Language): string =>
  singlePermissions(permission)
    .map((one) => speak(language)(permissionKey(one)))
    .join(sayReference(language)('and'))

function leafLines(leaf: Leaf, who: string, declared: readonly Declared[], reader: Reader): string[] {
  const { path, kind, options, labels } = leaf
  const { language } = reader
  const name = path.join(' ')
  if (kind === 'user menu') return [`### ${nameIn(labels, language)}`, '', sayReference(language)('menu'), '']
  const own = commandIn(`/${name}`, language, declared) ?? `/${name}`
  const worksElsewhere = findCommand(commands, path)?.command.elsewhere !== undefined
  return [
    own === `/${name}` ? `### \`${own}\`` : `### \`${own}\` (/${name})`,
    '',
    descriptionIn(labels, language),
    '',
    ...neededLines(leaf, who, language),
    ...(worksElsewhere ? [sayReference(language)('elsewhere'), ''] : []),
    ...(options.length > 0 ? [...options.map((option) => optionLine(option, reader)), ''] : []),
  ]
}

const whoMay = ({ default_member_permissions: bits }: Declared, language: Language): string =>
  bits === null || bits === undefined ? sayReference(language)('everyone') : namesOf(BigInt(bits), language)

function sectionsOf(declared: readonly Declared[], reader: Reader): string[] {
  const groups = Map.groupBy(declared, (command) => whoMay(command, reader.language))
  return [...groups].flatMap(([who, group]) => [
    `## ${who}`,
    '',
    ...group.flatMap(leavesOf).flatMap((leaf) => leafLines(leaf, who, declared, reader)),
  ])
}

/** The command reference as Markdown, for people who read the code. @param declared the commands as they are registered at Discord */
export function commandReference(declared: readonly Declared[]): string {
  const intro = ['# Commands', '', `Made from the declarations in this folder by \`${HOW_TO_REGENERATE}\`.`, '']
  return `${[...intro, ...sectionsOf(declared, { language: 'en', choices: 'values' })].join('\n').trimEnd()}\n`
}

/** The command reference as Markdown, for members and admins, with the names that Discord shows in a language. */
export function guideToCommands(declared: readonly Declared[], language: Language): string {
  const say = sayReference(language)
  return [`# ${say('title')}`, '', say('intro'), '', ...sectionsOf(declared, { language, choices: 'names' })].join('\n')
}
