import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import type { PostWebhook } from './post.ts'

/** Dependencies of deliveries. */
export interface WebhookParts {
  post: PostWebhook
  /** Opens secrets; null where the process has no keys. */
  cipher: Pick<TokenCipher, 'open'> | null
}
