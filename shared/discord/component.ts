import type { Message } from './message.ts'
import { isSnowflake, type Snowflake } from './snowflake.ts'

/** What a component's id can carry. */
interface FieldValue {
  integer: number
  snowflake: Snowflake
}

export type Fields = Readonly<Record<string, keyof FieldValue>>
export type FieldValues<F extends Fields> = { [K in keyof F]: FieldValue[F[K]] }

/** A button or menu: what its id carries, and what using it does to the message it is on. */
export interface Component<F extends Fields, Context> {
  name: string
  /** Raised whenever the fields change their meaning; components of another version have expired. */
  version: number
  /** Carried in the id, in this order. */
  fields: F
  permission?: bigint
  run(context: Context, values: FieldValues<F>): Message | Promise<Message>
}

export type AnyComponent<Context> = Component<Fields, Context>

/** Binds the context once, so that each component's values follow from its declaration alone. */
export const componentFor =
  <Context>() =>
  <const F extends Fields>(component: Component<F, Context>): Component<F, Context> =>
    component

const SEPARATOR = ':'

/** Discord's limit for a component's id. */
const LONGEST_ID = 100

/**
 * A component's id with its values, e.g. `leaderboard:1:3`. It must be unique in its message.
 * @throws where the id would be longer than Discord takes
 */
export function componentId<F extends Fields>(
  { name, version, fields }: Pick<Component<F, never>, 'name' | 'version' | 'fields'>,
  values: FieldValues<F>,
): string {
  const id = [name, version, ...Object.keys(fields).map((field) => values[field])].join(SEPARATOR)
  if (id.length > LONGEST_ID) throw new Error(`component id of ${name} is longer than ${LONGEST_ID} characters`)
  return id
}

export type FoundComponent<Context> =
  | { ok: true; component: AnyComponent<Context>; values: FieldValues<Fields> }
  | { ok: false; reason: 'unknown' | 'expired' }

const readField = (kind: keyof FieldValue, text: string): string | number | null => {
  if (kind === 'snowflake') return isSnowflake(text) ? text : null
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null
}

/** The component an id belongs to, with the values it carries. */
export function findComponent<Context>(
  components: readonly AnyComponent<Context>[],
  id: string,
): FoundComponent<Context> {
  const [name, version, ...parts] = id.split(SEPARATOR)
  const component = components.find((candidate) => candidate.name === name)
  if (component === undefined) return { ok: false, reason: 'unknown' }
  const fields = Object.entries(component.fields)
  if (version !== String(component.version) || parts.length !== fields.length) return { ok: false, reason: 'expired' }
  const values: Record<string, string | number> = {}
  for (const [index, [field, kind]] of fields.entries()) {
    const value = readField(kind, parts[index] ?? '')
    if (value === null) return { ok: false, reason: 'expired' }
    values[field] = value
  }
  return { ok: true, component, values }
}
