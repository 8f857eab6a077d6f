import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import type { PostWebhook } from './post.ts'

/** What deliveries need beside the database. */
export interface WebhookParts {
  post: PostWebhook
  /** Opens secrets; null where the process has no keys. */
  cipher: Pick<TokenCipher, 'open'> | null
}
