import * as v from 'valibot'
import { type AuditItem, auditQuery, auditReply } from '../../../shared/api/audit.ts'
import { id } from '../../../shared/api/ids.ts'
import { AUDIT_GROUPS, type AuditGroup, type AuditKind } from '../../../shared/audit/entry.ts'
import { auditSentence } from '../../../shared/audit/sentence.ts'
import type { EntryFilter } from '../../../shared/database/audit/list.ts'
import { listNamedEntries, type NamedEntry } from '../../../shared/database/audit/named.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { ApiContext } from '../context.ts'
import { cursorOf, writeCursor } from '../cursor.ts'
import { namedPerson } from '../members/person.ts'
import { route } from '../route.ts'

const ENTRIES_PER_PAGE = 50

const query = v.object({ ...auditQuery.entries, cursor: v.optional(cursorOf(v.tuple([id]))) })

type Query = v.InferOutput<typeof query>

const isGroup = (kind: string): kind is AuditGroup => Object.hasOwn(AUDIT_GROUPS, kind)

const kindsOf = (kind: AuditKind | AuditGroup): readonly AuditKind[] => (isGroup(kind) ? AUDIT_GROUPS[kind] : [kind])

const filterOf = (guildId: Snowflake, { kind, actor, target, via, cursor }: Query): EntryFilter => ({
  guildId,
  kinds: kind && kindsOf(kind),
  actorId: actor === 'script' ? null : actor,
  targetId: target,
  via,
  before: cursor?.[0],
})

function toItem(entry: NamedEntry, { people: { cdnUrl }, locale }: ApiContext): AuditItem {
  const { actor, actorUser, targetId, targetUser, at, kind, subject, before, after, reason } = entry
  return {
    ...{ id: entry.id, at, via: actor.via, keyId: actor.keyId, kind, target: targetId, subject, before, after, reason },
    actor: actor.id === null ? null : namedPerson(cdnUrl, actor.id, actorUser),
    targetPerson: targetId === null || targetUser === null ? null : namedPerson(cdnUrl, targetId, targetUser),
    text: auditSentence(entry, locale),
  }
}

/** `GET /guilds/:guild_id/audit`: the same as `/audit`. */
export const listAudit = route({
  id: 'audit.list',
  method: 'GET',
  path: '/guilds/:guild_id/audit',
  access: 'viewer',
  key: 'read',
  summary: 'Lists who changed XP, settings, lists and bots in the last year, the newest changes first',
  request: { query },
  reply: auditReply,
  load: ({ database, guildId }, input) =>
    listNamedEntries(database, filterOf(guildId, input.query), ENTRIES_PER_PAGE + 1),
  run(context, _, entries) {
    const items = entries.slice(0, ENTRIES_PER_PAGE).map((entry) => toItem(entry, context))
    const last = items.at(-1)
    const isEnd = last === undefined || entries.length <= ENTRIES_PER_PAGE
    return { body: { items, next: isEnd ? null : writeCursor([last.id]) } }
  },
})
