import type { Kysely } from 'kysely'
import { ping } from '../shared/database/query/ping.ts'
import type { Database } from '../shared/database/schema.ts'
import type { Bots } from './bots/bots.ts'
import { within } from './time/within.ts'
import type { Ledger } from './xp/ledger.ts'

/** How long the answer to `/ready` waits for the database. */
const PING_MS = 2_000
/** An entry that has waited for longer shows a fault rather than a high load. */
const OLDEST_MS = 10_000

export interface ReadinessParts {
  db: Kysely<Database>
  ledger: Pick<Ledger, 'oldestMs'>
  bots: Pick<Bots, 'unready'>
}

/** Why the process cannot do its work now, one sentence for each reason; empty when it can. */
export async function whyUnready({ db, ledger, bots }: ReadinessParts): Promise<string[]> {
  const answers = await within(PING_MS, ping(db)).catch(() => false)
  const { oldestMs } = ledger
  return [
    ...(answers ? [] : ['the database does not answer']),
    // A new connection may answer while the connection that commits does not.
    ...(oldestMs > OLDEST_MS ? [`awards have not been committed for ${Math.round(oldestMs / 1_000)} s`] : []),
    ...(await bots.unready()),
  ]
}
