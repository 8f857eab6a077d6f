import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { SessionState, WireSession } from './protocol.ts'

/** Makes and checks the sessions that clients hold. */
export interface SessionSeal {
  /** The state of a new session. */
  fresh(): SessionState
  /** Signs a state for the client. */
  sign(state: SessionState): WireSession
  /** The state of a session; null where its signature is not valid. */
  open(session: WireSession): SessionState | null
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
  return {
    fresh: () => ({
      SessionUUID: randomUUID(),
      autocommit: true,
      inTransaction: false,
      settings: [],
      nextTransaction: null,
    }),
    sign: (state) => ({ signature: signatureOf(state).toString('base64url'), vitessSession: state }),
    open: ({ signature, vitessSession }) => {
      const given = Buffer.from(signature, 'base64url')
      const right = signatureOf(vitessSession)
      return given.length === right.length && timingSafeEqual(given, right) ? vitessSession : null
    },
  }
}
