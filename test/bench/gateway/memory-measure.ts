import { Cooldowns } from '../../../gateway/xp/memory/cooldowns.ts'
import type { Measure } from '../support/report.ts'
import { memberId } from './database.ts'
import { growthOf, printGrowth } from './memory-growth.ts'

const MILLION = 1_000_000
const BYTES_PER_MB = 1_000_000

/** Measures in a new process how much memory a million remembered members take. */
export async function memoryMeasure(): Promise<Measure> {
  return {
    measure: 'gateway.rss_per_million_members_mb',
    value: (await growthOf(import.meta.path)) / BYTES_PER_MB,
    note: 'bounded by COOLDOWN_MEMBERS',
  }
}

if (import.meta.main) {
  const cooldowns = new Cooldowns(MILLION)
  printGrowth(() => {
    for (let nth = 0; nth < MILLION * 2; nth++) cooldowns.note('1100000000000000001', memberId(nth + 1), Date.now())
  })
}
