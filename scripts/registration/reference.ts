import type { APIApplicationCommandOption } from 'discord-api-types/v10'
import { commands } from '../../edge/features/index.ts'
import { speak } from '../../edge/features/texts.ts'
import { permissionKey } from '../../edge/messages/permission-key.ts'
import { findCommand } from '../../shared/discord/find-command.ts'
import { Type } from '../../shared/discord/option.ts'
import { singlePermissions } from '../../shared/discord/permission.ts'
import { type Leaf, leavesOf } from './leaves.ts'
import type { Declared } from './plan.ts'

/** The file of the command reference, beside the declarations from which it is generated. */
export const REFERENCE_FILE = new URL('../../edge/features/README.md', import.meta.url).pathname
export const HOW_TO_REGENERATE = 'scripts/register-commands --reference'

const TYPE_WORDS: Readonly<Record<number, string>> = {
  [Type.String]: 'text',
  [Type.Attachment]: 'file',
  [Type.Integer]: 'whole number',
  [Type.Boolean]: 'yes or no',
  [Type.User]: 'member',
  [Type.Channel]: 'channel',
  [Type.Role]: 'role',
  [Type.Number]: 'number',
}

function limitsOf(option: APIApplicationCommandOption): string[] {
  const limits: string[] = []
  if ('choices' in option && option.choices !== undefined && option.choices.length > 0) {
    limits.push(`one of ${option.choices.map((choice) => `\`${choice.value}\``).join(', ')}`)
  }
  if ('min_value' in option || 'max_value' in option) {
    const { min_value: least, max_value: most } = { min_value: undefined, max_value: undefined, ...option }
    limits.push(range(least, most, ''))
  }
  if ('min_length' in option || 'max_length' in option) {
    const { min_length: least, max_length: most } = { min_length: undefined, max_length: undefined, ...option }
    limits.push(range(least, most, ' characters'))
  }
  return limits
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  const [from, to] = [least, most].map((limit) => limit?.toLocaleString('en-US'))
  if (from === undefined) return `at most ${to}${unit}`
  return to === undefined ? `at least ${from}${unit}` : `${from} to ${to}${unit}`
}

/** One line for each command, and not a table, so that no formatter has to align columns. */
function optionLine(option: APIApplicationCommandOption): string {
  const isRequired = 'required' in option && option.required === true
  const facts = [TYPE_WORDS[option.type] ?? '', isRequired ? 'required' : '', ...limitsOf(option)]
  return `- \`${option.name}\` (${facts.filter((fact) => fact !== '').join(', ')}): ${option.description}`
}

/** A line for a command that needs more than the commands beside it. @param who those who may use its group, e.g. `Everyone` */
function neededLines({ path }: Leaf, who: string): string[] {
  const needed = namesOf(findCommand(commands, path)?.permission ?? 0n)
  return needed === who || needed === '' ? [] : [`Needs ${needed}.`, '']
}

const namesOf = (permission: bigint): string =>
  singlePermissions(permission)
    .map((one) => speak('en')(permissionKey(one)))
    .join(' and ')

function leafLines(leaf: Leaf, who: string): string[] {
  const { path, kind, description, options } = leaf
  const name = path.join(' ')
  if (kind === 'user menu') return [`### ${name}`, '', 'In the menu of a member, under _Apps_.', '']
  const needed = neededLines(leaf, who)
  return [
    `### \`/${name}\``,
    '',
    description,
    '',
    ...needed,
    ...(options.length > 0 ? [...options.map(optionLine), ''] : []),
  ]
}

const whoMay = ({ default_member_permissions: bits }: Declared): string =>
  bits === null || bits === undefined ? 'Everyone' : namesOf(BigInt(bits))

/** The command reference as Markdown. @param declared the commands as they are registered at Discord */
export function commandReference(declared: readonly Declared[]): string {
  const groups = Map.groupBy(declared, whoMay)
  const sections = [...groups].flatMap(([who, group]) => [
    `## ${who}`,
    '',
    ...group.flatMap(leavesOf).flatMap((leaf) => leafLines(leaf, who)),
  ])
  const intro = ['# Commands', '', `Made from the declarations in this folder by \`${HOW_TO_REGENERATE}\`.`, '']
  return `${[...intro, ...sections].join('\n').trimEnd()}\n`
}
