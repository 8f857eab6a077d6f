/**
 * A process that uses memory and opens files all the time, and frees both again. The test of the judge runs it with and
 * without a leak.
 */
const TICK_MS = 20
const ROWS = 1_000

setInterval(async () => {
  const rows = Array.from({ length: ROWS }, (_, nth) => ({ id: `${nth}`, text: 'x'.repeat(nth % 100) }))
  JSON.parse(JSON.stringify(rows))
  await Bun.file(import.meta.path).text()
}, TICK_MS)
