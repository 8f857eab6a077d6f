import type { Socket } from 'bun'

/** A TCP proxy in front of a server. It can break connections. */
export interface TcpDoor {
  port: number
  /** Breaks every connection and refuses new ones. */
  shut(): void
  open(): void
  /** From now on it drops all bytes silently, as a firewall does. Connections that are open now stay open. */
  silence(): void
  /**
   * Calls the function with the bytes that a client sends, until it returns true. Then the server still gets these bytes,
   * and the client gets no answer to them or to later bytes of this connection.
   * @param matches `connection` is the same object for all bytes of one connection
   */
  loseAnswerTo(matches: (sent: string, connection: object) => boolean): void
  close(): void
}

interface Passage {
  other: Socket<Passage> | null
  isSilent: boolean
  fromClient: boolean
  /** Bytes that arrived before the other side was connected. */
  waiting: Uint8Array[]
}

/**
 * Forwards all bytes between its clients and a port of this machine.
 * @param change applied to the bytes that the server sends
 */
export function openTcpDoor(targetPort: number, change = (sent: Uint8Array): Uint8Array => sent): TcpDoor {
  const passing = new Set<Socket<Passage>>()
  let isShut = false
  let isSilent = false
  let isLast: ((sent: string, connection: object) => boolean) | null = null
  const pass = (from: Socket<Passage>, data: Uint8Array): void => {
    const { other, waiting } = from.data
    if (from.data.isSilent) return
    if (from.data.fromClient && isLast?.(Buffer.from(data).toString('latin1'), from)) {
      isLast = null
      from.data.isSilent = true
      // The server gets the bytes; its answer does not come back.
      other?.write(data)
      if (other) other.data.isSilent = true
      return
    }
    // The next read uses the same buffer again.
    if (other === null) waiting.push(data.slice())
    else other.write(from.data.fromClient ? data : change(data))
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
        socket.data = { other: null, waiting: [], isSilent, fromClient: true }
        passing.add(socket)
        if (isShut) return void socket.terminate()
        const other = await Bun.connect<Passage>({
          hostname: '127.0.0.1',
          port: targetPort,
          data: { other: socket, waiting: [], isSilent: socket.data.isSilent, fromClient: false },
          socket: { data: pass, close: part, error: part },
        })
        passing.add(other)
        if (!socket.data.isSilent) for (const data of socket.data.waiting) other.write(data)
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
    silence() {
      isSilent = true
      for (const socket of passing) socket.data.isSilent = true
    },
    loseAnswerTo(matches) {
      isLast = matches
    },
    open() {
      isShut = false
      isSilent = false
    },
    close: () => listener.stop(true),
  }
}

/** The address of a server, with the port of the proxy in front of it. */
export const urlThrough = (door: TcpDoor, url: string): string =>
  Object.assign(new URL(url), { port: String(door.port) }).href
