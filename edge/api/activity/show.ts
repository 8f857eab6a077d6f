import { activityQuery, activityReply } from '../../../shared/api/activity.ts'
import { earnedByChannel, earnedByHour } from '../../../shared/database/members/activity.ts'
import { oldestAward } from '../../../shared/database/members/guild-awards.ts'
import { snowflakeTime } from '../../../shared/discord/snowflake.ts'
import { lastDays } from '../../../shared/levelling/time-zone.ts'
import { sayOfMembers } from '../members/texts.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { zoneOf } from '../zone.ts'
import { MOST_ROWS, toActivity } from './sums.ts'

/** `GET /guilds/:guild_id/activity` */
export const showActivity = route({
  id: 'activity.show',
  method: 'GET',
  path: '/guilds/:guild_id/activity',
  access: 'viewer',
  key: 'read',
  summary: 'Shows XP, and messages that earned XP, by day and channel and by hour of the day',
  request: { query: activityQuery },
  reply: activityReply,
  async load(context, { query }) {
    const { database, guildId, now } = context
    const timeZone = await zoneOf(context, query.timeZone)
    if (timeZone === null) return null
    const days = lastDays(timeZone, query.days, now)
    const where = { guildId, channelId: query.channel ?? null, days }
    const [hours, channelDays, oldest] = await Promise.all([
      earnedByHour(database, where),
      earnedByChannel(database, where, MOST_ROWS),
      oldestAward(database, guildId),
    ])
    return { timeZone, oldest, days, hours, channelDays }
  },
  run({ locale }, _, loaded) {
    if (loaded === null) return refuse('bad-request', sayOfMembers(locale)('noZone'))
    const { timeZone, oldest, ...earned } = loaded
    const keptSince = oldest === null ? null : snowflakeTime(oldest)
    return { body: { timeZone, keptSince, ...toActivity(earned) } }
  },
})
