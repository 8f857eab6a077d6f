import * as v from 'valibot'
import type { Actor } from '../../audit/entry.ts'
import { guildPermissions } from '../../discord/guild-view.ts'
import { Permission, permits } from '../../discord/permission.ts'
import { CARRIED_PARTS, type CarriedPart } from '../../imports/carried/part.ts'
import { type CarriedStanding, planCarried } from '../../imports/carried/plan.ts'
import { type PlannedThing, plannedThing } from '../../imports/carried/planned.ts'
import { type CarriedThing, carriedThing, partOf } from '../../imports/carried/thing.ts'
import { refusedRoles } from '../../levelling/role-authority.ts'
import type { Queries } from '../queries.ts'
import { storedPreview } from './json-columns.ts'
import { type Changer, restoreThing, takeThing } from './take-thing.ts'

/** What an import has changed of the server's settings and level roles, as it is stored. */
const takenChanges = v.object({
  changes: v.array(plannedThing),
  /** Changes that its undo has restored, and those that it left because they were changed since then; null before it. */
  undone: v.nullable(v.object({ restored: v.number(), kept: v.number() })),
})

export type TakenChanges = v.InferOutput<typeof takenChanges>

/** The text that the column `takes` has for some parts. */
export const writeParts = (parts: readonly CarriedPart[]): string =>
  CARRIED_PARTS.filter((part) => parts.includes(part)).join()

/** Reads what an import has changed of the settings and level roles; null for nothing. */
export async function readTaken(db: Queries, id: string): Promise<TakenChanges | null> {
  const row = await db.selectFrom('imports').select('taken').where('id', '=', id).executeTakeFirst()
  return parsed(row?.taken ?? null)
}

const parsed = (taken: string | null): TakenChanges | null =>
  taken === null ? null : v.parse(takenChanges, JSON.parse(taken))

/** Whether the work on an import begins with settings or level roles: `take` before the first member, `restore` at its undo. */
export async function carriedWork(
  db: Queries,
  id: string,
): Promise<{ what: 'take'; things: CarriedThing[] } | { what: 'restore' } | null> {
  const found = await db
    .selectFrom('imports')
    .select(['state', 'takes', 'taken', 'carried', 'preview'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (found?.state === 'undoing') return parsed(found.taken)?.undone === null ? { what: 'restore' } : null
  if (found?.state !== 'applying' || found.takes === '' || found.taken !== null) return null
  const parts = found.takes.split(',')
  return { what: 'take', things: thingsOf(found).filter((thing) => parts.includes(partOf(thing))) }
}

function thingsOf({ carried, preview }: { carried: string | null; preview: string | null }): CarriedThing[] {
  if (carried !== null) return v.parse(v.array(carriedThing), JSON.parse(carried))
  return preview === null ? [] : v.parse(storedPreview, JSON.parse(preview)).carried.map(({ thing }) => thing)
}

/**
 * Takes over the settings and level roles of a file, by the same changes as an admin would make by hand, and stores what was changed.
 * Call it inside a READ COMMITTED transaction: a process that is killed has changed nothing, or has stored all.
 * @param standing as Discord and the database show the server now
 */
export async function takeCarried(
  trx: Queries,
  { id, actor }: { id: string; actor: Actor },
  things: readonly CarriedThing[],
  standing: CarriedStanding,
  now: number,
): Promise<void> {
  const found = await lockTaken(trx, id)
  if (found?.state !== 'applying' || found.taken !== null) return
  const by = changerOf(found.guild_id, actor, standing)
  const changes: PlannedThing[] = []
  for (const planned of planCarried(things, standing))
    if (planned.outcome === 'change' && (await takeThing(trx, by, planned, now))) changes.push(planned)
  await store(trx, id, { changes, undone: null })
}

/**
 * Gives the server back what an import has replaced. A setting or level role that was changed since then stays as it is. Call it
 * inside a READ COMMITTED transaction.
 */
export async function restoreCarried(
  trx: Queries,
  { id, actor }: { id: string; actor: Actor },
  standing: CarriedStanding,
  now: number,
): Promise<void> {
  const found = await lockTaken(trx, id)
  const taken = parsed(found?.taken ?? null)
  if (found?.state !== 'undoing' || taken === null || taken.undone !== null) return
  const by = changerOf(found.guild_id, actor, standing)
  let restored = 0
  // The last change first, so that level roles are gone before their type changes.
  for (const change of taken.changes.toReversed()) if (await restoreThing(trx, by, change, now)) restored++
  await store(trx, id, { ...taken, undone: { restored, kept: taken.changes.length - restored } })
}

const lockTaken = (trx: Queries, id: string) =>
  trx.selectFrom('imports').select(['guild_id', 'state', 'taken']).where('id', '=', id).forUpdate().executeTakeFirst()

async function store(trx: Queries, id: string, taken: TakenChanges): Promise<void> {
  await trx
    .updateTable('imports')
    .set({ taken: JSON.stringify(taken) })
    .where('id', '=', id)
    .execute()
}

/** Who changes the server, and what they may. A server that Discord does not show has no roles to take over. */
function changerOf(guildId: string, actor: Actor, { seen }: CarriedStanding): Changer {
  if (seen === null || seen === 'unasked') return { guildId, actor, mayAppoint: actor.id === null, refusedRoleIds: [] }
  const held = guildPermissions(seen.view, seen.actor)
  return {
    ...{ guildId, actor, mayAppoint: permits(held, Permission.Administrator) },
    refusedRoleIds: refusedRoles(seen.actor, seen.view),
  }
}
