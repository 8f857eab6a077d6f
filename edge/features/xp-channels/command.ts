import {
  addEarningChannel,
  listEarningChannels,
  removeEarningChannel,
} from '../../../shared/database/guilds/earning-channels.ts'
import { listIgnored } from '../../../shared/database/guilds/ignored.ts'
import { seesChannel } from '../../../shared/discord/channel-rights.ts'
import { channelMention } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { Permission } from '../../../shared/discord/permission.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { listedEarningChannels } from '../../guild/listed.ts'
import { command, type EdgeDeclaredCommand } from '../../interactions/context.ts'
import { xpChannelsPageId } from './component.ts'
import { xpChannelsMessage } from './message.ts'
import { xpChannelsPage } from './page.ts'
import * as labels from './texts.ts'

/**
 * `/xpchannels add channel`: from the first channel on, only listed channels earn XP. An ignored channel, or a channel of an
 * ignored category, is refused.
 */
const add = command({
  name: 'add',
  description: 'Let only listed channels earn XP, and add one: a channel, a thread or a whole category',
  translations: labels.xpChannelsAddTranslations,
  ephemeral: true,
  options: { channel: { type: Type.Channel, description: 'Which channel, thread or category', required: true } },
  prefetch: ({ database, guildId }) => listIgnored(database, guildId, 'channels'),
  async run({ database, guildId, actor, now, resolved, say, mention }, { channel: id }, ignored) {
    const named = resolved.channels.get(id)
    if (!seesChannel(named)) return say('authority.channelUnseen')
    const channel = channelMention(id)
    const ignoredId = [id, named.parent_id].find((one) => typeof one === 'string' && ignored.includes(one))
    if (typeof ignoredId === 'string') {
      const remove = mention('ignored channels remove')
      return say('xpChannels.ignored', { channel, ignored: channelMention(ignoredId), remove })
    }
    const list = mention('xpchannels list')
    const added = await addEarningChannel(database, { guildId, actor, id }, now)
    return say(added === 'added' ? 'xpChannels.added' : 'xpChannels.known', { channel, list })
  },
})

const remove = command({
  name: 'remove',
  description: 'Take a channel off the list of channels that earn XP',
  translations: labels.xpChannelsRemoveTranslations,
  ephemeral: true,
  options: {
    channel: {
      ...{ type: Type.String, description: 'Which channel of the list', required: true },
      autocomplete: choicesOf(listedEarningChannels),
    },
  },
  prefetch: ({ database, guildId }) => listEarningChannels(database, guildId),
  async run(context, { channel: typed }, listed) {
    const { database, guildId, actor, now, say, mention } = context
    const id = await typedId(context, typed, listedEarningChannels)
    if (id === null) return say('list.chooseOne')
    const removed = await removeEarningChannel(database, { guildId, actor, id }, now)
    const list = mention('xpchannels list')
    if (removed !== 'removed') return say('xpChannels.unknown', { list })
    const isLast = listed.every((one) => one === id)
    return isLast ? say('xpChannels.all') : say('xpChannels.removed', { channel: channelMention(id) })
  },
})

const list = command({
  name: 'list',
  description: 'Show the channels that earn XP, if only some do',
  translations: labels.xpChannelsListTranslations,
  ephemeral: true,
  async run(context) {
    return xpChannelsMessage(context, await xpChannelsPage(context, 1), xpChannelsPageId(context.user.id))
  },
})

/** `/xpchannels add|remove|list`: the only channels in which members earn XP. */
export const xpChannels: EdgeDeclaredCommand = {
  name: 'xpchannels',
  description: 'The only channels that earn XP',
  translations: labels.xpChannelsTranslations,
  permission: Permission.ManageGuild,
  commands: [add, remove, list],
}
