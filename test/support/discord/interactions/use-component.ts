import {
  type APIComponentInMessageActionRow,
  type APIMessage,
  ComponentType,
  InteractionType,
  MessageFlags,
} from 'discord-api-types/v10'
import { type AnyComponent, allComponents } from '../checks/component-tree.ts'
import type { World } from '../world.ts'
import { deliver } from './deliver.ts'
import type { Owners } from './installs.ts'
import type { PlainValue } from './option-values.ts'
import { ClientRefusal } from './refusals.ts'
import type { Reply } from './reply.ts'
import { resolve } from './resolved.ts'
import type { Actor } from './use-command.ts'

type Component = APIComponentInMessageActionRow

/** Buttons and menus of a message, in rows and beside texts. */
const componentsOf = ({ components = [] }: APIMessage): Component[] =>
  allComponents(components as unknown as AnyComponent[])
    .map(({ component }) => component)
    .filter(({ type }) => USABLE.has(type)) as unknown as Component[]

const USABLE: ReadonlySet<ComponentType> = new Set([
  ComponentType.Button,
  ComponentType.StringSelect,
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
])

/** A person presses a button, named by its label or custom id. */
export function pressButton(world: World, actor: Actor, message: APIMessage, name: string): Promise<Reply> {
  const button = componentsOf(message).find((c) => c.type === ComponentType.Button && names(c).includes(name))
  if (!button || !('custom_id' in button)) throw new ClientRefusal(`there is no button "${name}"`)
  return send(world, actor, message, button, { component_type: button.type, custom_id: button.custom_id }, `[${name}]`)
}

/** A person chooses in a menu: the one with this custom id, or the only one that offers what is chosen. */
export function chooseInMenu(
  world: World,
  actor: Actor,
  message: APIMessage,
  given: readonly PlainValue[],
  customId: string | undefined,
): Promise<Reply> {
  const menu = menuFor(message, given, customId)
  const { min_values = 1, max_values = 1 } = menu
  if (given.length < min_values || given.length > max_values) {
    throw new ClientRefusal(`choose ${min_values} to ${max_values}`)
  }
  const values = given.map((value) => valueIn(menu, textOf(value)))
  const resolved =
    menu.type === ComponentType.StringSelect ? undefined : resolve(world, actor.guild, values, actor.user.id)
  const data = { component_type: menu.type, custom_id: menu.custom_id, values, ...(resolved ? { resolved } : {}) }
  return send(world, actor, message, menu, data, `[${values.join(', ')}]`)
}

type Menu = Exclude<Component, { type: ComponentType.Button }>

const isMenu = (component: Component): component is Menu => component.type !== ComponentType.Button

const textOf = (value: PlainValue): string => (typeof value === 'object' ? value.id : String(value))

function menuFor(message: APIMessage, given: readonly PlainValue[], customId: string | undefined): Menu {
  const menus = componentsOf(message).filter(isMenu)
  const named = customId === undefined ? menus : menus.filter((menu) => menu.custom_id === customId)
  const offering = named.filter((menu) => given.every((value) => offers(menu, textOf(value))))
  const found = named.length === 1 ? named : offering
  const [menu] = found
  if (menu !== undefined && found.length === 1) return menu
  if (menus.length === 0) throw new ClientRefusal('the message has no menu')
  const chosen = given.map((value) => `"${textOf(value)}"`).join(', ')
  const problem = found.length === 0 ? `no menu offers ${chosen}` : `several menus offer ${chosen}`
  throw new ClientRefusal(`${problem}; the message has ${menus.map(describeMenu).join('; ')}`)
}

/** Menus of users, roles and channels offer whatever Discord knows. */
const offers = (menu: Menu, text: string): boolean =>
  menu.type !== ComponentType.StringSelect || menu.options.some(({ value, label }) => value === text || label === text)

function describeMenu(menu: Menu): string {
  const name = menu.placeholder ?? menu.custom_id
  if (menu.type !== ComponentType.StringSelect) return `"${name}"`
  return `"${name}" with ${menu.options.map(({ label }) => label).join(', ')}`
}

const names = (component: Component): unknown[] => [
  'label' in component ? component.label : undefined,
  'custom_id' in component ? component.custom_id : undefined,
]

/** A choice by value or label; menus of users, roles and channels take ids. */
function valueIn(menu: Menu, text: string): string {
  if (menu.type !== ComponentType.StringSelect) return text
  const option = menu.options.find(({ value, label }) => value === text || label === text)
  if (!option) throw new ClientRefusal(`the menu does not offer "${text}"`)
  return option.value
}

function send(
  world: World,
  actor: Actor,
  message: APIMessage,
  component: Component,
  data: object,
  asked: string,
): Promise<Reply> {
  if (component.disabled) throw new ClientRefusal('it is turned off')
  const ephemeral = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0
  const asker = message.interaction_metadata?.user.id
  if (ephemeral && asker !== actor.user.id) throw new ClientRefusal('you do not see this message')
  // A button is allowed by the installs that allowed its message, also where somebody else presses it.
  const owners = message.interaction_metadata?.authorizing_integration_owners as Owners | undefined
  const details = { ...actor, ...(owners && { owners }), type: InteractionType.MessageComponent, source: message }
  return deliver(world, details, data, asked)
}
