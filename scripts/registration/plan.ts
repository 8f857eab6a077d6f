import type { APIApplicationCommand, RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import { CommandType } from '../../shared/discord/interaction-type.ts'
import { comparable } from './comparable.ts'
import { differingFields } from './differing-fields.ts'

export type Declared = RESTPutAPIApplicationCommandsJSONBody[number]
export type Scope = 'global' | 'guild'

/** The changes that make the registered commands equal to the declared ones. */
export interface Plan {
  add: Declared[]
  /** `fields` are paths, e.g. `options.page.description`. */
  change: { id: string; to: Declared; fields: string[] }[]
  remove: APIApplicationCommand[]
  unchanged: Declared[]
}

interface Named {
  type?: number | undefined
  name: string
}

/** A slash command and a menu entry may share a name. */
const keyOf = ({ type = CommandType.ChatInput, name }: Named): string => `${type} ${name}`

export function planRegistration(
  declared: readonly Declared[],
  registered: readonly APIApplicationCommand[],
  scope: Scope,
): Plan {
  const known = new Map(registered.map((command) => [keyOf(command), command]))
  const wanted = new Set(declared.map(keyOf))
  const plan: Plan = { add: [], change: [], remove: [], unchanged: [] }
  for (const to of declared) {
    const command = known.get(keyOf(to))
    const fields = command && differingFields(comparable(command, scope), comparable(to, scope))
    if (command === undefined || fields === undefined) plan.add.push(to)
    else if (fields.length > 0) plan.change.push({ id: command.id, to, fields })
    else plan.unchanged.push(to)
  }
  plan.remove = registered.filter((command) => !wanted.has(keyOf(command)))
  return plan
}

const shown = ({ type = CommandType.ChatInput, name }: Named): string =>
  type === CommandType.ChatInput ? `/${name}` : `${name} (menu)`

/** Describes the plan for people, in one line for each command. */
export function describePlan({ add, change, remove, unchanged }: Plan): string[] {
  const lines = [
    ...add.map((command) => `  + ${shown(command)}`),
    ...change.map(({ to, fields }) => `  ~ ${shown(to)}: ${fields.join(', ')}`),
    ...remove.map((command) => `  - ${shown(command)}`),
  ]
  const counts = [`${add.length} added`, `${change.length} changed`, `${remove.length} removed`]
  return [...lines, `  ${[...counts, `${unchanged.length} unchanged`].join(', ')}`]
}
