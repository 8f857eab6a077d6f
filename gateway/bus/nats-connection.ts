import { connect, type NatsConnection } from '@nats-io/transport-node'

/** How long NATS may take to answer a request, in milliseconds. */
export const ANSWER_WITHIN_MS = 5_000
const RECONNECT_EVERY_MS = 500
/** A connection whose network is silent is given up after 15 s. By itself the client would wait for minutes. */
const PING_EVERY_MS = 5_000
const PINGS_WITHOUT_ANSWER = 2

/**
 * Connects to NATS, and connects again after each loss, however long NATS is away.
 * @param name of this process, for NATS's own lists
 */
export function connectToNats(url: string, name: string): Promise<NatsConnection> {
  const { username, password, host } = new URL(url)
  const access = username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return connect({
    ...{ servers: host, name, ...access },
    ...(url.startsWith('tls:') ? { tls: {} } : {}),
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_EVERY_MS,
    timeout: ANSWER_WITHIN_MS,
    ...{ pingInterval: PING_EVERY_MS, maxPingOut: PINGS_WITHOUT_ANSWER },
    ignoreAuthErrorAbort: true,
  })
}
