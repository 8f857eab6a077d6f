import type { REST } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import type { Kysely } from 'kysely'
import { clearReply, type HeldBot } from '../../../shared/database/bots/held-bots.ts'
import type { BotStatus } from '../../../shared/database/bots/tables.ts'
import type { Database } from '../../../shared/database/schema.ts'
import { shownName } from '../../../shared/discord/name.ts'
import { sayDetail } from '../../../shared/whitelabel/status-detail.ts'
import { describe } from '../../discord/describe.ts'
import type { Log } from '../../ops/log.ts'
import { speak } from './outcome-texts.ts'

/** How an action ended: the bot's status, or `deleted`. */
export type Ending = Exclude<BotStatus, 'starting' | 'stopping' | 'deleting'> | 'deleted'

/** Whether no action is under way for a bot in this status. */
export const isEnding = (status: BotStatus): status is Exclude<Ending, 'deleted'> =>
  status !== 'starting' && status !== 'stopping' && status !== 'deleting'

/** Tells the owner who asked for an action how it ended, by editing the reply of the command. */
export class Replies {
  constructor(
    private readonly parts: {
      db: Kysely<Database>
      /** Without a bot's token: the interaction's is in the address. */
      rest: REST
      log: Log
    },
  ) {}

  /** Never rejects: the reply may be gone, and an interaction's token expires after 15 minutes. */
  async tell(bot: HeldBot, ending: Ending, detail: string | null): Promise<void> {
    const { replyApplicationId: applicationId, replyToken: token, replyLocale: locale } = bot
    if (applicationId === null || token === null) return
    const { db, rest, log } = this.parts
    const language = locale ?? 'en-US'
    const sentence = speak(language)(`whitelabelOutcome.${ending}`, { name: shownName(bot.name) ?? bot.botId })
    try {
      const content = detail === null ? sentence : `${sentence}\n${sayDetail(language, detail, '`/whitelabel setup`')}`
      const body = { content, embeds: [], allowed_mentions: { parse: [] } }
      await rest.patch(Routes.webhookMessage(applicationId, token), { body, auth: false })
    } catch (error) {
      // Without the error itself: its address holds the interaction's token.
      log.info({ bot: bot.botId, reason: describe(error) }, 'the reply to an action could not be edited')
    }
    await clearReply(db, bot.botId, token).catch((error: unknown) => {
      log.warn({ bot: bot.botId, reason: describe(error) }, 'the address of an edited reply could not be deleted')
    })
  }
}
