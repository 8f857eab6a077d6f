import type { AuditEntry } from '../../audit/entry.ts'
import type { Queries } from '../queries.ts'
import { deleteEntries, writeEntries } from './entries.ts'

/** A change with the entries that describe it. */
export interface RecordedChange<Made> {
  /** Where there are none, only the change is made. */
  entries: readonly AuditEntry[]
  /** The time in the entries, in milliseconds since 1970. */
  at: number
  make(): Promise<Made>
  /** The entries whose change was not made, e.g. because another write came first. */
  unmade(made: Made): readonly AuditEntry[]
}

/**
 * Makes a change and writes its entries at the same time, because the edge has no transactions, and each wait for the
 * database delays the reply. Entries of a change that was not made are deleted again. Over a connection with an open
 * transaction both are part of the transaction.
 *
 * A process that ends before it deletes leaves an entry without a change. So does a change that fails with an error, since
 * the database may have made it. A change without an entry takes a database that refuses the entry twice.
 * @throws the error of the change, or of the second try to write the entries
 */
export async function record<Made>(db: Queries, { entries, at, make, unmade }: RecordedChange<Made>): Promise<Made> {
  if (entries.length === 0) return make()
  const [made, written] = await Promise.allSettled([make(), writeEntries(db, entries, at)])
  if (made.status === 'rejected') throw made.reason
  const unwanted = unmade(made.value)
  if (written.status === 'rejected') {
    const wanted = entries.filter((entry) => !unwanted.includes(entry))
    if (wanted.length > 0) await writeEntries(db, wanted, at)
  } else await deleteEntries(db, written.value, unwanted)
  return made.value
}

/** Makes one change, which succeeds or does not. @returns whether it was made */
export const recordOne = (db: Queries, entry: AuditEntry, at: number, make: () => Promise<boolean>): Promise<boolean> =>
  record(db, { entries: [entry], at, make, unmade: (made) => (made ? [] : [entry]) })

/** Whether a change was made, or what was read about its refusal. */
export type MadeOr<Why> = { isMade: true } | { isMade: false; why: Why }

/** Makes one change. Where it is not made, reads why at the same time as its entry is deleted. */
export async function recordOr<Why>(
  db: Queries,
  entry: AuditEntry,
  at: number,
  { make, readWhy }: { make(): Promise<boolean>; readWhy(): Promise<Why> },
): Promise<MadeOr<Why>> {
  let reading: Promise<Why> | undefined
  await recordOne(db, entry, at, async () => {
    if (await make()) return true
    reading = readWhy()
    // Awaited below, unless the deletion fails first.
    reading.catch(() => {})
    return false
  })
  return reading === undefined ? { isMade: true } : { isMade: false, why: await reading }
}
