/** Ways in which a dependency fails whose errors contain its requests, with their secrets. */
export const BETRAYALS = {
  'an error of its own that quotes the statement': (sent: string) =>
    Response.json({ session: null, error: { code: 'UNKNOWN', message: `syntax error near ${sent}` } }),
  'a 500 that quotes the request': (sent: string) =>
    Response.json({ code: 0, message: sent, error: { code: 'INTERNAL', message: sent } }, { status: 500 }),
  'a 401 that quotes the request': (sent: string) => Response.json({ code: 0, message: sent }, { status: 401 }),
  'a page that is no JSON': (sent: string) => new Response(`<html>${sent}</html>`),
} as const satisfies Record<string, (sent: string) => Response>

export type Betrayal = keyof typeof BETRAYALS

export interface Traitor {
  /** The address without credentials. */
  host: string
  readonly requests: number
  /** Answers in another way from now on. */
  become(betrayal: Betrayal): void
  stop(): Promise<void>
}

/** Starts a server that answers each request with its address, headers and body. */
export function startTraitor(first: Betrayal): Traitor {
  let betrayal = first
  let requests = 0
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      requests++
      const headers = [...request.headers].map(([name, value]) => `${name}: ${value}`)
      return BETRAYALS[betrayal]([request.url, ...headers, await request.text()].join('\n'))
    },
  })
  return {
    host: `127.0.0.1:${server.port}`,
    get requests() {
      return requests
    },
    become(next) {
      betrayal = next
    },
    stop: () => server.stop(true),
  }
}
