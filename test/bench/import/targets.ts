import type { Targets } from '../support/target-list.ts'

export const TARGETS: Targets = {
  'import.mee6.memory_mb': { atMost: 200 }, // the most memory of scripts/import with a file of MEE6
  'import.mee6.rows_per_s': null, // rows of the file that it reads, compares with the members and writes in a second
  'import.mee6.award_latency_p99_ms': { atMost: 50 }, // how long awards in the same server take meanwhile
  'import.levelup.memory_mb': { atMost: 200 }, // the same with a file of LevelUp for Red
  'import.levelup.rows_per_s': null, // the same with a file of LevelUp for Red
  'import.levelup.award_latency_p99_ms': { atMost: 50 }, // the same with a file of LevelUp for Red
  'import.csv.memory_mb': { atMost: 200 }, // the same with a table
  'import.csv.rows_per_s': null, // the same with a table
  'import.csv.award_latency_p99_ms': { atMost: 50 }, // the same with a table
  'import.rows_per_s': { atLeast: 1_000 }, // members whose XP the job changes in a second
  'import.award_latency_p99_ms': { atMost: 50 }, // how long awards in the same server take meanwhile
}
