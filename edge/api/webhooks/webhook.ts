import { getWebhook } from '../../../shared/database/webhooks/webhooks.ts'
import type { GuildContext, GuildLoadContext } from '../context.ts'
import { refuse } from '../problem.ts'
import { sayWebhooks } from './texts.ts'

/** The address of one webhook. */
export const WEBHOOK_PATH = '/guilds/:guild_id/webhooks/:webhook_id'

/** The webhook that the path names; null where there is none. */
export const loadWebhook = (
  { database, guildId }: GuildLoadContext,
  { params: { webhook_id } }: { params: { webhook_id: string } },
) => getWebhook(database, guildId, webhook_id)

export const noSuchWebhook = ({ locale }: Pick<GuildContext, 'locale'>) =>
  refuse('not-found', sayWebhooks(locale)('gone'))
