import type { RESTPutAPIApplicationCommandsJSONBody } from 'discord-api-types/v10'
import type { Snowflake } from '../../../shared/discord/snowflake.ts'
import type { TokenCipher } from '../../../shared/whitelabel/token-cipher.ts'

/** What it takes to serve customers' own bots. */
export interface Whitelabel {
  /** The bot of everybody, which can be nobody's own. */
  mainBotId: Snowflake
  /** Where Discord is to send a bot's interactions. */
  interactionsUrl(botId: Snowflake): string
  cipher: Pick<TokenCipher, 'seal'>
  /** The commands, as Discord is told of them. */
  registration(): RESTPutAPIApplicationCommandsJSONBody
  /** Has a bot's public key, new or changed, read from the database at the next interaction. */
  forgetKey(botId: Snowflake): void
}
