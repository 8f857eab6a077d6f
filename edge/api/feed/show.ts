import * as v from 'valibot'
import { feedReply } from '../../../shared/api/feed.ts'
import { listNamedEntries } from '../../../shared/database/audit/named.ts'
import { guildEntriesAfter } from '../../../shared/database/ledger/guild-entries.ts'
import { xpSteps } from '../../../shared/database/ledger/xp-steps.ts'
import { guildAwardsAfter } from '../../../shared/database/members/guild-awards.ts'
import { cursorOrNull, writeCursor } from '../cursor.ts'
import { route } from '../route.ts'
import { entries, messages, newItems, placeSchema, readAfter } from './cursor.ts'
import { earnersOf, feedItems } from './items.ts'

/** A reply has at most this many awards of messages, and as many others. */
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
  request: { query: v.object({ after: v.optional(cursorOrNull(placeSchema)) }) },
  reply: feedReply,
  load: ({ database, guildId }, { query: { after } }) =>
    Promise.all([
      guildAwardsAfter(database, guildId, readAfter(messages, after?.messages), MOST_AWARDS + 1),
      guildEntriesAfter(database, guildId, readAfter(entries, after?.entries), MOST_AWARDS + 1),
      listNamedEntries(database, { guildId, after: after?.changeId }, MOST_CHANGES),
    ]),
  async run({ database, guildId, locale, people: { cdnUrl }, knownVersion }, { query }, [awards, others, changes]) {
    const { after } = query
    const [newMessages, newEntries] = [
      newItems(messages, awards, MOST_AWARDS, after?.messages),
      newItems(entries, others, MOST_AWARDS, after?.entries),
    ]
    const changeId = changes[0]?.id ?? after?.changeId ?? '0'
    const next = writeCursor([...newMessages.end, ...newEntries.end, changeId])
    if (knownVersion === next) return { status: 304, version: next }
    const happened = { awards: newMessages.items, entries: newEntries.items, changes }
    const { userIds, since } = earnersOf(happened)
    const items = feedItems(happened, await xpSteps(database, guildId, userIds, since), { locale, cdnUrl })
    const isPlaceUnknown = after === null
    const hasMoreChanges = after !== undefined && changes.length === MOST_CHANGES
    const hasGap = isPlaceUnknown || newMessages.hasGap || newEntries.hasGap || hasMoreChanges
    return { body: { items, next, hasGap }, version: next }
  },
})
