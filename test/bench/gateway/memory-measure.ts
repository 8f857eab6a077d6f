import { Cooldowns } from '../../../gateway/xp/memory/cooldowns.ts'
import type { Measure } from '../support/report.ts'
import { memberId } from './database.ts'

const MILLION = 1_000_000
const BYTES_PER_MB = 1_000_000

/** What a process grows by while it comes to remember a million members, in a process of its own. */
export async function memoryMeasure(): Promise<Measure> {
  const child = Bun.spawn([process.execPath, '--no-install', import.meta.path], { stdout: 'pipe' })
  const grown = Number(await new Response(child.stdout).text())
  return {
    measure: 'gateway.rss_per_million_members_mb',
    value: grown / BYTES_PER_MB,
    note: 'bounded by COOLDOWN_MEMBERS',
  }
}

if (import.meta.main) {
  const cooldowns = new Cooldowns(MILLION)
  const fill = (): void => {
    for (let nth = 0; nth < MILLION * 2; nth++) cooldowns.note('1100000000000000001', memberId(nth + 1), Date.now())
  }
  Bun.gc(true)
  const before = process.memoryUsage().rss
  fill()
  Bun.gc(true)
  process.stdout.write(String(process.memoryUsage().rss - before))
}
