import type { SendOnce } from './planetscale.ts'

/** With this round trip or a longer one, a command that sends several statements in turn is noticeably slower. */
export const FAR_MS = 50
/** The first requests open connections, so one measurement alone says little. */
const MEASURED = 5

/** Advice for operators, in the log. */
export const FAR_HINT =
  'Let the edge run near the database: on Cloudflare set [placement] in wrangler.toml (Smart Placement, or a region). ' +
  'Hyperdrive does not help: it carries the protocol of MySQL, and the edge speaks the HTTP protocol of PlanetScale.'

/**
 * Measures the round trip to the database: the shortest of the first few. An isolate reports it at most once.
 * @param clock milliseconds since 1970
 * @param report gets the round trip in milliseconds where it is FAR_MS or longer
 */
export function watchDistance(send: SendOnce, clock: () => number, report: (roundTripMs: number) => void): SendOnce {
  let left = MEASURED
  let shortestMs = Number.POSITIVE_INFINITY

  const measured: SendOnce = async (url, init) => {
    const sentAt = clock()
    const response = await send(url, init)
    // A request that was sent at the same time may have been the last one to measure.
    if (left === 0) return response
    shortestMs = Math.min(shortestMs, clock() - sentAt)
    left--
    if (left === 0 && shortestMs >= FAR_MS) report(shortestMs)
    return response
  }
  return (url, init) => (left === 0 ? send(url, init) : measured(url, init))
}
