import type { Kysely } from 'kysely'
import { keptTokens } from '../../shared/database/bots/tokens.ts'
import type { Database } from '../../shared/database/schema.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../shared/whitelabel/token-cipher.ts'

export type WhitelabelApplication =
  | { ok: true; applicationId: Snowflake; token: string }
  | { ok: false; applicationId: Snowflake; reason: string }

const REASONS = {
  'unknown-key': 'its token was stored under a key that is not in WHITELABEL_TOKEN_KEYS',
  damaged: 'its stored token cannot be read; its owner has to run /whitelabel setup again',
} as const

/** Every whitelabel application that is not about to be deleted, with its token or the reason why it cannot be read. */
export async function whitelabelApplications(
  db: Kysely<Database>,
  cipher: Pick<TokenCipher, 'open'>,
): Promise<WhitelabelApplication[]> {
  const stored = await keptTokens(db)
  return Promise.all(
    stored.map(async ({ botId: applicationId, token }) => {
      const opened = await cipher.open(applicationId, token)
      if (opened.ok) return { ok: true, applicationId, token: opened.token } as const
      return { ok: false, applicationId, reason: REASONS[opened.reason] } as const
    }),
  )
}
