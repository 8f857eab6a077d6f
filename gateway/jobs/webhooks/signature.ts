import { createHmac } from 'node:crypto'

/** The prefix of a secret. https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const PREFIX = 'whsec_'

/** What is signed. Id and time are also in headers of the request. */
export interface SignedMessage {
  id: string
  /** Seconds since 1970. */
  timestamp: number
  /** Exactly as it is sent. */
  body: string
}

/**
 * The header `webhook-signature` of Standard Webhooks: one signature for each secret, so that the receiver may know the old or the new
 * one while a secret is replaced. Written here, because the library for it brings two more packages for these few lines.
 */
export function signatureHeader(secrets: readonly string[], { id, timestamp, body }: SignedMessage): string {
  const sign = (secret: string): string =>
    createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
      .update(`${id}.${timestamp}.${body}`)
      .digest('base64')
  return secrets.map((secret) => `v1,${sign(secret)}`).join(' ')
}
