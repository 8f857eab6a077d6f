import { randomUUID } from 'node:crypto'
import type { Connections } from './connections.ts'
import { aborted, exhausted, refusal, statementError } from './errors.ts'
import type { ExecuteResponse, SessionState, WireResult, WireSession } from './protocol.ts'
import type { SessionSeal } from './session-seal.ts'
import { readStatement, type Statement } from './statements.ts'
import type { Transactions } from './transactions.ts'

/** Limits of a session's settings: every request carries them, and they run again before each statement. */
const MAX_SETTINGS = 32
const MAX_SETTINGS_LENGTH = 8_192

interface Ran {
  /** The session's state after the statement. */
  state: SessionState
  result: WireResult
}

/** What running a statement needs. */
export interface SessionParts {
  connections: Connections
  transactions: Transactions
  seal: SessionSeal
}

/** Runs one statement in the session that the client sent. A failed statement gives a response with an error. */
export async function execute(
  parts: SessionParts,
  sql: string,
  presented: WireSession | null | undefined,
): Promise<ExecuteResponse> {
  const { seal, transactions } = parts
  let state = seal.empty.vitessSession
  try {
    state = openSession(seal, presented)
    const statement = readStatement(sql)
    // Nearly all statements: no state is kept for them.
    if (statement.kind === 'plain' && state === seal.empty.vitessSession) {
      return { session: seal.empty, result: await runAlone(parts.connections, [], sql, true) }
    }
    const { state: after, result } = await run(parts, { sql, statement }, state)
    return { session: seal.sign(after), result }
  } catch (error) {
    const inTransaction = state.inTransaction && transactions.has(state.SessionUUID)
    return { session: seal.sign({ ...state, inTransaction }), error: statementError(error).toWire() }
  }
}

/**
 * The state of the session that the client sent. A session without settings and transaction gives its client no rights,
 * so its signature is not checked.
 * @throws StatementError for an unknown session that has some: they would be lost
 */
function openSession(seal: SessionSeal, presented: WireSession | null | undefined): SessionState {
  if (presented === null || presented === undefined) return seal.empty.vitessSession
  const { inTransaction, settings, nextTransaction } = presented.vitessSession
  if (!inTransaction && settings.length === 0 && nextTransaction === null) return seal.empty.vitessSession
  const state = seal.open(presented)
  if (state === null) {
    throw aborted(
      'the session is unknown, because the bridge was restarted or the session is from another one; begin a new session',
    )
  }
  return state
}

async function run(
  parts: SessionParts,
  { sql, statement }: { sql: string; statement: Statement },
  state: SessionState,
): Promise<Ran> {
  const { transactions } = parts
  if (state.inTransaction) {
    const result = await transactions.run(state.SessionUUID, sql)
    const inTransaction = transactions.has(state.SessionUUID)
    return { state: { ...remember(state, statement, sql), inTransaction }, result }
  }
  switch (statement.kind) {
    case 'begin': {
      const first = state.nextTransaction === null ? [] : [state.nextTransaction]
      // A new id: a client may begin two transactions from one session, or still hold the session of an earlier one.
      const SessionUUID = randomUUID()
      const result = await transactions.begin(SessionUUID, [...state.settings, ...first, sql])
      return { state: { ...state, SessionUUID, inTransaction: true, nextTransaction: null }, result }
    }
    case 'end':
      // As in MySQL, ending no transaction is no error.
      return { state, result: { rowsAffected: '0' } }
    case 'next-transaction':
    case 'setting': {
      const after = remember(state, statement, sql)
      return { state: after, result: await runAlone(parts.connections, state.settings, sql, false) }
    }
    case 'plain':
    case 'other': {
      const clean = statement.kind === 'plain' && state.settings.length === 0
      return { state, result: await runAlone(parts.connections, state.settings, sql, clean) }
    }
  }
}

function remember(state: SessionState, statement: Statement, sql: string): SessionState {
  if (statement.kind === 'next-transaction') return { ...state, nextTransaction: sql }
  if (statement.kind !== 'setting' || state.settings.includes(sql)) return state
  const settings = [...state.settings, sql]
  if (settings.length > MAX_SETTINGS || settings.join('').length > MAX_SETTINGS_LENGTH) {
    throw exhausted('the session has too many settings')
  }
  return { ...state, settings }
}

async function runAlone(
  connections: Connections,
  settings: readonly string[],
  sql: string,
  clean: boolean,
): Promise<WireResult> {
  const lease = await connections.lease()
  try {
    for (const setting of settings) await lease.run(setting)
    const result = await lease.run(sql)
    if (lease.inTransaction)
      throw refusal('the bridge allows transactions only with a plain BEGIN or START TRANSACTION')
    return result
  } finally {
    // The caller does not wait until the connection is reset.
    void lease.release(clean)
  }
}
