const UNKNOWN_AUTHORITY = 'its certificate is not from an authority that this machine knows'

/** The meaning of error codes of sockets, TLS and MySQL for operators, as the rest of a sentence about the server. */
const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ECONNRESET: 'it closes the connection',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name cannot be looked up now',
  EHOSTUNREACH: 'this machine has no route to its address',
  ENETUNREACH: 'this machine has no route to its address',
  ETIMEDOUT: 'no answer came in time',
  EPROTO: 'it does not speak TLS at this address',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  CERT_NOT_YET_VALID: 'its certificate is not valid yet; check the clock of this machine',
  DEPTH_ZERO_SELF_SIGNED_CERT: UNKNOWN_AUTHORITY,
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
  ER_ACCESS_DENIED_ERROR: 'it refuses the user or the password',
  ER_DBACCESS_DENIED_ERROR: 'the user may not use this database',
  ER_BAD_DB_ERROR: 'it has no database of this name',
  ER_CON_COUNT_ERROR: 'it has no free connection',
  ER_RECORD_FILE_FULL: 'its disk is full',
  ER_DISK_FULL: 'its disk is full',
  HANDSHAKE_NO_SSL_SUPPORT: 'it does not offer TLS',
}

/** The same for errors without a code, by their text: those of NATS and of TLS. */
const IN_MESSAGES: readonly (readonly [RegExp, string])[] = [
  [/certificate has expired/i, 'its certificate has expired'],
  [/certificate is not yet valid/i, 'its certificate is not valid yet; check the clock of this machine'],
  [/self[- ]signed certificate|unable to (?:verify|get)/i, UNKNOWN_AUTHORITY],
  [/does not match certificate|altnames/i, 'its certificate is for another host name'],
  [/authorization violation|authentication/i, 'it refuses the user or the password'],
  [/does not support 'tls'/i, 'it does not offer TLS'],
  [/insufficient storage|no space left/i, 'its disk has too little room'],
  [/timed? ?out|timeout|in time/i, 'no answer came in time'],
]

/**
 * Says for operators why a server cannot be used, as the rest of a sentence about it. Never holds an address or a secret.
 * @returns null for an error of another kind
 */
export function whyUnreachable(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  const code =
    'code' in error && typeof error.code === 'string' ? error.code : (/^[A-Z_]{4,}/.exec(error.message) ?? [])[0]
  const known = REASONS[code ?? ''] ?? whyUnreachable(error.cause)
  return known ?? IN_MESSAGES.find(([pattern]) => pattern.test(`${error.name} ${error.message}`))?.[1] ?? null
}
