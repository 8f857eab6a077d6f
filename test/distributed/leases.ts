/** Long enough for a busy machine. Short enough that another process soon replaces one that died. */
export const LEASE_MS = 5_000

/** Settings of every process. */
export const QUICK_LEASES = {
  PARTITION_LEASE_MS: '4000',
  JOB_LEASE_MS: `${LEASE_MS}`,
  SHARD_LEASE_MS: `${LEASE_MS}`,
}
