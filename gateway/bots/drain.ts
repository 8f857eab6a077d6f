import type { ShardCommits } from '../bus/progress.ts'

/**
 * Commits the queued entries while the process stops. @param patienceMs how long one batch may take
 * @throws where entries are left: Discord sends their events again to the process that resumes
 */
export async function drain(ledger: Pick<ShardCommits, 'drain'>, patienceMs: number): Promise<void> {
  const left = await ledger.drain(patienceMs)
  if (left > 0) throw new Error(`${left} entries are not committed; Discord sends them again`)
}
