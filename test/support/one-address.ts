/** A reverse proxy: its address stays the same while the server behind it is replaced. */
export interface OneAddress {
  /** Without a path. */
  url: string
  /** Sends new requests to another server. Resolves when the requests under way at the former server are answered. */
  switchTo(url: string): Promise<void>
  close(): Promise<void>
}

/** Starts the proxy. @param first address of the first server, without a path */
export function openOneAddress(first: string): OneAddress {
  let target = first
  const underWay = new Set<Promise<Response>>()
  const server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    async fetch(request) {
      const { pathname, search } = new URL(request.url)
      const { method, headers } = request
      const body = method === 'POST' ? await request.arrayBuffer() : null
      const answer = fetch(`${target}${pathname}${search}`, { method, headers, body })
      underWay.add(answer)
      try {
        return await answer
      } catch {
        return new Response('the server does not answer', { status: 502 })
      } finally {
        underWay.delete(answer)
      }
    },
  })
  return {
    url: `http://127.0.0.1:${server.port}`,
    async switchTo(url) {
      target = url
      await Promise.allSettled(underWay)
    },
    close: () => server.stop(true),
  }
}
