import { faultsOf } from '../fault.ts'

const HTTP = ['gateway/bridge/http.test.ts']
const LIMITS = ['gateway/bridge/limits.test.ts']
const TYPES = ['gateway/bridge/types.test.ts']
const SESSIONS = ['gateway/bridge/sessions.test.ts', 'gateway/bridge/transactions.test.ts']
const TRANSACTIONS = ['gateway/bridge/transactions.test.ts', 'gateway/bridge/sessions.test.ts']

/** The bridge: PlanetScale's protocol in front of a MySQL database. */
export const bridge = [
  ...faultsOf('gateway/bridge/transactions.ts', TRANSACTIONS, [
    [
      'a statement that waited for COMMIT runs after the transaction has ended',
      "if (this.#open.get(sessionId) !== transaction) throw aborted('the transaction has ended')",
      '',
    ],
    [
      'a transaction that could not begin is counted for ever',
      'await lease?.release(false)\n      this.#givePlace()',
      'await lease?.release(false)',
    ],
    [
      'a transaction that ended is counted for ever',
      'await transaction.lease.release(false)\n    this.#givePlace()',
      'await transaction.lease.release(false)',
    ],
    ['statements of one session run at the same time', 'await before\n', '\n'],
    ['an idle transaction stays open', 'void this.#close(sessionId, transaction)\n    }', '}', LIMITS],
    [
      'a broken connection keeps its transaction',
      'if (transaction.lease.broken) await this.#close(sessionId, transaction)\n      else if',
      'if',
    ],
    [
      'a statement that commits implicitly leaves the transaction open',
      'if (!transaction.lease.inTransaction) await this.#close(sessionId, transaction)',
      '',
    ],
  ]),
  ...faultsOf('gateway/bridge/sessions.ts', SESSIONS, [
    [
      'a statement of an unknown session runs',
      "throw aborted(\n      'the session is unknown",
      "if (sql === null) throw aborted(\n      'the session is unknown",
      HTTP,
    ],
    ['settings are not replayed', 'for (const setting of settings) await lease.run(setting)', ''],
    ['a session has settings without bound', 'settings.length > MAX_SETTINGS ||', ''],
    [
      'an unknown transaction stays open',
      'if (lease.inTransaction)\n      throw refusal',
      'if (sql === "") throw refusal',
    ],
    [
      'ending no transaction is an error',
      "return { state, result: { rowsAffected: '0' } }",
      "throw aborted('no transaction')",
    ],
  ]),
  ...faultsOf('gateway/bridge/session-seal.ts', HTTP, [
    [
      'a session without a valid seal is accepted',
      'given.length === right.length && timingSafeEqual(given, right) ? vitessSession : null',
      'given.length >= 0 && timingSafeEqual(right, right) ? vitessSession : null',
    ],
    [
      'the settings of a session are not signed',
      'JSON.stringify([SessionUUID, inTransaction, settings, nextTransaction])',
      'JSON.stringify([SessionUUID, inTransaction, nextTransaction])',
    ],
  ]),
  ...faultsOf('gateway/bridge/wire-query.ts', TYPES, [
    [
      'a column is described as another one of its length',
      "packet.buffer.toString('latin1', packet.offset, packet.end)",
      'String(packet.end - packet.offset)',
    ],
    ['a known column is not counted', '      this._receivedFieldsCount++\n', ''],
  ]),
  ...faultsOf('gateway/bridge/row-text.ts', TYPES, [
    ['a long row is written into the usual buffer', 'end - start <= scratch.length', 'end >= start'],
    ['a value is read behind the bytes of its length', '      at += bytes\n', ''],
  ]),
  ...faultsOf('gateway/bridge/http.ts', HTTP, [
    [
      'any password is right',
      'return timingSafeEqual(digest(Buffer',
      "return encoded !== '' || timingSafeEqual(digest(Buffer",
    ],
    [
      'a password of the right length is right',
      'given.length === usual.length && timingSafeEqual(given, usual)',
      'given.length === usual.length && timingSafeEqual(given, given)',
    ],
    ['a body in chunks is held without bound', 'if (length > largestBytes) return null\n    chunks', 'chunks'],
  ]),
]
