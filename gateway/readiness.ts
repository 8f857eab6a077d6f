/** An entry that has waited for longer shows a fault rather than a high load. */
const OLDEST_MS = 10_000

/** Why awards wait. A new connection to the database may answer while the connection that commits does not. */
export const whyUncommitted = (ledger: Waiting): string[] => whyWaiting('awards have not been committed', ledger)

/** Why messages wait. NATS may answer while it stores nothing: the stream is full, or has no leader. */
export const whyUnsent = (publisher: Waiting): string[] => whyWaiting('the stream has not stored messages', publisher)

/** Entries that wait, and why the last attempt failed. */
interface Waiting {
  oldestMs: number
  failure: string | null
}

function whyWaiting(what: string, { oldestMs, failure }: Waiting): string[] {
  if (oldestMs <= OLDEST_MS) return []
  const reason = failure === null ? '' : `: ${failure}`
  return [`${what} for ${Math.round(oldestMs / 1_000)} s${reason}`]
}
