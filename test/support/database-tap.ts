import { startBridge } from '../../gateway/bridge/server.ts'

const USER = 'edge'
const PASSWORD = 'password-of-the-tap'

type Mood = 'well' | 'away' | 'silent' | 'held'

/** A bridge between the edge and the database that counts requests and can break connections. */
export interface DatabaseTap {
  /** Address for the edge, in the bridge's protocol. */
  url: string
  /** A secret that must be in no log. */
  password: string
  /** The number of requests so far. */
  readonly requests: number
  /** The number of requests without an answer whose sender still waits. */
  readonly open: number
  /** Whether it leaves requests without an answer. */
  readonly isSilent: boolean
  /** Breaks connections off, leaves them without an answer, holds them until they may pass again, or lets them through. */
  become(mood: Mood): void
  /** Answers no statement that contains a text; null for none. */
  refuse(text: string | null): void
  close(): Promise<void>
}

/** Starts a real bridge to a real database behind a TCP proxy. @param databaseUrl `mysql://…` */
export function tapDatabase(databaseUrl: string): DatabaseTap {
  const bridge = startBridge({ databaseUrl, user: USER, password: PASSWORD })
  let requests = 0
  let open = 0
  let mood: Mood = 'well'
  let refused: string | null = null
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
    if (refused !== null && body.includes(refused)) return new Response('no healthy upstream', { status: 503 })
    return fetch(`http://127.0.0.1:${bridge.port}${pathname}`, { method: request.method, headers, body })
  }
  return {
    url: `http://${USER}:${PASSWORD}@127.0.0.1:${door.port}`,
    password: PASSWORD,
    get requests() {
      return requests
    },
    get isSilent() {
      return mood === 'silent'
    },
    get open() {
      return open
    },
    become: (next) => {
      mood = next
      release()
      if (next === 'held') released = new Promise((resolve) => (release = resolve))
    },
    refuse: (text) => {
      refused = text
    },
    close: async () => {
      await door.stop(true)
      await bridge.stop()
    },
  }
}
