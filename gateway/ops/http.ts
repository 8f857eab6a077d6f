import type { Server } from 'bun'
import type { Registry } from 'prom-client'

export interface OpsOptions {
  hostname: string
  /** 0 picks a free port. */
  port: number
  registry: Registry
  /** The reasons why the process cannot do its work now; empty when it can. */
  unready: () => Promise<string[]>
}

/** Serves `GET /health` (the process runs), `GET /ready` (whether it can do its work, and if not, why) and `GET /metrics`. */
export function serveOps({ hostname, port, registry, unready }: OpsOptions): Server<undefined> {
  return Bun.serve({
    hostname,
    port,
    routes: {
      '/health': { GET: () => Response.json({ status: 'ok' }) },
      '/ready': {
        GET: async () => {
          const reasons = await unready()
          return reasons.length === 0
            ? Response.json({ status: 'ready' })
            : Response.json({ status: 'unready', reasons }, { status: 503 })
        },
      },
      '/metrics': {
        GET: async () => new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } }),
      },
    },
    fetch: () => Response.json({ error: 'Not found. There are /health, /ready and /metrics.' }, { status: 404 }),
  })
}
