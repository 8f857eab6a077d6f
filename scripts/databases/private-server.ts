import { startMariadb } from '../mariadb/server.ts'
import { startMysql } from '../mysql/server.ts'

export interface PrivateServerOptions {
  /** Folder of the data, the password and the log; made where it is missing. */
  directory: string
  /** Port to listen on; absent picks a free port. */
  port?: number
  /** A database to make where it is missing, and to name in the address: lower-case letters, digits, `_`. */
  database?: string
  /** `false` makes tests faster, and loses data in a power cut. */
  durable?: boolean
  /** Further arguments of the server, e.g. `--sql-mode=ANSI`. */
  arguments?: readonly string[]
  report?: (line: string) => void
}

/** A database server on 127.0.0.1 that ends with this process. */
export interface PrivateServer {
  /** `mysql://user:password@127.0.0.1:port/database`; the path is `/` where no database was asked for. */
  url: string
  port: number
  /** Process id of the server, for fault tests. */
  pid: number
  /** Ends the server as SIGTERM does, and waits until it has ended. A second call does nothing more. */
  stop(): Promise<void>
}

/**
 * The databases on which Prosperity is tested, with the function that starts each, and installs it where that is
 * possible.
 */
const STARTS = { mariadb: startMariadb, mysql: startMysql } as const

export type DatabaseKind = keyof typeof STARTS

export const DATABASE_KINDS: readonly DatabaseKind[] = ['mariadb', 'mysql']

export const isDatabaseKind = (word: string): word is DatabaseKind => DATABASE_KINDS.some((kind) => kind === word)

/** Starts a private server. @throws an Error that says what to do, where this machine cannot run such a server */
export const startPrivateServer = (kind: DatabaseKind, options: PrivateServerOptions): Promise<PrivateServer> =>
  STARTS[kind](options)
