import { HOSTILE_KEYS, hostileValue } from './hostile.ts'
import type { Random } from './random.ts'

type Container = Record<string, unknown> | unknown[]

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null

/** Every object and list in a value, itself included. Only as deep as interactions go. */
function containers(value: unknown, depth = 0): Container[] {
  if (!isContainer(value) || depth > 12) return []
  return [value, ...Object.values(value).flatMap((inner) => containers(inner, depth + 1))]
}

/** Sets a key of its own, also one like `__proto__`. */
function put(container: Container, key: string, value: unknown): void {
  Object.defineProperty(container, key, { value, enumerable: true, configurable: true, writable: true })
}

type Mutation = (container: Container, key: string, random: Random) => void

const remove: Mutation = (container, key) => {
  if (Array.isArray(container)) container.splice(Number(key), 1)
  else delete container[key]
}
const replace: Mutation = (container, key, random) => put(container, key, hostileValue(random))
const retype: Mutation = (container, key) => {
  const value = Reflect.get(container, key)
  put(container, key, typeof value === 'number' ? String(value) : typeof value === 'string' ? Number(value) : [value])
}
const rename: Mutation = (container, key, random) => {
  const value = Reflect.get(container, key)
  remove(container, key, random)
  put(container, Array.isArray(container) ? String(container.length) : random.pick(HOSTILE_KEYS), value)
}
const add: Mutation = (container, _, random) => {
  if (Array.isArray(container)) container.push(hostileValue(random))
  else
    put(
      container,
      random.pick([...HOSTILE_KEYS, 'type', 'options', 'value', 'focused', 'member']),
      hostileValue(random),
    )
}
const shuffle: Mutation = (container, _, random) => {
  if (Array.isArray(container)) container.splice(0, container.length, ...random.shuffled(container))
}
const repeat: Mutation = (container, key) => {
  if (Array.isArray(container))
    container.push(...Array.from({ length: 3 }, () => structuredClone(container[Number(key)])))
}
/** Values that follow those of an enumeration, and that Discord does not document. */
const step: Mutation = (container, key, random) => {
  const value = Reflect.get(container, key)
  if (typeof value === 'number') put(container, key, value + random.pick([-1, 1, 2, 9]))
  else replace(container, key, random)
}

const MUTATIONS: readonly Mutation[] = [remove, replace, replace, retype, rename, add, shuffle, repeat, step]

/** Share of the changes to chosen and typed values, which are a small part of an interaction. */
const FOCUS = 0.6

/** The values that a member chose and typed: the data without `resolved`. */
function chosen(interaction: Record<string, unknown>): Container[] {
  const { data } = interaction
  if (!isContainer(data) || Array.isArray(data)) return containers(interaction)
  const { resolved, ...rest } = data
  return [data, ...containers(rest).slice(1)]
}

/** Changes one to four places of a copy of an interaction to values that Discord would not send. */
export function mutate(interaction: Record<string, unknown>, random: Random): Record<string, unknown> {
  const changed = structuredClone(interaction)
  const times = random.pick([1, 1, 2, 4])
  for (let time = 0; time < times; time++) {
    const container = random.pick(random.chance(FOCUS) ? chosen(changed) : containers(changed))
    const keys = Object.keys(container)
    const mutation = keys.length === 0 ? add : random.pick(MUTATIONS)
    mutation(container, keys.length === 0 ? '' : random.pick(keys), random)
  }
  return changed
}
