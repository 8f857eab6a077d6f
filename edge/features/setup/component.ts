import { guildOverview } from '../../../shared/database/guilds/overview.ts'
import { changeSettings } from '../../../shared/database/guilds/settings.ts'
import { fetchGuildView } from '../../guild/fetch.ts'
import { component } from '../../interactions/context.ts'
import { readState } from '../doctor/command.ts'
import { channelSetMessage } from '../settings/notifications-message.ts'
import { setNotificationChannel } from '../settings/set-notifications.ts'
import { announcePage, WITHOUT_CHANNEL } from './announce-page.ts'
import { idsFor, KEYS } from './ids.ts'
import { checkPage, donePage } from './last-pages.ts'
import { nextLevel, rolesPage } from './roles-page.ts'

/** Shows another page. */
export const setupPage = component({
  ...KEYS.page,
  async run(context, { page }) {
    const { database, guildId } = context
    const ids = idsFor(context)
    if (page === 'done') return donePage(context)
    if (page === 'check') {
      const { overview, lines } = await readState(context)
      return checkPage(context, overview, lines, ids)
    }
    if (page === 'announce') return announcePage(context, await guildOverview(database, guildId), ids)
    const [overview, view] = await Promise.all([guildOverview(database, guildId), fetchGuildView(context)])
    return rolesPage(context, { overview, view, level: nextLevel(overview.levelRoles, 0) }, ids)
  },
})

/** Sets a way to announce level-ups that needs no channel. */
export const setupAnnounce = component({
  ...KEYS.announce,
  menu: WITHOUT_CHANNEL,
  async run(context, _, [type]) {
    const { database, guildId, actor, now, text } = context
    if (type === undefined) return { content: text('refusal.expired'), components: [] }
    const change = { notificationType: type }
    const [overview] = await Promise.all([
      guildOverview(database, guildId),
      changeSettings(database, { guildId, actor }, change, now),
    ])
    // The overview may be older than the change.
    const changed = { ...overview, settings: { ...overview.settings, ...change } }
    return announcePage(context, changed, idsFor(context), { content: text(`settings.${type}Set`) })
  },
})

/** Sets the channel in which level-ups are announced. */
export const setupChannel = component({
  ...KEYS.channel,
  menu: 'channel',
  async run(context, _, [channelId]) {
    const { database, guildId, text } = context
    if (channelId === undefined) return { content: text('refusal.expired'), components: [] }
    const [overview, set] = await Promise.all([
      guildOverview(database, guildId),
      setNotificationChannel(context, channelId),
    ])
    const change = set.ok ? ({ notificationType: 'channel', notificationChannelId: channelId } as const) : {}
    const changed = { ...overview, settings: { ...overview.settings, ...change } }
    const { content = '' } = channelSetMessage(context, channelId, set)
    return announcePage(context, changed, idsFor(context), { content })
  },
})
