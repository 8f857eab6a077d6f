import { ComponentType, InteractionType, type ModalSubmitComponent } from 'discord-api-types/v10'
import { inputsOf, type ModalInput } from '../checks/modal.ts'
import type { World } from '../world.ts'
import { deliver } from './deliver.ts'
import type { GivenValue } from './option-values.ts'
import { ClientRefusal } from './refusals.ts'
import type { Reply } from './reply.ts'
import { resolve } from './resolved.ts'
import type { InteractionState } from './state.ts'
import type { Actor } from './use-command.ts'

/** The value that a person enters in an input: a text, whether a box is checked, or the choices, by value, label or id. */
export type Entered = string | boolean | readonly GivenValue[]

/** A person fills in a modal. Inputs that are not named stay as the modal shows them. @param filled by custom id or label */
export function submitModal(
  world: World,
  actor: Actor,
  from: InteractionState,
  filled: Readonly<Record<string, Entered>>,
): Promise<Reply> {
  if (from.stage.at !== 'modal') throw new ClientRefusal('there is no modal')
  const { modal } = from.stage
  const inputs = inputsOf(modal)
  const known = inputs.flatMap(({ label, component }) => [label, component.custom_id])
  for (const name of Object.keys(filled)) {
    if (!known.includes(name)) throw new ClientRefusal(`the modal has no input "${name}"`)
  }
  const ids: string[] = []
  const components = modal.components.map((top, index) => {
    const id = index * 2 + 1
    if (top.type === ComponentType.TextDisplay) return { type: top.type, id }
    if (top.type === ComponentType.ActionRow) {
      return { type: top.type, id, components: top.components.map((one) => submitted(one, filled[one.custom_id], id)) }
    }
    const component = submitted(top.component, filled[top.component.custom_id] ?? filled[top.label], id)
    if ('values' in component && MENUS_WITH_IDS.has(component.type)) ids.push(...component.values)
    return { type: top.type, id, component }
  })
  const resolved = resolve(world, actor.guild, ids, actor.user.id)
  const data = { custom_id: modal.custom_id, components, ...(resolved ? { resolved } : {}) }
  const details = { ...actor, owners: from.owners, type: InteractionType.ModalSubmit, source: from.source }
  return deliver(world, details, data, `(${modal.custom_id})`)
}

const MENUS_WITH_IDS: ReadonlySet<ComponentType> = new Set([
  ComponentType.UserSelect,
  ComponentType.RoleSelect,
  ComponentType.MentionableSelect,
  ComponentType.ChannelSelect,
])

function submitted(input: ModalInput, entered: Entered | undefined, labelId: number): ModalSubmitComponent {
  const { custom_id } = input
  const id = labelId + 1
  const refuse = (why: string): never => {
    throw new ClientRefusal(`"${custom_id}" ${why}`)
  }
  if (input.type === ComponentType.Checkbox) {
    return { type: input.type, id, custom_id, value: typeof entered === 'boolean' ? entered : (input.default ?? false) }
  }
  if (input.type === ComponentType.TextInput) {
    const value = typeof entered === 'string' ? entered : (input.value ?? '')
    const [least, most] = [input.required ? Math.max(1, input.min_length ?? 1) : 0, input.max_length ?? 4_000]
    if (value.length < least || value.length > most) refuse(`takes ${least} to ${most} characters`)
    return { type: input.type, id, custom_id, value }
  }
  const options = 'options' in input ? input.options : null
  const shown =
    options === null
      ? ('default_values' in input ? (input.default_values ?? []) : []).map((one) => one.id)
      : options.filter((option) => option.default).map((option) => option.value)
  const texts = Array.isArray(entered) ? entered.map((one) => (typeof one === 'object' ? one.id : String(one))) : shown
  const values = texts.map((given) => {
    if (options === null) return given
    const option = options.find(({ value, label }) => value === given || label === given)
    return option?.value ?? refuse(`does not offer "${given}"`)
  })
  const isGroup = input.type === ComponentType.CheckboxGroup
  const [least, most] = [
    input.required ? Math.max(1, ('min_values' in input && input.min_values) || 1) : 0,
    ('max_values' in input && input.max_values) || (isGroup ? (options?.length ?? 0) : 1),
  ]
  if (values.length < least || values.length > most) refuse(`takes ${least} to ${most} choices`)
  if (input.type === ComponentType.RadioGroup) return { type: input.type, id, custom_id, value: values[0] ?? null }
  return { type: input.type, id, custom_id, values }
}
