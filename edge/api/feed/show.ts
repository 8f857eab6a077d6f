import * as v from 'valibot'
import { feedReply } from '../../../shared/api/feed.ts'
import { listNamedEntries } from '../../../shared/database/audit/named.ts'
import { guildAwardsAfter } from '../../../shared/database/members/guild-awards.ts'
import { cursorOf, writeCursor } from '../cursor.ts'
import { route } from '../route.ts'
import { newAwards, placeSchema, readAfter } from './cursor.ts'
import { feedItems } from './items.ts'

/** The most awards and changes in a reply. */
const MOST_AWARDS = 100
const MOST_CHANGES = 30

/** `GET /guilds/:guild_id/feed` */
export const showFeed = route({
  id: 'feed.show',
  method: 'GET',
  path: '/guilds/:guild_id/feed',
  access: 'viewer',
  key: 'read',
  summary: 'Shows what members have just earned, the levels that they reached, and what admins changed',
  request: { query: v.object({ after: v.optional(cursorOf(placeSchema)) }) },
  reply: feedReply,
  async load({ database, guildId }, { query }) {
    const [read, changes] = await Promise.all([
      guildAwardsAfter(database, guildId, readAfter(query.after), MOST_AWARDS + 1),
      listNamedEntries(database, { guildId, after: query.after?.[2] }, MOST_CHANGES),
    ])
    return { read, changes }
  },
  run({ locale, people: { cdnUrl }, knownVersion }, { query }, { read, changes }) {
    const { after } = query
    const isCut = read.length > MOST_AWARDS
    const { awards, hasGap, newestId, known } = newAwards(isCut ? read.slice(1) : read, isCut, after)
    const next = writeCursor([newestId, known, changes[0]?.id ?? after?.[2] ?? '0'])
    if (knownVersion === next) return { status: 304, version: next }
    const items = feedItems({ awards, changes }, { locale, cdnUrl })
    const isGap = hasGap || (after !== undefined && changes.length === MOST_CHANGES)
    return { body: { items, next, hasGap: isGap }, version: next }
  },
})
