import { changeSettings, DEFAULT_SETTINGS, type GuildSettings } from '../../../shared/database/guilds/settings.ts'
import { notifications } from '../../../shared/settings/notifications.ts'
import { xpRate } from '../../../shared/settings/xp-rate.ts'
import type { GuildContext } from '../context.ts'
import type { Mend } from './mend.ts'

async function change(context: GuildContext, values: Partial<GuildSettings>): Promise<void> {
  const { database, guildId, actor, now } = context
  await changeSettings(database, { guildId, actor }, values, now)
}

/** Announces level-ups in reply to messages, because the set channel cannot be used. */
export const announceByReply: Mend = async (context, { stored }) => {
  const values = { ...stored.settings, notificationType: 'reply' } as const
  await change(context, { notificationType: 'reply' })
  return { mended: 1, text: notifications.saved(values, context.locale) }
}

/** Lets messages earn XP again. */
export const resetRate: Mend = async (context, { stored }) => {
  const values = { ...stored.settings, xpRate: DEFAULT_SETTINGS.xpRate }
  await change(context, { xpRate: values.xpRate })
  return { mended: 1, text: xpRate.saved(values, context.locale) }
}
