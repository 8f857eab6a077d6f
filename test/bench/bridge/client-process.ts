import { type Connection, connect } from '@planetscale/database'
import { createPool, type Pool, type RowDataPacket } from 'mysql2/promise'
import * as v from 'valibot'
import { connectionOptions } from '../../../gateway/database/address.ts'
import { DRIVER_OPTIONS } from '../../../gateway/database/database.ts'
import { type Load, loadSchema } from './load-protocol.ts'

/** Sends statements through the bridge with PlanetScale's own client, or to the database with mysql2, from one process. */

type Full = Load & { kind: 'full' }
type Paced = Load & { kind: 'paced' }
type Send = (statement: string) => Promise<readonly unknown[]>

/** @throws where the rows are not the one row that the statement asks for */
async function sendAndCheck(send: Send, statement: string): Promise<void> {
  const [row, second] = await send(statement)
  const asked = statement.slice(statement.lastIndexOf(' ') + 1)
  const isRight = typeof row === 'object' && row !== null && 'user_id' in row && String(row.user_id) === asked
  if (!isRight || second !== undefined) throw new Error(`${statement} returned ${JSON.stringify([row, second])}`)
}

const throughBridge = (connection: Connection): Send => {
  return async (statement) => (await connection.execute(statement)).rows
}

const throughPool = (pool: Pool): Send => {
  return async (statement) => (await pool.query<RowDataPacket[]>(statement))[0]
}

/** @param senders one for each statement that runs at the same time @returns statements per second */
async function turn(senders: readonly Send[], { statements, turnMs }: Full): Promise<number> {
  const startedAt = performance.now()
  let sent = 0
  const sendRepeatedly = async (send: Send): Promise<void> => {
    while (performance.now() - startedAt < turnMs) {
      await sendAndCheck(send, statements[sent++ % statements.length] ?? '')
    }
  }
  await Promise.all(senders.map(sendRepeatedly))
  return (sent * 1_000) / (performance.now() - startedAt)
}

async function full(load: Full): Promise<number[][]> {
  const { bridgeUrl, databaseUrl, connections, rounds } = load
  const pool = createPool({ ...connectionOptions(databaseUrl), ...DRIVER_OPTIONS, connectionLimit: connections })
  const direct = Array.from({ length: connections }, () => throughPool(pool))
  const bridged = Array.from({ length: connections }, () => throughBridge(connect({ url: bridgeUrl })))
  const rates: number[][] = []
  for (let round = 0; round < rounds; round++) {
    rates.push([await turn(bridged, load), await turn(direct, load), await turn(bridged, load)])
  }
  await pool.end()
  return rates
}

/** @returns for each statement, the milliseconds from the time at which it was due until its rows arrived */
async function paced({ bridgeUrl, statements, connections, perSecond, seconds }: Paced): Promise<number[]> {
  const senders = Array.from({ length: connections }, () => throughBridge(connect({ url: bridgeUrl })))
  const startedAt = performance.now()
  const pending: Promise<number>[] = []
  const timed = async (send: Send, statement: string, dueAt: number): Promise<number> => {
    await sendAndCheck(send, statement)
    return performance.now() - dueAt
  }
  for (let sent = 0; sent < perSecond * seconds; ) {
    const dueAt = startedAt + (sent * 1_000) / perSecond
    if (performance.now() < dueAt) {
      await new Promise((resolve) => setImmediate(resolve))
      continue
    }
    const send = senders[sent % senders.length]
    if (send !== undefined) pending.push(timed(send, statements[sent % statements.length] ?? '', dueAt))
    sent++
  }
  return Promise.all(pending)
}

const load = v.parse(loadSchema, await Bun.stdin.json())
const result = load.kind === 'full' ? await full(load) : [await paced(load)]
// Waits until all of it is written: a pipe takes a long text in pieces.
await Bun.write(Bun.stdout, JSON.stringify(result))
process.exit(0)
