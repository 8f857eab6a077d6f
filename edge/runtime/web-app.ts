import type { WaitUntil } from './timers.ts'

/** Facts about a request that only the runtime knows. */
export interface Surroundings {
  /** Keeps the runtime alive until work after the reply is done. */
  waitUntil: WaitUntil
  /** The network address from which the request came, for limits on guessing; `unknown` where the runtime does not know it. */
  address: string
}

/** A part of the web: the pages, or the API. It answers every request. */
export type WebApp = (request: Request, surroundings: Surroundings) => Promise<Response>

const LOOPBACK_OR_PRIVATE =
  /^(?:::ffff:)?(?:127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)|^(?:::1$|f[cd][\da-f]{2}:)/i

/**
 * The address of the person behind a proxy. Only a proxy of our own network is believed: everybody else could send this
 * header with any address in it.
 * @param peer the address of the connection; undefined where the runtime does not know it
 */
export function addressBehindProxy({ headers }: Request, peer: string | undefined): string {
  if (peer === undefined) return 'unknown'
  if (!LOOPBACK_OR_PRIVATE.test(peer)) return peer
  // Each proxy adds the address that it saw at the end.
  return headers.get('x-forwarded-for')?.split(',').at(-1)?.trim() || peer
}
