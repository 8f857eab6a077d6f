import { sealedToken } from '../../shared/database/bots/tokens.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../shared/whitelabel/token-cipher.ts'

/** The token of the bot that is asked something; null where there is none that can be read. A secret. */
export type BotTokens = (applicationId: Snowflake) => Promise<string | null>

interface Sources {
  database: Queries
  application: { id: Snowflake; token: string | null }
  /** Opens whitelabel bots' tokens; null where there are no such bots. */
  cipher: Pick<TokenCipher, 'open'> | null
}

/** The main bot's token from the configuration, a whitelabel bot's from the database. */
export const createBotTokens =
  ({ database, application, cipher }: Sources): BotTokens =>
  async (applicationId) => {
    if (applicationId === application.id) return application.token
    const stored = cipher && (await sealedToken(database, applicationId))
    if (stored === null) return null
    const opened = await cipher?.open(applicationId, stored)
    return opened?.ok ? opened.token : null
  }
