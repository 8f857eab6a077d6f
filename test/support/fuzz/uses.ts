import type { APIApplicationCommandOption } from 'discord-api-types/v10'
import { components } from '../../../edge/features/index.ts'
import { type Leaf, leavesOf } from '../../../scripts/registration/leaves.ts'
import { declaredCommands } from '../../../scripts/registration/register.ts'
import { componentId, type Field } from '../../../shared/discord/component.ts'
import { SETTINGS } from '../../../shared/settings/index.ts'
import { type Invoker, otherInteraction } from '../interaction.ts'
import { ATTACHMENT, type Ids, optionValue } from './option-value.ts'
import type { Random } from './random.ts'

export interface Surroundings {
  ids: Ids
  invoker: Invoker
  random: Random
}

/** A use of a declared command or component, and the function that makes its interaction. */
export interface Use {
  /** e.g. `/levels give`, `button leaderboard` */
  name: string
  interaction(surroundings: Surroundings): Record<string, unknown>
}

const Kind = { Ping: 1, Command: 2, Component: 3, Autocomplete: 4, Modal: 5 } as const
const SUBCOMMAND = 1
const SUBCOMMAND_GROUP = 2
const COMMAND_ID = '1400000000000000002'
/** View Channel, Send Messages, Embed Links, Manage Roles. */
const BOT_PERMISSIONS = String((1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 28n))

/** A complete interaction, with every field about its place. */
function envelope(type: number, data: object, { ids, invoker }: Surroundings): Record<string, unknown> {
  const byId = <Value>(list: readonly string[], of: (id: string) => Value) =>
    Object.fromEntries(list.map((id) => [id, of(id)]))
  const resolved = {
    users: byId(ids.users, (id) => ({ id, username: `user-${id}`, discriminator: '0', avatar: null })),
    members: byId(ids.users, () => ({ roles: ids.roles.slice(0, 1), permissions: '0', pending: false })),
    roles: byId(ids.roles, (id) => ({ id, name: 'role', position: 1, permissions: '0', managed: false })),
    attachments: byId([ATTACHMENT], (id) => ({
      id,
      filename: 'table.csv',
      size: 9,
      url: 'https://cdn.discordapp.com/a',
    })),
    channels: byId(ids.channels, (id) => ({ id, type: 0, name: 'general', parent_id: null, permissions: '3072' })),
  }
  const channel = { id: ids.channels[0], type: 0, parent_id: null, permissions: '3072' }
  const where = { channel, channel_id: ids.channels[0], app_permissions: BOT_PERMISSIONS, context: 0 }
  return { ...otherInteraction(type, invoker), ...where, data: { ...data, resolved } }
}

function given(option: APIApplicationCommandOption, { ids, random }: Surroundings): object {
  return { name: option.name, type: option.type, value: optionValue(option, ids, random) }
}

/** The subcommands of a path, with the options innermost. */
function nested({ path }: Leaf, options: readonly object[]): readonly object[] {
  const [, ...steps] = path
  return steps.reduceRight<readonly object[]>((inner, name, depth) => {
    const type = depth === steps.length - 1 ? SUBCOMMAND : SUBCOMMAND_GROUP
    return [{ name, type, options: inner }]
  }, options)
}

const isRequired = (option: APIApplicationCommandOption): boolean => 'required' in option && option.required === true
const isAutocompleted = (option: APIApplicationCommandOption): boolean =>
  'autocomplete' in option && option.autocomplete === true

function commandUse(leaf: Leaf): Use {
  const [name] = leaf.path
  return {
    name: leaf.kind === 'typed' ? `/${leaf.path.join(' ')}` : `menu ${name}`,
    interaction(surroundings) {
      const { random, ids } = surroundings
      if (leaf.kind === 'user menu') {
        const data = { id: COMMAND_ID, type: 2, name, target_id: random.pick(ids.users) }
        return envelope(Kind.Command, data, surroundings)
      }
      const options = leaf.options.filter((option) => isRequired(option) || random.chance(0.7))
      const values = options.map((option) => given(option, surroundings))
      return envelope(Kind.Command, { id: COMMAND_ID, type: 1, name, options: nested(leaf, values) }, surroundings)
    },
  }
}

