import { addIgnored, removeIgnored } from '../../../shared/database/guilds/ignored.ts'
import { seesChannel } from '../../../shared/discord/channel-rights.ts'
import { ChannelType } from '../../../shared/discord/channel-type.ts'
import { channelMention } from '../../../shared/discord/markdown.ts'
import { Type } from '../../../shared/discord/option.ts'
import { choicesOf, typedId } from '../../guild/choices.ts'
import { listedIgnoredChannels } from '../../guild/listed.ts'
import { command, type EdgeGroup } from '../../interactions/context.ts'
import { ignoredList } from './list-command.ts'
import * as labels from './texts.ts'

/**
 * `/ignored channels add channel`: a channel of any type, a thread, or all channels of a category. The member must see the
 * channel, since the reply tells what kind of channel it is. To take a channel off the list, the member need not see it.
 */
const add = command({
  name: 'add',
  description: 'Stop XP in a channel and its threads, or in a whole category',
  translations: labels.ignoredChannelsAddTranslations,
  ephemeral: true,
  options: { channel: { type: Type.Channel, description: 'Which channel, thread or category', required: true } },
  async run({ database, guildId, actor, now, resolved, say, mention }, { channel: id }) {
    const named = resolved.channels.get(id)
    if (!seesChannel(named)) return say('authority.channelUnseen')
    const channel = channelMention(id)
    const added = await addIgnored(database, { guildId, actor, kind: 'channels', id }, now)
    if (added !== 'added') return say('ignored.channelKnown', { channel, remove: mention('ignored channels remove') })
    const isCategory = named.type === ChannelType.GuildCategory
    return say(isCategory ? 'ignored.categoryAdded' : 'ignored.channelAdded', { channel })
  },
})

const remove = command({
  name: 'remove',
  description: 'Let messages in a channel earn XP again',
  translations: labels.ignoredChannelsRemoveTranslations,
  ephemeral: true,
  options: {
    channel: {
      ...{ type: Type.String, description: 'Which ignored channel', required: true },
      autocomplete: choicesOf(listedIgnoredChannels),
    },
  },
  async run(context, { channel: typed }) {
    const { database, guildId, actor, now, say, mention } = context
    const id = await typedId(context, typed, listedIgnoredChannels)
    if (id === null) return say('list.chooseOne')
    const removed = await removeIgnored(database, { guildId, actor, kind: 'channels', id }, now)
    if (removed !== 'removed') return say('ignored.unknown', { list: mention('ignored channels list') })
    return say('ignored.channelRemoved', { channel: channelMention(id) })
  },
})

const list = ignoredList('channels', 'Show the ignored channels', labels.ignoredChannelsListTranslations)

export const ignoredChannels: EdgeGroup = {
  name: 'channels',
  description: 'Channels that earn no XP',
  translations: labels.ignoredChannelsTranslations,
  commands: [add, remove, list],
}
