import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPost } from '../../gateway/jobs/webhooks/post.ts'

/** A receiver of webhooks with TLS, at `https://hooks.test`. */
export function startHookServer() {
  const folder = mkdtempSync(join(tmpdir(), 'hooks-'))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const made = Bun.spawnSync([
    ...['openssl', 'req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-keyout', key, '-out', cert, '-subj', '/CN=hooks.test', '-addext', 'subjectAltName=DNS:hooks.test'],
  ])
  if (!made.success) throw new Error(made.stderr.toString())
  const tls = { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
  rmSync(folder, { recursive: true })
  const received: { path: string; headers: Record<string, string>; body: string }[] = []
  let reply: (path: string) => Response | Promise<Response> = () => new Response()
  const server = Bun.serve({
    ...{ port: 0, hostname: '127.0.0.1', tls },
    async fetch(request) {
      const { pathname } = new URL(request.url)
      received.push({ path: pathname, headers: Object.fromEntries(request.headers), body: await request.text() })
      return reply(pathname)
    },
  })
  return {
    received,
    url: (path = '/hook') => `https://hooks.test:${server.port}${path}`,
    replies(next: typeof reply) {
      reply = next
    },
    /** Posts to this server: its name resolves to these addresses, of which loopback alone may be connected to. */
    post: (addresses: readonly string[] = ['127.0.0.1'], timeLimitMs = 2_000) =>
      createPost({
        resolve: async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        mayConnect: (address) => address === '127.0.0.1',
        ...{ ca: tls.cert, timeLimitMs },
      }),
    ca: tls.cert,
    stop: () => server.stop(true),
  }
}
