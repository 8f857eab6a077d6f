import type { Kysely } from 'kysely'
import { beginRenewal, dueActivityRoles } from '../../../shared/database/activity-roles/renewals.ts'
import type { Database } from '../../../shared/database/schema.ts'

const MOST_ROLES = 100

/** Writes the jobs that renew activity roles. Several processes share the roles. @returns how many jobs were written */
export async function beginRenewals(db: Kysely<Database>, now: number): Promise<number> {
  let begun = 0
  for (const role of await dueActivityRoles(db, now, MOST_ROLES)) if (await beginRenewal(db, role, now)) begun++
  return begun
}
