import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { SessionState, WireSession } from './protocol.ts'

/** Makes and checks the sessions that clients hold. */
export interface SessionSeal {
  /** A session without settings and transaction. All clients share it: each transaction gets an id of its own. */
  readonly empty: WireSession
  /** Signs a state for the client. */
  sign(state: SessionState): WireSession
  /** The state of a session; null where its signature is not valid. */
  open(session: WireSession): SessionState | null
}

const EMPTY: SessionState = {
  SessionUUID: '00000000-0000-0000-0000-000000000000',
  autocommit: true,
  inTransaction: false,
  settings: [],
  nextTransaction: null,
}

/**
 * Signs sessions, which the client keeps, as at PlanetScale: the bridge stores nothing for them, and a client cannot forge
 * one. The key is random for each process and depends on the credentials, so a session is valid for them only.
 */
export function createSessionSeal(user: string, password: string): SessionSeal {
  const key = createHmac('sha256', randomBytes(32))
    .update(JSON.stringify([user, password]))
    .digest()
  const signatureOf = (state: SessionState): Buffer => {
    const { SessionUUID, inTransaction, settings, nextTransaction } = state
    return createHmac('sha256', key)
      .update(JSON.stringify([SessionUUID, inTransaction, settings, nextTransaction]))
      .digest()
  }
  const sign = (state: SessionState): WireSession => ({
    signature: signatureOf(state).toString('base64url'),
    vitessSession: state,
  })
  const empty = sign(EMPTY)
  return {
    empty,
    // Most statements run in the empty session, which need not be signed each time.
    sign: (state) => (state === EMPTY ? empty : sign(state)),
    open: ({ signature, vitessSession }) => {
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(vitessSession)
      return given.length === right.length && timingSafeEqual(given, right) ? vitessSession : null
    },
  }
}
