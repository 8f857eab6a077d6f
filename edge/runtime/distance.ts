import type { SendOnce } from './planetscale.ts'

/** From this round trip on, a command with several statements, one after the other, loses a noticeable part of a second. */
export const FAR_MS = 50
/** The first requests open connections, so one measurement alone says little. */
const MEASURED = 5

/** What an operator can do about it, for the log. */
export const FAR_HINT =
  'Let the edge run near the database: on Cloudflare set [placement] in wrangler.toml (Smart Placement, or a region). ' +
  'Hyperdrive does not help: it carries the protocol of MySQL, and the edge speaks the HTTP protocol of PlanetScale.'

/**
 * Measures how far away the database is, by the shortest of the first answers. An isolate reports it at most once.
 * @param clock milliseconds since 1970
 * @param report gets the round trip in milliseconds where it is FAR_MS or longer
 */
export function watchDistance(send: SendOnce, clock: () => number, report: (roundTripMs: number) => void): SendOnce {
  let left = MEASURED
  let shortestMs = Number.POSITIVE_INFINITY

  const measured: SendOnce = async (url, init) => {
    const sentAt = clock()
    const response = await send(url, init)
    // Others that were under way may have been the last to measure.
    if (left === 0) return response
    shortestMs = Math.min(shortestMs, clock() - sentAt)
    left--
    if (left === 0 && shortestMs >= FAR_MS) report(shortestMs)
    return response
  }
  return (url, init) => (left === 0 ? send(url, init) : measured(url, init))
}
