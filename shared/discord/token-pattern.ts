/**
 * Discord does not document the shape of a bot's token. So far every token has three parts with dots between them: the
 * bot's id, a time and a signature, each in base64.
 */
const ID_AND_TIME = '([\\w-]{17,40})\\.[\\w-]{5,10}'

/** Finds every bot token in a text. Edge and gateway remove tokens from their logs with it. */
export const BOT_TOKENS = new RegExp(`${ID_AND_TIME}\\.[\\w-]{25,}`, 'g')

/** Matches a text that is one bot token. The first group is the bot's id in base64. */
export const BOT_TOKEN = new RegExp(`^${ID_AND_TIME}\\.[\\w-]{25,80}$`)
