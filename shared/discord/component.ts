import type { Access } from './command.ts'
import { ComponentType } from './component-type.ts'
import type { Message } from './message.ts'
import { isSnowflake, type Snowflake } from './snowflake.ts'

/**
 * What a component's id can carry. `owner` is the member for whom the component was made: the dispatcher refuses
 * everyone else. A list of words carries one of them.
 */
export type Field = 'integer' | 'snowflake' | 'owner' | readonly string[]

type FieldValue<F extends Field> = F extends readonly (infer Word)[] ? Word : F extends 'integer' ? number : Snowflake

export type Fields = Readonly<Record<string, Field>>
export type FieldValues<F extends Fields> = { [K in keyof F]: FieldValue<F[K]> }

/** What a menu offers: the options in its message, of which these are the values, or what the server has. */
export type Menu = 'text' | 'user' | 'role' | 'channel' | readonly string[]

/** What was chosen in a menu; a button yields an empty list. */
type Picked<M extends Menu> = M extends readonly (infer Word)[] ? readonly Word[] : readonly string[]

/** A button or menu: what its id carries, and what using it does to the message it is on. */
export interface Component<F extends Fields, M extends Menu, Context, Prefetched> extends Access {
  name: string
  /** Raised whenever the fields change their meaning; components of another version have expired. */
  version: number
  /** Carried in the id, in this order. */
  fields: F
  /** Absent for a button. */
  menu?: M
  /** Its message is for one member alone, and so in their own language. */
  ephemeral?: true
  /** Reads what `run` needs, as a command's `prefetch` does. */
  prefetch?(context: Context, values: FieldValues<F>, picked: Picked<M>): Promise<Prefetched>
  /**
   * @returns the message in its new shape; or a private one (`sayEphemerally`) from a component of a public message, which
   * is sent beside it and leaves it as it is
   */
  run(context: Context, values: FieldValues<F>, picked: Picked<M>, prefetched: Prefetched): Message | Promise<Message>
}

export type AnyComponent<Context> = Component<Fields, Menu, Context, unknown>

/** Binds the context once, so that each component's values follow from its declaration alone. */
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
 * A component's id with its values, e.g. `leaderboard:1:3`. It must be unique in its message.
 * @throws where the id would be longer than Discord takes
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

/** @param menu as declared */
const componentType = (menu: Menu | undefined): number => {
  if (menu === undefined) return ComponentType.Button
  return typeof menu === 'string' ? MENU_TYPES[menu] : MENU_TYPES.text
}

/** What came of using a component. */
export interface UsedComponent {
  id: string
  type: number
  /** Chosen in a menu. */
  values: readonly string[]
}

export type FoundComponent<Context> =
  | { ok: true; component: AnyComponent<Context>; values: FieldValues<Fields>; owners: Snowflake[] }
  | { ok: false; reason: 'unknown' | 'expired' }

function readField(kind: Field, text: string): string | number | null {
  if (typeof kind === 'object') return kind.includes(text) ? text : null
  if (kind !== 'integer') return isSnowflake(text) ? text : null
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null
}

/** Whether a menu could have offered these values. */
function offers(menu: Menu | undefined, values: readonly string[]): boolean {
  if (menu === undefined || menu === 'text') return true
  return values.every((value) => (typeof menu === 'string' ? isSnowflake(value) : menu.includes(value)))
}

/** The component that was used, with the values its id carries. */
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
