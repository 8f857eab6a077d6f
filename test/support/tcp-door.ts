import type { Socket } from 'bun'

/** The way to a server over TCP, where it can be cut. */
export interface TcpDoor {
  port: number
  /** Breaks every connection and lets none through. */
  shut(): void
  open(): void
  close(): void
}

interface Passage {
  other: Socket<Passage> | null
  /** What came before the other side was there. */
  waiting: Uint8Array[]
}

/** Passes everything on between whoever connects and a port of this machine. */
export function openTcpDoor(targetPort: number): TcpDoor {
  const passing = new Set<Socket<Passage>>()
  let isShut = false
  const pass = (from: Socket<Passage>, data: Uint8Array): void => {
    const { other, waiting } = from.data
    // The buffer is used again by the next read.
    if (other === null) waiting.push(data.slice())
    else other.write(data)
  }
  const part = (socket: Socket<Passage>): void => {
    passing.delete(socket)
    socket.data.other?.end()
  }
  const listener = Bun.listen<Passage>({
    hostname: '127.0.0.1',
    port: 0,
    socket: {
      async open(socket) {
        socket.data = { other: null, waiting: [] }
        passing.add(socket)
        if (isShut) return void socket.terminate()
        const other = await Bun.connect<Passage>({
          hostname: '127.0.0.1',
          port: targetPort,
          data: { other: socket, waiting: [] },
          socket: { data: pass, close: part, error: part },
        })
        passing.add(other)
        for (const data of socket.data.waiting) other.write(data)
        socket.data.other = other
      },
      data: pass,
      close: part,
      error: part,
    },
  })
  return {
    port: listener.port,
    shut() {
      isShut = true
      for (const socket of passing) socket.terminate()
    },
    open() {
      isShut = false
    },
    close: () => listener.stop(true),
  }
}
