import type { Targets } from '../support/target-list.ts'

export const TARGETS: Targets = {
  'import.rows_per_s': { atLeast: 1_000 }, // members whose XP the job changes in a second
  'import.award_latency_p99_ms': { atMost: 50 }, // how long awards in the same server take meanwhile
  'import.*.memory_mb': { atMost: 200 }, // the most memory of scripts/import with a file of this kind (mee6, levelup, csv)
  'import.*.rows_per_s': null, // rows of the file that it reads, compares with the members and writes in a second
  'import.*.award_latency_p99_ms': { atMost: 50 }, // how long awards in the same server take meanwhile
}
