import type { Server } from 'bun'
import type { Registry } from 'prom-client'

export interface OpsOptions {
  hostname: string
  /** 0 picks a free port. */
  port: number
  registry: Registry
  /** The reasons why the process cannot do its work now; empty when it can. */
  unready: () => Promise<string[]>
  /** Notes for operators, beside the reasons: the process can do its work in spite of them. Without it, there are no notes. */
  notes?: () => string[]
}

/** The server for operators and their tools. */
export interface Ops {
  port: number
  /** From now on `/ready` says that the process stops. `/health` and `/metrics` stay as they are. */
  drain(): void
  stop(): Promise<void>
}

/** Serves `GET /health` (the process runs), `GET /ready` (whether it can do its work, and if not, why) and `GET /metrics`. */
export function serveOps({ hostname, port, registry, unready, notes = () => [] }: OpsOptions): Ops {
  let draining = false
  const noted = () => (notes().length === 0 ? {} : { notes: notes() })
  const server: Server<undefined> = Bun.serve({
    hostname,
    port,
    routes: {
      '/health': { GET: () => Response.json({ status: 'ok' }) },
      '/ready': {
        GET: async () => {
          if (draining) return Response.json({ status: 'draining', reasons: ['the process stops'] }, { status: 503 })
          const reasons = await unready()
          return reasons.length === 0
            ? Response.json({ status: 'ready', ...noted() })
            : Response.json({ status: 'unready', reasons, ...noted() }, { status: 503 })
        },
      },
      '/metrics': {
        GET: async () => new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } }),
      },
    },
    fetch: () => Response.json({ error: 'Not found. There are /health, /ready and /metrics.' }, { status: 404 }),
  })
  return {
    port: server.port ?? port,
    drain() {
      draining = true
    },
    stop: () => server.stop(true),
  }
}
