import type { ImportItem, ImportPreviewReply } from '../../../shared/api/imports.ts'
import { UNDONE_WITHIN_MS } from '../../../shared/database/imports/confirm.ts'
import type { StoredPreview } from '../../../shared/database/imports/json-columns.ts'
import type { ListedImport } from '../../../shared/database/imports/listed.ts'
import type { NewUser } from '../../../shared/database/members/users.ts'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { bulkTitle } from '../../../shared/imports/bulk-message.ts'
import { speakBulk } from '../../../shared/imports/bulk-texts.ts'
import { plannedLine } from '../../../shared/imports/carried/planned-line.ts'
import { partOf } from '../../../shared/imports/carried/thing.ts'
import { formatTitle } from '../../../shared/imports/format-title.ts'
import { fileReason, rowReason } from '../../../shared/imports/reason-texts.ts'
import { confirmingWord } from '../../../shared/imports/typed-word.ts'
import { curveName } from '../../../shared/levelling/curve-texts.ts'
import { readCurve } from '../../../shared/levelling/stored-curve.ts'
import type { GuildContext } from '../context.ts'
import { namedPerson, toPerson } from '../members/person.ts'
import { sayImports } from './texts.ts'

type Context = Pick<GuildContext, 'locale' | 'now' | 'people'>

/** Why a file cannot be imported, in words. */
function refusalText({ refusal }: ListedImport, locale: string): string | null {
  if (refusal === null) return null
  const say = sayImports(locale)
  const { why, line } = refusal
  if (why === 'members-unseen') return speakBulk(locale)('bulk.unseen')
  const reason = fileReason(why, locale)
  return line === null ? say('refusedFile', { reason }) : say('refusedLine', { line, reason })
}

/** How far the work on an import is. `total` is null where it is not known. */
function progressOf({ state, source, parts, done, members }: ListedImport): { done: number; total: number | null } {
  if (state === 'uploading') return { done: parts, total: source?.kind === 'upload' ? source.parts : null }
  return { done, total: state === 'reading' || state === 'staging' ? null : members }
}

/** Until when an import can be undone; null where it cannot. */
function undoableUntil({ state, updatedAt }: ListedImport, now: number): number | null {
  const until = updatedAt + UNDONE_WITHIN_MS
  return (state === 'done' || state === 'stopped') && until > now ? until : null
}

/** The title of an import: the name of the other bot, or the change of many members in words. */
export function titleOf({ change, bulkName, format, title }: ListedImport, locale: string): string {
  if (change !== null) return bulkTitle(locale, change, `@${bulkName.replace(/^@/, '')}`)
  return format === 'plain' ? formatTitle(format, locale) : title
}

/** An import for its page. */
export function importItem({ locale, now, people: { cdnUrl } }: Context, listed: ListedImport): ImportItem {
  const { id, kind, state, members, changed, xp, counted, createdAt, updatedAt, expiresAt, actorId, actor, change } =
    listed
  return {
    title: titleOf(listed, locale),
    ...{ id, kind, state, members, changed, xp, counted, createdAt, updatedAt, expiresAt },
    ...progressOf(listed),
    by: actorId === null ? null : namedPerson(cdnUrl, actorId, actor),
    refusal: refusalText(listed, locale),
    undoableUntil: undoableUntil(listed, now),
    word: change === null ? null : confirmingWord(change.what, locale),
  }
}

/** The preview of an import for its page. */
export function shownPreview(
  { locale, people: { cdnUrl } }: Context,
  { curveAfter }: ListedImport,
  { others, top, carried, refusedRows: { count, listed }, ...preview }: StoredPreview,
  users: ReadonlyMap<Snowflake, NewUser>,
): ImportPreviewReply {
  const curve = curveAfter && sayImports(locale)('curve', { curve: curveName(readCurve(curveAfter), locale) })
  return {
    ...preview,
    others: others.map((name) => formatTitle(name, locale)),
    curve,
    carried: carried.map((planned) => ({
      ...{ part: partOf(planned.thing), outcome: planned.outcome, text: plannedLine(planned, locale) },
    })),
    top: top.map(({ userId, ...totals }) => ({
      ...totals,
      person: toPerson(cdnUrl, userId, users.get(userId) ?? null),
    })),
    refused: {
      count,
      listed: listed.map(({ line, why, text }) => ({ line, text, reason: rowReason(why, locale) })),
    },
  }
}
