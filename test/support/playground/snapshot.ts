import type { Locale } from 'discord-api-types/v10'
import { withReactions } from '../discord/acts/reactions.ts'
import type { Application } from '../discord/community/application.ts'
import type { Discord } from '../discord/discord.ts'
import { isHidden, offeredCommands } from '../discord/interactions/choose-command.ts'
import { guildPermissions } from '../discord/permissions.ts'
import { channelPayload } from '../discord/state/channel.ts'
import { guildPayload } from '../discord/state/guild.ts'
import { memberPayload } from '../discord/state/member.ts'
import type { UserState } from '../discord/state/user.ts'
import { voicePayload } from '../discord/state/voice.ts'
import type { Limits } from './limits.ts'
import type { OfferedCommand, Room as RoomShown } from './protocol.ts'
import type { Room } from './room.ts'

/** Discord's limit for a message. */
const CHARACTERS = 2_000
const GUILD_CONTEXT = 0

/** The room as one of its members sees it. */
export function snapshot(
  discord: Discord,
  application: Application,
  room: Room,
  self: UserState,
  limits: Limits,
): RoomShown {
  const { world } = discord
  const { state } = room.guild
  const member = state.members.get(self.id)
  const permissions = member === undefined ? 0n : guildPermissions(state, member)
  const direct = [...self.dms.values()].flatMap((id) => world.channels.get(id) ?? [])
  const channels = [...state.channels.values(), ...direct].filter((channel) => room.sees(self, channel))
  const own = [...room.privateView(self).messages.values()]
  const { id, name, bot } = application.state
  return {
    guild: guildPayload(state),
    application: { id, name, bot: bot.payload },
    selves: room.selves.map(({ payload }) => payload),
    self: { userId: self.id, locale: self.locale, permissions: String(permissions) },
    channels: channels.map(channelPayload),
    members: [...state.members.values()].map((each) => ({ ...memberPayload(each), user: each.user.payload })),
    roles: [...state.roles.values()],
    voiceStates: [...state.voice.values()].map((connection) => voicePayload(state, connection)),
    messages: Object.fromEntries(
      channels.map((channel) => {
        const kept = [...channel.messages.values()].map((message) => withReactions(channel, message, self.id))
        const all = [...kept, ...own.filter((message) => message.channel_id === channel.id)]
        return [channel.id, all.sort((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))]
      }),
    ),
    commands: offeredCommands(application.state, state)
      .filter((command) => command.contexts?.includes(GUILD_CONTEXT) !== false && !isHidden(command, permissions))
      .map((command) => inLanguage(command, self.locale)),
    standings: [...room.standings.values()],
    wire: room.wire,
    cdn: discord.cdnUrl,
    limits: { idleMinutes: limits.idleMs / 60_000, characters: CHARACTERS, messages: limits.messages },
  }
}

/** A command with the localisations of one language. */
const inLanguage = (command: OfferedCommand, locale: Locale): OfferedCommand =>
  JSON.parse(
    JSON.stringify(command, (key, value) => {
      if (!key.endsWith('_localizations') || value === null) return value
      return locale in value ? { [locale]: value[locale] } : null
    }),
  )
