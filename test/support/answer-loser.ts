import { connect, createServer, type Socket } from 'node:net'

/** A TCP proxy in front of a server, which can lose an answer. */
export interface AnswerLoser {
  port: number
  /**
   * Loses the answer to the next request that contains this text: the server has executed it, and the connection
   * breaks.
   */
  loseAnswerTo(text: string): void
  /** The number of requests with the text since `loseAnswerTo`. */
  readonly seen: number
  close(): void
}

/** Forwards all bytes between its clients and a port of this machine. */
export async function openAnswerLoser(targetPort: number): Promise<AnswerLoser> {
  let wanted: string | null = null
  let isLost = true
  let seen = 0
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(targetPort, '127.0.0.1')
    let losing = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      // This connection is broken on purpose.
      socket.on('error', () => {})
      socket.on('close', () => {
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (data) => {
      if (wanted !== null && data.includes(wanted)) {
        seen++
        losing = !isLost
        isLost = true
      }
      upstream.write(data)
    })
    upstream.on('data', (data) => {
      if (losing) client.destroy()
      else client.write(data)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('it listens on no port')
  return {
    port: address.port,
    loseAnswerTo(text) {
      wanted = text
      isLost = false
      seen = 0
    },
    get seen() {
      return seen
    },
    close() {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
