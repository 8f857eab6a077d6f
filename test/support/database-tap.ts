import { startBridge } from '../../gateway/bridge/server.ts'

const USER = 'edge'
const PASSWORD = 'password-of-the-tap'

type Mood = 'well' | 'away' | 'silent' | 'held'

/** The way from the edge to the database, where it can be watched and cut. */
export interface DatabaseTap {
  /** For the edge: the bridge's protocol. */
  url: string
  /** A secret that must be in no log. */
  password: string
  /** Requests that have passed through. */
  readonly requests: number
  /** Requests that have no answer yet and whose sender still waits. */
  readonly open: number
  /** Breaks connections off, leaves them without an answer, holds them until they may pass again, or lets them through. */
  become(mood: Mood): void
  close(): Promise<void>
}

/** A real bridge to a real database, behind a door. @param databaseUrl `mysql://…` */
export function tapDatabase(databaseUrl: string): DatabaseTap {
  const bridge = startBridge({ databaseUrl, user: USER, password: PASSWORD })
  let requests = 0
  let open = 0
  let mood: Mood = 'well'
  let release = (): void => {}
  let released = Promise.resolve()
  const door = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    idleTimeout: 0,
    async fetch(request) {
      requests++
      open++
      let ended = false
      const end = (): void => {
        if (!ended) open--
        ended = true
      }
      request.signal.addEventListener('abort', end)
      try {
        return await pass(request)
      } finally {
        end()
      }
    },
  })
  async function pass(request: Request): Promise<Response> {
    if (mood === 'silent') return new Promise<Response>(() => {})
    if (mood === 'held') await released
    if (mood === 'away') return new Response('no healthy upstream', { status: 503 })
    const { pathname } = new URL(request.url)
    const headers = { authorization: request.headers.get('authorization') ?? '', 'content-type': 'application/json' }
    const body = await request.text()
    return fetch(`http://127.0.0.1:${bridge.port}${pathname}`, { method: request.method, headers, body })
  }
  return {
    url: `http://${USER}:${PASSWORD}@127.0.0.1:${door.port}`,
    password: PASSWORD,
    get requests() {
      return requests
    },
    get open() {
      return open
    },
    become: (next) => {
      mood = next
      release()
      if (next === 'held') released = new Promise((resolve) => (release = resolve))
    },
    close: async () => {
      await door.stop(true)
      await bridge.stop()
    },
  }
}
