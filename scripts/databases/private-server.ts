import { startMariadb } from '../mariadb/server.ts'
import { startMysql } from '../mysql/server.ts'

export interface PrivateServerOptions {
  /** Holds the data, the password, the log; made where it is missing. */
  directory: string
  /** A free one where it is not given. */
  port?: number
  /** A database to make where it is missing, and to name in the address: lower-case letters, digits, `_`. */
  database?: string
  /** `false` gives up surviving a power cut, for speed in tests. */
  durable?: boolean
  /** Further arguments of the server, e.g. `--sql-mode=ANSI`. */
  arguments?: readonly string[]
  report?: (line: string) => void
}

/** A database server on 127.0.0.1 of our own, which ends with this process at the latest. */
export interface PrivateServer {
  /** `mysql://user:password@127.0.0.1:port/database`; the path is `/` where no database was asked for. */
  url: string
  port: number
  /** Of the server itself, for fault tests. */
  pid: number
  /** Ends the server as SIGTERM does, and waits for it. Twice is the same as once. */
  stop(): Promise<void>
}

/** The kinds that Prosperity is tried on, and how one is started, and installed first where it may be. */
const STARTS = { mariadb: startMariadb, mysql: startMysql } as const

export type DatabaseKind = keyof typeof STARTS

export const DATABASE_KINDS: readonly DatabaseKind[] = ['mariadb', 'mysql']

export const isDatabaseKind = (word: string): word is DatabaseKind => DATABASE_KINDS.some((kind) => kind === word)

/** @throws an Error that says what to do where such a server cannot be had on this machine */
export const startPrivateServer = (kind: DatabaseKind, options: PrivateServerOptions): Promise<PrivateServer> =>
  STARTS[kind](options)
