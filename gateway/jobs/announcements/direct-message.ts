import type { NewJob } from '../../../shared/database/jobs/jobs.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'

/** The job that sends a person a direct message about a guild. It is dropped if it cannot be sent within a day. */
export const directMessage = (guildId: Snowflake, userId: Snowflake, content: string, now: number): NewJob => ({
  ...{ kind: 'announcement', guildId, userId: null },
  payload: { to: { userId }, inReplyTo: null, content, userIds: [], until: now + DAY_MS },
})
