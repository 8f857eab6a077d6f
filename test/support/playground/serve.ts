import type { Server, ServerWebSocket } from 'bun'
import { authorise } from '../discord/acts/authorisations.ts'
import { loginCookie } from '../discord/oauth/authorize.ts'
import { buildPage, FILES, type PageFiles } from './page.ts'
import { Playground, type PlaygroundParts } from './playground.ts'
import { PageSocket } from './socket.ts'

const SOCKET_PATH = '/playground/socket'
const DASHBOARD_PATH = '/playground/dashboard'
const SWEEP_EVERY_MS = 5_000
const READ_XP_EVERY_MS = 500
const MOST_BYTES = 524_288
/** Sockets beyond those that all rooms may have, for browsers that have not entered a room yet. */
const SPARE_SOCKETS = 50
/** The scopes that the dashboard asks for. They are granted before, so that no consent page is shown. */
const SCOPES = ['identify', 'guilds']
/** Long enough for the redirects. Afterwards, a login at the simulated Discord asks again who the person is. */
const LOGIN_SECONDS = 30

export interface RunningPlayground {
  /** The address without a path. */
  url: string
  playground: Playground
  stop(): Promise<void>
}

interface SocketData {
  page: PageSocket | null
}

/** Serves the page and its rooms on 127.0.0.1. @param port 0 picks a free one */
export async function servePlayground(parts: PlaygroundParts, port: number): Promise<RunningPlayground> {
  const playground = new Playground(parts)
  const page = await buildPage()
  const mostSockets = parts.limits.rooms * parts.limits.sockets + SPARE_SOCKETS
  let sockets = 0
  const server: Server<SocketData> = Bun.serve<SocketData, string>({
    hostname: '127.0.0.1',
    port,
    maxRequestBodySize: MOST_BYTES,
    websocket: {
      maxPayloadLength: MOST_BYTES,
      open(socket) {
        sockets += 1
        socket.data.page = new PageSocket(playground, socket)
      },
      message: (socket: ServerWebSocket<SocketData>, text) => socket.data.page?.receive(String(text)),
      close(socket) {
        sockets -= 1
        socket.data.page?.close()
      },
    },
    async fetch(request) {
      const url = new URL(request.url)
      const own = server.url.origin
      // Cookies belong to a host, so the page must have the host of the dashboard and of the simulated Discord.
      if (url.origin !== own) return Response.redirect(`${own}${url.pathname}`, 302)
      if (url.pathname === SOCKET_PATH) {
        if (request.headers.get('Origin') !== own) return new Response(null, { status: 403 })
        if (sockets >= mostSockets) return new Response(null, { status: 503 })
        return server.upgrade(request, { data: { page: null } })
          ? undefined
          : new Response('a WebSocket is expected', { status: 426 })
      }
      if (url.pathname === DASHBOARD_PATH) return await openDashboard(playground, request, own)
      return pageAnswer(playground, page, request)
    },
  })
  const sweeping = setInterval(() => playground.sweep(), SWEEP_EVERY_MS)
  let isReading = false
  const readingXp = setInterval(async () => {
    if (isReading) return
    isReading = true
    await playground
      .updateStandings()
      .catch((error: unknown) => process.stderr.write(`the playground could not read XP: ${error}\n`))
    isReading = false
  }, READ_XP_EVERY_MS)
  return {
    url: server.url.origin,
    playground,
    async stop() {
      clearInterval(sweeping)
      clearInterval(readingXp)
      playground.close()
      await server.stop(true)
    },
  }
}

function pageAnswer(playground: Playground, { html, files }: PageFiles, request: Request): Response {
  const { pathname } = new URL(request.url)
  if (pathname === '/') {
    return new Response(html(request), {
      headers: { ...headersOf(playground), 'Content-Type': 'text/html; charset=utf-8' },
    })
  }
  const file = pathname.startsWith(FILES) ? files.get(pathname.slice(FILES.length)) : undefined
  if (file === undefined) return new Response('Not found', { status: 404 })
  return new Response(file, { headers: { 'Cache-Control': 'public, max-age=31536000, immutable' } })
}

/** The dashboard's address; null where none runs. */
function dashboardOf({ application }: Playground): string | null {
  const [first] = application.redirectUris
  return first === undefined ? null : new URL(first).origin
}

/** As on the dashboard: the browser runs only our own files, so that a text of a member is never run. */
function headersOf(playground: Playground): Record<string, string> {
  const { cdnUrl } = playground.discord
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    `img-src 'self' data: ${cdnUrl}`,
    "base-uri 'none'",
    // The browser checks the redirects of a form as well.
    `form-action 'self' ${dashboardOf(playground) ?? ''} ${cdnUrl}`,
    "frame-ancestors 'none'",
  ]
  return {
    'Content-Security-Policy': policy.join('; '),
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-store',
  }
}

/** Logs the browser in at the simulated Discord as a member of the visitor's room, and sends it to the dashboard. */
async function openDashboard(playground: Playground, request: Request, own: string): Promise<Response> {
  if (request.method !== 'POST') return new Response(null, { status: 405, headers: { Allow: 'POST' } })
  if (request.headers.get('Origin') !== own) return new Response(null, { status: 403 })
  const form = new URLSearchParams(await request.text())
  const room = playground.find(form.get('token') ?? '')
  const self = room?.selves.find(({ id }) => id === form.get('as'))
  const dashboard = dashboardOf(playground)
  if (room === null || self === undefined) return new Response('This room was removed', { status: 404 })
  if (dashboard === null) return new Response('No dashboard runs here', { status: 503 })
  playground.use(room)
  const { discord, application } = playground
  authorise(discord.world, application.state, self, SCOPES)
  const path = form.get('to') ?? `/servers/${room.guild.id}`
  return new Response(null, {
    status: 303,
    headers: {
      Location: `${dashboard}/login?${new URLSearchParams({ return: path })}`,
      'Set-Cookie': `${loginCookie(discord.world, self)}; Max-Age=${LOGIN_SECONDS}`,
    },
  })
}
