import { openSync } from 'node:fs'

/**
 * A leak for the soak to find. Bun loads this file before the program (`--preload`) in a process of the soak; no part of the
 * product knows it. `SOAK_LEAK` says what leaks: memory, handles or loop. `SOAK_LEAK_SPEED` makes the leak faster.
 */

const TICK_MS = 100
const BYTES_PER_SECOND = 2_000_000
const HANDLES_PER_SECOND = 2
/** For each second of the process's life, every tick blocks the event loop for this time. */
const MORE_MS_PER_SECOND = 1
const MOST_BLOCKED_MS = 2_000

const speed = Number(process.env.SOAK_LEAK_SPEED ?? '1')
const startedAt = performance.now()
const secondsSince = (): number => ((performance.now() - startedAt) / 1_000) * speed
const kept: unknown[] = []
let [bytes, handles] = [0, 0]

const LEAKS: Readonly<Record<string, () => void>> = {
  memory() {
    const missing = Math.floor(secondsSince() * BYTES_PER_SECOND) - bytes
    bytes += missing
    // Bytes that differ, which the system cannot share.
    kept.push(new Uint8Array(missing).map((_, nth) => nth))
  },
  handles() {
    for (const due = secondsSince() * HANDLES_PER_SECOND; handles < due; handles++) openSync('/dev/null', 'r')
  },
  loop() {
    const until = performance.now() + Math.min(MOST_BLOCKED_MS, secondsSince() * MORE_MS_PER_SECOND)
    while (performance.now() < until);
  },
}

const leak = LEAKS[process.env.SOAK_LEAK ?? '']
if (leak !== undefined) setInterval(leak, TICK_MS).unref()
