import { DatabaseReason, NO_ANSWER_IN_TIME, reasonOfFailure } from '../ops/database-reason.ts'
import { within } from '../time/within.ts'
import { Connections } from './connections.ts'
import { createGuard, pathOf, readBounded, refuse } from './http.ts'
import { type BridgeOptions, withDefaults } from './options.ts'
import { CREATE_SESSION_PATH, createRequestReader, createResponseWriter, EXECUTE_PATH } from './protocol.ts'
import { createSessionSeal } from './session-seal.ts'
import { execute, type SessionParts } from './sessions.ts'
import { Transactions } from './transactions.ts'

export interface Bridge {
  /** The address for clients: `http://user:password@host:port`. */
  url: string
  port: number
  /** The number of transactions that are open now. */
  readonly openTransactions: number
  /** Why the bridge cannot serve statements now; empty when it can. */
  unready(): Promise<string[]>
  /** Refuses new connections, waits for the requests under way, rolls back open transactions, and closes every connection. */
  stop(): Promise<void>
}

/** A client that sends nothing for this long in the middle of a request is disconnected. */
const IDLE_TIMEOUT_SECONDS = 30
/** Made only once, because making them takes as long as writing a short response. */
const JSON_HEADERS = new Headers({ 'content-type': 'application/json;charset=utf-8' })
/** How long `/ready` waits for the database. */
const PING_MS = 2_000

/** Serves PlanetScale's HTTP protocol in front of a MySQL server. @throws where it cannot listen on the port */
export function startBridge(given: BridgeOptions): Bridge {
  const options = withDefaults(given)
  const { log, metrics, user, password, previousPassword, host } = options
  const connections = new Connections(options.databaseUrl, options, log, metrics)
  const limits = { ...options, transactions: Math.max(1, Math.floor(options.connections / 2)) }
  const transactions = new Transactions(connections, limits, log)
  const parts: SessionParts = { connections, transactions, seal: createSessionSeal(user, password) }
  const isCurrent = createGuard(user, password)
  const isPrevious = previousPassword === null ? () => false : createGuard(user, previousPassword)
  const admits = (authorization: string | null): boolean => {
    if (isCurrent(authorization)) return true
    if (!isPrevious(authorization)) return false
    metrics.previousPassword.inc()
    return true
  }
  const read = createRequestReader(parts.seal.empty)
  const write = createResponseWriter(parts.seal.empty)
  let underWay = 0
  /** Called when no request is under way. */
  let quiet: (() => void) | null = null
  let stopping = false
  const databaseReason = new DatabaseReason(log)

  async function whyNoDatabase(): Promise<string | null> {
    try {
      return (await within(PING_MS, connections.ping())) ? null : NO_ANSWER_IN_TIME
    } catch (error) {
      return reasonOfFailure(error)
    }
  }

  /** Why a request is refused before it is read; null where it is not. */
  function refusalOf(request: Request, pathname: string): Response | null {
    if (pathname !== EXECUTE_PATH && pathname !== CREATE_SESSION_PATH) return refuse(404, 'NOT_FOUND', 'no such method')
    if (request.method !== 'POST') return refuse(405, 'UNIMPLEMENTED', 'use POST')
    if (!admits(request.headers.get('authorization'))) {
      return refuse(401, 'UNAUTHENTICATED', 'the user name or the password is wrong')
    }
    return stopping ? refuse(503, 'UNAVAILABLE', 'the bridge is stopping') : null
  }

  async function answer(request: Request, pathname: string, bun: Bun.Server<undefined>): Promise<Response> {
    const body = await readBounded(request, options.largestRequestBytes)
    if (body === null) {
      return refuse(413, 'RESOURCE_EXHAUSTED', `a request may have ${options.largestRequestBytes} bytes`)
    }
    if (pathname === CREATE_SESSION_PATH) {
      return Response.json({ branch: 'main', user: { username: user }, session: parts.seal.empty })
    }
    // The idle timeout applies to reading the request only; a statement has its own time limit.
    bun.timeout(request, 0)
    const asked = read(body)
    if (asked === null)
      return refuse(400, 'INVALID_ARGUMENT', 'expected JSON of the form {"query": text, "session": …}')
    const start = performance.now()
    const response = await execute(parts, asked.query, asked.session)
    const seconds = (performance.now() - start) / 1_000
    metrics.bridgeSeconds.observe(seconds)
    metrics.bridgeStatements.inc(response.error === undefined ? 'ok' : 'error')
    return new Response(write(response, seconds), { headers: JSON_HEADERS })
  }

  const server = Bun.serve({
    hostname: host,
    port: options.port,
    // Bun refuses longer requests without an explanation, so the bridge's own limit is lower.
    maxRequestBodySize: options.largestRequestBytes * 2 + 1024 * 1024,
    idleTimeout: IDLE_TIMEOUT_SECONDS,
    fetch: async (request, bun) => {
      underWay++
      try {
        const pathname = pathOf(request.url)
        const response = refusalOf(request, pathname) ?? (await answer(request, pathname, bun))
        metrics.bridgeRequests.inc(String(response.status))
        return response
      } finally {
        underWay--
        if (underWay === 0) quiet?.()
      }
    },
    error: (error) => {
      log.error({ error: error.name }, 'the bridge failed on a request')
      metrics.bridgeRequests.inc('500')
      return refuse(500, 'INTERNAL', 'the bridge failed; its log says why')
    },
  })
  const port = server.port ?? options.port
  const shownHost = host.includes(':') ? `[${host}]` : host
  metrics.watchRequests(() => underWay)
  metrics.watchTransactions(() => transactions.count)
  log.info({ host, port }, 'the bridge is listening')
  return {
    url: `http://${user}:${password}@${shownHost}:${port}`,
    port,
    get openTransactions() {
      return transactions.count
    },
    unready: async () => {
      const reason = await whyNoDatabase()
      databaseReason.note(reason)
      return reason === null ? [] : [reason]
    },
    stop: async () => {
      stopping = true
      // Without `true`, Bun closes the port at once and still answers the requests under way.
      void server.stop()
      if (underWay > 0) {
        await new Promise<void>((resolve) => {
          quiet = resolve
        })
      }
      await transactions.closeAll()
      await server.stop(true)
      await connections.close()
      log.info({}, 'the bridge has stopped')
    },
  }
}
