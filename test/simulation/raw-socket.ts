import type { Discord } from '../support/discord/discord.ts'

interface Frame {
  op: number
  t: string | null
  s: number | null
  d: unknown
}

/** A bare socket, for what @discordjs/ws is too polite to do. */
export interface RawSocket {
  /** The next frame of an opcode. */
  next(op: number): Promise<Frame>
  send(op: number, d: unknown): void
  sendText(text: string): void
  /** The code the other side closes with. */
  closed: Promise<number>
  close(code: number): void
}

const PATIENCE_MS = 60_000

export function rawSocket(discord: Discord, query = 'v=10&encoding=json'): RawSocket {
  const socket = new WebSocket(`${discord.world.address.ws}/?${query}`)
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  const closed = new Promise<number>((resolve) => {
    socket.addEventListener('close', ({ code }) => resolve(code))
  })
  socket.addEventListener('message', ({ data }) => {
    frames.push(JSON.parse(String(data)))
    for (const look of [...waiting]) look()
  })
  const sendText = (text: string) => {
    if (socket.readyState === WebSocket.OPEN) socket.send(text)
    else socket.addEventListener('open', () => socket.send(text))
  }
  return {
    closed,
    sendText,
    send: (op, d) => sendText(JSON.stringify({ op, d })),
    close: (code) => socket.close(code),
    next: (op) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no op ${op} within ${PATIENCE_MS} ms`)), PATIENCE_MS)
        const look = () => {
          const index = frames.findIndex((frame) => frame.op === op)
          const [frame] = index === -1 ? [] : frames.splice(index, 1)
          if (!frame) return
          waiting.delete(look)
          clearTimeout(timer)
          resolve(frame)
        }
        waiting.add(look)
        look()
      }),
  }
}

export const identifyData = (token: string, changes: object = {}): object => ({
  token,
  intents: 1,
  properties: { os: 'linux', browser: 'test', device: 'test' },
  ...changes,
})
