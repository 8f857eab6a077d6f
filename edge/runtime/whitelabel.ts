import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../shared/whitelabel/token-cipher.ts'
import type { EdgeConfig } from './config.ts'

/** Dependencies of the whitelabel commands. */
export interface Whitelabel {
  /** The main bot, which no customer can set up as their own. */
  mainBotId: Snowflake
  /** The address to which Discord must send a bot's interactions. */
  interactionsUrl(botId: Snowflake): string
  /** The address of the dashboard, without a path, where members link their accounts; null where there is none. */
  webUrl: string | null
  cipher: Pick<TokenCipher, 'seal' | 'open'>
  /** The commands in the shape in which Discord registers them. */
  registration(): RESTPutAPIApplicationCommandsJSONBody
  /** The next interaction reads this bot's public key from the database again. */
  forgetKey(botId: Snowflake): void
}

interface Parts extends Pick<Whitelabel, 'registration' | 'forgetKey'> {
  config: {
    application: Pick<EdgeConfig['application'], 'id'>
    whitelabel: { baseUrl: string } | null
    webUrl: string | null
  }
  /** Null where the configuration has no token keys. */
  cipher: Whitelabel['cipher'] | null
}

/** Opens what the whitelabel commands need. @returns null where the configuration has no token keys */
export function openWhitelabel({ config, cipher, registration, forgetKey }: Parts): Whitelabel | null {
  if (config.whitelabel === null || cipher === null) return null
  const { baseUrl } = config.whitelabel
  return {
    mainBotId: config.application.id,
    interactionsUrl: (botId) => `${baseUrl}/interactions/${botId}`,
    ...{ cipher, webUrl: config.webUrl },
    registration,
    forgetKey,
  }
}
