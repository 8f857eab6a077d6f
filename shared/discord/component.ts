import type { Access, Elsewhere } from './command.ts'
import { ComponentType } from './component-type.ts'
import type { Message } from './message.ts'
import type { Filled, Modal } from './modal.ts'
import { isSnowflake, type Snowflake } from './snowflake.ts'

/**
 * The type of a value in a component's id. `owner` is the member for whom the component was made; others are refused. A
 * list of words means one of them.
 */
export type Field = 'integer' | 'snowflake' | 'owner' | readonly string[]

type FieldValue<F extends Field> = F extends readonly (infer Word)[] ? Word : F extends 'integer' ? number : Snowflake

export type Fields = Readonly<Record<string, Field>>
export type FieldValues<F extends Fields> = { [K in keyof F]: FieldValue<F[K]> }

/** The entries of a menu: texts, users, roles or channels of the server, or the given values. `modal` is for a modal, which has inputs. */
export type Menu = 'text' | 'user' | 'role' | 'channel' | 'modal' | readonly string[]

/** The values chosen in a menu, or entered in a modal; an empty list for a button. */
type Picked<M extends Menu> = M extends 'modal'
  ? Filled
  : M extends readonly (infer Word)[]
    ? readonly Word[]
    : readonly string[]

/** An answer that opens a modal. */
export interface Opening {
  modal: Modal
}

/**
 * A button, a menu, or a modal that somebody filled in, with the values in its id and its handler. The handler changes the message
 * that has the button or menu. For a modal, this is the message whose button or menu opened the modal.
 */
export interface Component<F extends Fields, M extends Menu, Context, Prefetched> extends Access {
  name: string
  /** Raise it when the fields change their meaning: components of another version have expired. */
  version: number
  /** The values in the id, in this order. */
  fields: F
  /** Absent for a button. */
  menu?: M
  /** Only one member sees its message, which is in that member's language. */
  ephemeral?: true
  /**
   * Set for a component that opens a modal. Discord accepts a modal only as the first answer, so this answer is never deferred.
   * `run` must be fast: it reads little and changes nothing.
   */
  opens?: 'modal'
  /** Reads what `run` needs, as a command's `prefetch` does. */
  prefetch?(context: Context, values: FieldValues<F>, picked: Picked<M>): Promise<Prefetched>
  /**
   * @returns the new content of the message; or, from a component of a public message, an ephemeral message
   * (`sayEphemerally`), which is sent in addition; or, where `opens` is set, a modal
   */
  run(
    context: Context,
    values: FieldValues<F>,
    picked: Picked<M>,
    prefetched: Prefetched,
  ): Message | Opening | Promise<Message | Opening>
  /** The same where the bot is no member, for a component of a command that works there. */
  elsewhere?(
    context: Elsewhere<Context>,
    values: FieldValues<F>,
    picked: Picked<M>,
  ): Message | Opening | Promise<Message | Opening>
}

export type AnyComponent<Context> = Component<Fields, Menu, Context, unknown>

/** Makes a function that declares components for a type of context. Each component's value types follow from its declaration. */
export const componentFor =
  <Context>() =>
  <const F extends Fields, const M extends Menu = 'text', Prefetched = undefined>(
    component: Component<F, M, Context, Prefetched>,
  ): Component<F, M, Context, Prefetched> =>
    component

const SEPARATOR = ':'

/** Discord's limit for a component's id. */
const LONGEST_ID = 100

/**
 * Makes a component's id with its values, e.g. `leaderboard:1:3`. Discord wants it unique within the message.
 * @throws where the id would be longer than Discord's limit of 100 characters
 */
export function componentId<F extends Fields>(
  { name, version, fields }: { name: string; version: number; fields: F },
  values: FieldValues<F>,
): string {
  const id = [name, version, ...Object.keys(fields).map((field) => values[field])].join(SEPARATOR)
  if (id.length > LONGEST_ID) throw new Error(`component id of ${name} is longer than ${LONGEST_ID} characters`)
  return id
}

const MENU_TYPES = {
  text: ComponentType.StringSelect,
  user: ComponentType.UserSelect,
  role: ComponentType.RoleSelect,
  channel: ComponentType.ChannelSelect,
} as const

/** Discord's type of a component. @param menu as declared; undefined for a button */
const componentType = (menu: Menu | undefined): number | 'modal' => {
  if (menu === undefined) return ComponentType.Button
  if (menu === 'modal') return 'modal'
  return typeof menu === 'string' ? MENU_TYPES[menu] : MENU_TYPES.text
}

/** The data of an interaction with a component or a modal. */
export interface UsedComponent {
  id: string
  type: number | 'modal'
  /** The values chosen in a menu, or entered in a modal. */
  values: readonly string[] | Filled
}

/** The used component with its values, or the reason why it cannot be used. */
type FoundComponent<Context> =
  | { ok: true; component: AnyComponent<Context>; values: FieldValues<Fields>; owners: Snowflake[] }
  | { ok: false; reason: 'unknown' | 'expired' }

function readField(kind: Field, text: string): string | number | null {
  if (typeof kind === 'object') return kind.includes(text) ? text : null
  if (kind !== 'integer') return isSnowflake(text) ? text : null
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null
}

/** Whether a menu has these values among its entries. */
function offers(menu: Menu | undefined, values: UsedComponent['values']): boolean {
  if (menu === undefined || menu === 'text' || menu === 'modal' || !('every' in values)) return true
  return values.every((value) => (typeof menu === 'string' ? isSnowflake(value) : menu.includes(value)))
}

/** Finds the component that was used and reads the values in its id. */
export function findComponent<Context>(
  components: readonly AnyComponent<Context>[],
  { id, type, values: picked }: UsedComponent,
): FoundComponent<Context> {
  const [name, version, ...parts] = id.split(SEPARATOR)
  const component = components.find((candidate) => candidate.name === name)
  if (component === undefined) return { ok: false, reason: 'unknown' }
  const fields = Object.entries(component.fields)
  const current = version === String(component.version) && type === componentType(component.menu)
  if (!current || parts.length !== fields.length || !offers(component.menu, picked)) {
    return { ok: false, reason: 'expired' }
  }
  const values: Record<string, string | number> = {}
  const owners: Snowflake[] = []
  for (const [index, [field, kind]] of fields.entries()) {
    const text = parts[index] ?? ''
    const value = readField(kind, text)
    if (value === null) return { ok: false, reason: 'expired' }
    if (kind === 'owner') owners.push(text)
    values[field] = value
  }
  return { ok: true, component, values, owners }
}
