import { type NodeConnectionOptions as ConnectionOptions, connect, type NatsConnection } from '@nats-io/transport-node'
import { whyUnreachable } from '../ops/why-unreachable.ts'

/** How long NATS may take to answer a request, in milliseconds. */
export const ANSWER_WITHIN_MS = 5_000
const RECONNECT_EVERY_MS = 500
/** How often a process that waits for NATS asks why. */
const ASK_WHY_MS = 5_000
/** A connection whose network is silent is given up after 15 s. By itself the client would wait for minutes. */
const PING_EVERY_MS = 5_000
const PINGS_WITHOUT_ANSWER = 2

/**
 * Connects to NATS, and connects again after each loss, however long NATS is away.
 * @param name of this process, for NATS's own lists
 */
export function connectToNats(url: string, name: string): Promise<NatsConnection> {
  return connect({
    ...addressOf(url),
    name,
    waitOnFirstConnect: true,
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_EVERY_MS,
    timeout: ANSWER_WITHIN_MS,
    ...{ pingInterval: PING_EVERY_MS, maxPingOut: PINGS_WITHOUT_ANSWER },
    ignoreAuthErrorAbort: true,
  })
}

function addressOf(url: string): ConnectionOptions {
  const { username, password, host } = new URL(url)
  const access = username === '' ? {} : { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  return { servers: host, ...access, ...(url.startsWith('tls:') ? { tls: {} } : {}) }
}

/**
 * Finds out why the first connection takes long, with connections of its own: the client tells only of its success.
 * @returns a function that says why, as the rest of a sentence about NATS; null while it is not known
 */
export function askWhyNot(url: string, connected: Promise<NatsConnection>): () => string | null {
  let reason: string | null = null
  let isOver = false
  const end = () => {
    isOver = true
  }
  connected.then(end, end)
  const ask = async () => {
    reason = await connect({ ...addressOf(url), reconnect: false, timeout: ANSWER_WITHIN_MS }).then(
      (connection) => connection.close().then(() => null),
      whyUnreachable,
    )
    if (!isOver) setTimeout(ask, ASK_WHY_MS).unref()
  }
  void ask()
  return () => reason
}
