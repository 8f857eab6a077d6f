import { toRegistration } from '../../../shared/discord/registration.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'
import type { EdgeDeclaredCommand } from '../../interactions/context.ts'
import type { PublicKeys } from '../../interactions/public-keys.ts'
import type { EdgeConfig } from '../../runtime/config.ts'
import type { Whitelabel } from './whitelabel.ts'

interface Parts {
  config: Pick<EdgeConfig, 'whitelabel' | 'application'>
  /** Null where the configuration names no keys. */
  cipher: Pick<TokenCipher, 'seal'> | null
  commands: readonly EdgeDeclaredCommand[]
  publicKeys: Pick<PublicKeys, 'forget'>
}

/** What serves customers' own bots; null where that is not set up. */
export function openWhitelabel({ config, cipher, commands, publicKeys }: Parts): Whitelabel | null {
  if (config.whitelabel === null || cipher === null) return null
  const { baseUrl } = config.whitelabel
  return {
    mainBotId: config.application.id,
    interactionsUrl: (botId) => `${baseUrl}/interactions/${botId}`,
    cipher,
    registration: () => toRegistration(commands),
    forgetKey: (botId) => publicKeys.forget(botId),
  }
}
