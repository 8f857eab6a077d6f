import type { EarningMessage } from '../../gateway/bus/entry.ts'
import { type Snowflake, snowflakeAt } from '../../shared/discord/snowflake.ts'

/** The time from which tests count, in milliseconds since 1970. */
export const START = Date.UTC(2026, 0, 1)

/** An id that Discord would give a number of seconds after `START`; `nth` makes ids of the same millisecond differ. */
export const idAt = (seconds: number, nth = 0): Snowflake =>
  String(BigInt(snowflakeAt(START + seconds * 1000)) + BigInt(nth))

/** A message that was written a number of seconds after `START`. */
export const messageAt = (
  seconds: number,
  message: Partial<EarningMessage> & { by: Snowflake; nth?: number },
): EarningMessage => ({
  id: idAt(seconds, message.nth),
  guildId: message.guildId ?? '1001',
  channelId: message.channelId ?? '2001',
  author: { id: message.by, username: `user ${message.by}`, globalName: null, discriminator: '0', avatar: null },
  roleIds: message.roleIds ?? [],
})
