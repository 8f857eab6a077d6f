import { createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import type { SessionState, WireSession } from './protocol.ts'

export interface SessionSeal {
  fresh(): SessionState
  sign(state: SessionState): WireSession
  /** The state, where this seal signed it just so. */
  open(session: WireSession): SessionState | null
}

/**
 * Sessions are held by the client, signed, as PlanetScale does it: nothing grows here, and nobody can make one up.
 * The key is of this process and these credentials, so a session is worth nothing to anyone else.
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
