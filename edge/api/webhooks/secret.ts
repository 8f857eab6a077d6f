import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import { boundTo } from '../../../shared/webhooks/secret.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'

const BYTES = 32

/** Makes secrets of webhooks, and encrypts them for the database. */
export interface WebhookSecrets {
  /** @returns the secret, and its encrypted form */
  make(guildId: Snowflake): Promise<{ secret: string; sealed: string }>
}

/** Secrets in the form of Standard Webhooks: `whsec_` and base64. */
export const createWebhookSecrets = (cipher: Pick<TokenCipher, 'seal'>): WebhookSecrets => ({
  async make(guildId) {
    const bytes = crypto.getRandomValues(new Uint8Array(BYTES))
    const secret = `whsec_${btoa(String.fromCharCode(...bytes))}`
    return { secret, sealed: await cipher.seal(boundTo(guildId), secret) }
  },
})