/** A request for autocomplete choices. */
const autocompleteUses = (leaf: Leaf): Use[] =>
  leaf.options.filter(isAutocompleted).map((option) => ({
    name: `suggestions for ${option.name} of /${leaf.path.join(' ')}`,
    interaction(surroundings) {
      const typed = {
        name: option.name,
        type: option.type,
        value: surroundings.random.pick(['', 'a', '1']),
        focused: true,
      }
      const data = { id: COMMAND_ID, type: 1, name: leaf.path[0], options: nested(leaf, [typed]) }
      return envelope(Kind.Autocomplete, data, surroundings)
    },
  }))

function fieldValue(field: Field, { random, ids, invoker }: Surroundings): string | number {
  if (typeof field === 'object') return random.pick(field)
  if (field === 'integer') return random.whole(0, 20)
  return field === 'owner' ? invoker.userId : random.pick([...ids.roles, ...ids.channels, ...ids.users])
}

const BUTTON = 2
const MENU_TYPES = { text: 3, user: 5, role: 6, channel: 8 } as const

const componentUse = (component: (typeof components)[number]): Use => ({
  name: `component ${component.name}`,
  interaction(surroundings) {
    const { random, ids } = surroundings
    const fields = Object.entries(component.fields)
    const values = Object.fromEntries(fields.map(([name, field]) => [name, fieldValue(field, surroundings)]))
    const { menu } = component
    // Every field was given a value of its own kind.
    const custom_id = componentId(component, values as Parameters<typeof componentId>[1])
    if (menu === 'modal') return modalSubmit(custom_id, surroundings)
    const chosen = typeof menu === 'object' ? menu : [...ids.roles, ...ids.channels, 'text']
    const type = menu === undefined ? BUTTON : typeof menu === 'object' ? MENU_TYPES.text : MENU_TYPES[menu]
    const picked = menu === undefined ? {} : { values: [random.pick(chosen)] }
    return {
      ...envelope(Kind.Component, { custom_id, component_type: type, ...picked }, surroundings),
      message: { id: '1' },
    }
  },
})

/** The names of all values that a modal of settings can have as inputs. */
const INPUTS = SETTINGS.flatMap(({ columns }) => Object.keys(columns))

/** A modal that was filled in, with inputs that it may or may not have. */
function modalSubmit(custom_id: string, surroundings: Surroundings): Record<string, unknown> {
  const { random, ids } = surroundings
  const value = random.pick(['', '5', 'text', '22:00', ...ids.channels])
  const inputs = [{ value }, { values: [value] }].map((entered) => ({ custom_id: random.pick(INPUTS), ...entered }))
  const labels = inputs.map((component) => ({ type: 18, component }))
  const row = { type: 1, components: [{ type: 4, custom_id: 'token', value }] }
  const components = random.pick([labels, [row]])
  return { ...envelope(Kind.Modal, { custom_id, components }, surroundings), message: { id: '1' } }
}

/** A modal that the edge never opened. */
const modalUse: Use = {
  name: 'modal',
  interaction(surroundings) {
    const ids = ['form:1', ...components.map(({ name, version }) => `${name}:${version}`)]
    return modalSubmit(surroundings.random.pick(ids), surroundings)
  },
}

const pingUse: Use = { name: 'ping', interaction: ({ invoker }) => otherInteraction(Kind.Ping, invoker) }

/** Every use of the edge's commands and components, so that tests include new commands without a change. */
export function everyUse(): Use[] {
  const leaves = declaredCommands().flatMap(leavesOf)
  return [
    ...leaves.map(commandUse),
    ...leaves.flatMap(autocompleteUses),
    ...components.map(componentUse),
    modalUse,
    pingUse,
  ]
}
