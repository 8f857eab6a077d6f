import type { Queries } from '../queries.ts'

/** The leases, bots and jobs that one process holds, as the database stores them. */
export interface Holdings {
  processId: string
  /** How many shards, partitions and other items, by scope. */
  items: ReadonlyMap<string, number>
  bots: number
  jobs: number
  /** End of its last lease, in milliseconds since 1970; null if it holds none. */
  until: number | null
  /** The process counts as alive until this time, in milliseconds since 1970; null if it is not registered. */
  aliveUntil: number | null
}

interface Row {
  owner: string | null
  scope: string
  count: number
  until: number | null
}

/** Lists the holdings of processes. @param processId absent lists every process that holds something or is registered */
export async function listHoldings(db: Queries, processId?: string): Promise<Holdings[]> {
  const [items, mainBots, bots, jobs, alive] = await Promise.all([
    db
      .selectFrom('leases')
      .select((eb) => ['owner', 'scope', eb.fn.countAll<number>().as('count'), eb.fn.max('until').as('until')])
      .where('owner', 'is not', null)
      .groupBy(['owner', 'scope'])
      .execute(),
    ofBots('main_bots'),
    ofBots('whitelabel_bots'),
    db
      .selectFrom('jobs')
      .select((eb) => ['taken_by as owner', eb.fn.countAll<number>().as('count'), eb.fn.max('taken_until').as('until')])
      .where('taken_by', 'is not', null)
      .groupBy('taken_by')
      .execute(),
    db.selectFrom('gateway_processes').select(['owner', 'alive_until']).execute(),
  ])
  const rows: Row[] = [
    ...items,
    ...[...mainBots, ...bots].map((row) => ({ ...row, scope: 'bots' })),
    ...jobs.map((row) => ({ ...row, scope: 'jobs' })),
  ]
  const aliveUntil = new Map(alive.map((row) => [row.owner, row.alive_until]))
  const owners = new Set([...rows.flatMap(({ owner }) => owner ?? []), ...aliveUntil.keys()])
  return [...owners]
    .filter((owner) => processId === undefined || owner === processId)
    .sort()
    .map((owner) => ({ ...summary(owner, rows), aliveUntil: aliveUntil.get(owner) ?? null }))

  function ofBots(table: 'main_bots' | 'whitelabel_bots') {
    return db
      .selectFrom(table)
      .select((eb) => [
        'lease_owner as owner',
        eb.fn.countAll<number>().as('count'),
        eb.fn.max('lease_until').as('until'),
      ])
      .where('lease_owner', 'is not', null)
      .groupBy('lease_owner')
      .execute()
  }
}

function summary(processId: string, rows: readonly Row[]): Omit<Holdings, 'aliveUntil'> {
  const own = rows.filter(({ owner }) => owner === processId)
  const countOf = (wanted: string): number =>
    own.filter(({ scope }) => scope === wanted).reduce((sum, { count }) => sum + count, 0)
  const ends = own.flatMap(({ until }) => until ?? [])
  return {
    processId,
    items: new Map(
      own.filter(({ scope }) => scope !== 'bots' && scope !== 'jobs').map((row) => [row.scope, row.count]),
    ),
    ...{ bots: countOf('bots'), jobs: countOf('jobs') },
    until: ends.length === 0 ? null : Math.max(...ends),
  }
}

/** Frees everything that a process holds. Call it only for a process that has ended. A second call changes nothing. */
export async function freeProcess(db: Queries, processId: string): Promise<void> {
  const noLease = { lease_owner: null, lease_until: null }
  await db.updateTable('leases').set({ owner: null, until: null }).where('owner', '=', processId).execute()
  await db.updateTable('main_bots').set(noLease).where('lease_owner', '=', processId).execute()
  await db.updateTable('whitelabel_bots').set(noLease).where('lease_owner', '=', processId).execute()
  await db
    .updateTable('jobs')
    .set({ state: 'waiting', taken_by: null, taken_until: null })
    .where('taken_by', '=', processId)
    .execute()
  await db.deleteFrom('gateway_processes').where('owner', '=', processId).execute()
}
