import type { APIApplicationCommandOption } from 'discord-api-types/v10'
import { Type } from '../../../shared/discord/option.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { Random } from './random.ts'

/** Ids of objects in a server. */
export interface Ids {
  users: readonly Snowflake[]
  roles: readonly Snowflake[]
  channels: readonly Snowflake[]
}

/** Declared limits are left out where an option has none. */
interface Limits {
  min_value?: number
  max_value?: number
  min_length?: number
  max_length?: number
  choices?: readonly { value: string | number }[]
}

const LARGEST = 1_000

/** The id of the file that a member chooses. */
export const ATTACHMENT = '1400000000000000021'

/** A value that Discord would let a member give to an option. */
export function optionValue(option: APIApplicationCommandOption, ids: Ids, random: Random): string | number | boolean {
  // Each kind of option has those of the limits that make sense for it.
  const { choices, min_value = 0, max_value = LARGEST, min_length = 1, max_length = 40 } = option as Limits
  if (choices !== undefined && choices.length > 0) return random.pick(choices).value
  switch (option.type) {
    case Type.Integer:
      return random.whole(Math.ceil(min_value), Math.floor(Math.max(min_value, max_value)))
    case Type.Number:
      return min_value + random.next() * (max_value - min_value)
    case Type.Boolean:
      return random.chance(0.5)
    case Type.User:
      return random.pick(ids.users)
    case Type.Role:
      return random.pick(ids.roles)
    case Type.Attachment:
      return ATTACHMENT
    case Type.Channel:
      return random.pick(ids.channels)
    default:
      // The value of an autocomplete choice is often an id.
      if ('autocomplete' in option && random.chance(0.5)) {
        return random.pick([...ids.roles, ...ids.channels, ...ids.users])
      }
      return 'text '.repeat(20).slice(0, random.whole(min_length, Math.max(min_length, Math.min(max_length, 100))))
  }
}
