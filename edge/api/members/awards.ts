import { awardsQuery, awardsReply } from '../../../shared/api/members.ts'
import { lastEntries } from '../../../shared/database/ledger/last-entries.ts'
import { memberAwards } from '../../../shared/database/members/guild-awards.ts'
import { messageUrl } from '../../../shared/discord/message-url.ts'
import { snowflakeTime } from '../../../shared/discord/snowflake.ts'
import { DAY_MS } from '../../../shared/levelling/day.ts'
import { refuse } from '../problem.ts'
import { route } from '../route.ts'
import { fetchMember } from './discord-members.ts'
import { memberParams } from './member.ts'
import { outlookFor } from './outlook.ts'
import { sayOfMembers } from './texts.ts'

const MOST_ITEMS = 25
/** Older messages are not looked for. */
const OLDEST_MS = 30 * DAY_MS

/** `GET /guilds/:guild_id/members/:user_id/awards`: whether and why a member earns XP, as `/xp why` says it. */
export const showAwards = route({
  id: 'members.awards',
  method: 'GET',
  path: '/guilds/:guild_id/members/:user_id/awards',
  access: 'viewer',
  key: 'read',
  summary:
    'Says whether a member’s next message earns XP, and why not, and lists the newest XP of messages and of other sources',
  request: { params: memberParams, query: awardsQuery },
  reply: awardsReply,
  load: ({ database, guildId, now }, { params }) =>
    Promise.all([
      memberAwards(database, { guildId, userId: params.user_id }, now - OLDEST_MS, MOST_ITEMS),
      lastEntries(database, { guildId, userId: params.user_id }, MOST_ITEMS),
    ]),
  async run(context, { params, query }, [awards, entries]) {
    const { guildId, locale } = context
    const member = await fetchMember(context, params.user_id)
    if (member === null) return refuse('unavailable', sayOfMembers(locale)('unseen'))
    return {
      body: {
        outlook: await outlookFor(context, { userId: params.user_id, member, channelId: query.channel ?? null }),
        others: entries.map(({ amount: xp, ...entry }) => ({ ...entry, xp })),
        items: awards.map(({ messageId, channelId, xp }) => ({
          id: messageId,
          at: snowflakeTime(messageId),
          channelId,
          xp,
          url: messageUrl(guildId, channelId, messageId),
        })),
      },
    }
  },
})
