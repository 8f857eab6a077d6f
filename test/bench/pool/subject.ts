import { REST } from '@discordjs/rest'
import { type SessionInfo, WebSocketManager } from '@discordjs/ws'
import { INTENTS } from '../../../gateway/bots/sessions/intents.ts'
import { type Gateway, startGateway } from '../../../gateway/gateway.ts'
import { createLog } from '../../../gateway/ops/log.ts'
import { systemClock } from '../../../gateway/time/clock.ts'
import { counterOf } from '../gateway/prometheus.ts'
import type { Order } from './protocol.ts'

/** The process that is measured: bare managers, or a gateway with its pool. */

const TICK_MS = 5
const MICROSECONDS_PER_MS = 1_000

const managers: WebSocketManager[] = []
let gateway: Gateway | null = null
let watch: { timer: ReturnType<typeof setInterval>; late: number[] } | null = null

async function connectBare(apiUrl: string, tokens: readonly string[]): Promise<void> {
  await Promise.all(
    tokens.map(async (token) => {
      let session: SessionInfo | null = null
      const manager = new WebSocketManager({
        token,
        intents: INTENTS,
        rest: new REST({ api: apiUrl, version: '10' }).setToken(token),
        retrieveSessionInfo: () => session,
        updateSessionInfo: (_, info) => {
          session = info
        },
      })
      managers.push(manager)
      await manager.connect()
    }),
  )
}

function watchLoop(): void {
  let last = performance.now()
  const late: number[] = []
  const timer = setInterval(() => {
    const now = performance.now()
    late.push(Math.max(0, now - last - TICK_MS))
    last = now
  }, TICK_MS)
  watch = { timer, late }
}

function readLoop(): number {
  if (watch === null) throw new Error('the loop was not watched')
  clearInterval(watch.timer)
  const late = watch.late.sort((a, b) => a - b)
  return late[Math.floor(late.length * 0.99)] ?? 0
}

async function countMessages(): Promise<number> {
  const answer = await fetch(`http://127.0.0.1:${gateway?.port}/metrics`)
  return counterOf(await answer.text(), 'prosperity_messages_total')
}

async function obey(order: Order): Promise<number> {
  switch (order.do) {
    case 'connect bare':
      await connectBare(order.apiUrl, order.tokens)
      return 0
    case 'start gateway':
      gateway = await startGateway(order.settings, {
        log: createLog({ level: 'error', secrets: [], write: (line) => process.stderr.write(line) }),
        clock: systemClock,
        random: Math.random,
        version: 'bench',
        processId: 'bench',
      })
      return 0
    case 'weigh':
      Bun.gc(true)
      return process.memoryUsage().rss
    case 'clock': {
      const { user, system } = process.cpuUsage()
      return (user + system) / MICROSECONDS_PER_MS
    }
    case 'watch loop':
      watchLoop()
      return 0
    case 'read loop':
      return readLoop()
    case 'count messages':
      return countMessages()
    case 'stop':
      await Promise.all(managers.map((manager) => manager.destroy()))
      await gateway?.stop()
      return 0
  }
}

process.on('message', async (order: Order) => {
  process.send?.({ value: await obey(order) })
})
