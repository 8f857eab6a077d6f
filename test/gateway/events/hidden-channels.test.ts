import { expect, test } from 'bun:test'
import { ChannelFlags, ChannelType } from 'discord-api-types/v10'
import * as v from 'valibot'
import { placeSchema } from '../../../gateway/discord/channel-place.ts'
import { isShown } from '../../../gateway/events/channels.ts'

test('the category of a channel that Discord hides from the bot counts as unknown, whatever the event says', () => {
  const seen = { id: '21', type: ChannelType.GuildVoice, parent_id: '20', flags: 0 }
  const hidden = { ...seen, name: '', parent_id: null, flags: ChannelFlags.ChannelObfuscated }
  const pinned = { ...seen, flags: ChannelFlags.Pinned }
  const shown = [seen, hidden, pinned].map((channel) => isShown(v.parse(placeSchema, channel)))
  expect(shown).toEqual([true, false, true])
})
