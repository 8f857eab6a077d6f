import type { CustomerBot } from '../../shared/database/bots/customer-bot.ts'
import type { Snowflake } from '../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../shared/whitelabel/token-cipher.ts'

/** A bot that asks Discord about a guild. */
export interface Bot {
  applicationId: Snowflake
  /** A secret. */
  token: string
}

export type OpenedBot =
  | { ok: true; bot: Bot }
  /** `unknown-key`: WHITELABEL_TOKEN_KEYS lacks the key that sealed the token. `damaged`: the stored token was altered. */
  | { ok: false; botId: Snowflake; reason: 'unknown-key' | 'damaged' }

/** The main bot, and the bots of customers. */
export interface GuildBots {
  mainBotId: Snowflake
  /** The bot that asks Discord about a guild. @param customerBot from the database; null where the main bot is in the guild */
  open(customerBot: CustomerBot | null): Promise<OpenedBot>
}

export const createGuildBots = (main: Bot, cipher: Pick<TokenCipher, 'open'>): GuildBots => ({
  mainBotId: main.applicationId,
  async open(customerBot) {
    if (customerBot === null) return { ok: true, bot: main }
    const { id, sealedToken } = customerBot
    const opened = await cipher.open(id, sealedToken)
    return opened.ok
      ? { ok: true, bot: { applicationId: id, token: opened.token } }
      : { ok: false, botId: id, reason: opened.reason }
  },
})
