import { WRITABLE_TYPES } from '../../../shared/discord/channel-type.ts'
import { Type } from '../../../shared/discord/option.ts'
import { FACTOR_LIMITS } from '../../../shared/levelling/earning-factor.ts'

/** The option `factor` of a command that sets up a boost. */
export const factorOption = {
  type: Type.Number,
  description: 'Times how much; 2 is double XP, 0 is none',
  required: true,
  min_value: FACTOR_LIMITS.least,
  max_value: FACTOR_LIMITS.most,
} as const

/** The option `announce` of a command that sets up a boost. */
export const announceOption = {
  type: Type.Channel,
  description: 'The channel in which I announce start and end',
  channel_types: WRITABLE_TYPES,
} as const

/** Values for a text that quotes typed input as inline code. Backticks are left out, because a backtick would end the code. */
export const shownAsTyped = (typed: string) => ({ typed: typed.replaceAll('`', '') })
