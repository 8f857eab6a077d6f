import type { APIChannel } from 'discord-api-types/v10'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { ChannelType } from '../discord-types.ts'
import { say } from '../language.ts'
import { nameOfChannel } from '../room/names.ts'
import type { Play } from '../room/state.ts'
import { channelId, showChannel } from '../room/store.ts'
import { arrange, type Group } from './arrange.ts'
import { VoiceChannel } from './voice-channel.tsx'

const LINE = 'flex min-h-10 w-full items-center gap-2 rounded-control px-2.5 text-left text-sm'

function TextChannel({ channel, isUnread }: { channel: APIChannel; isUnread: boolean }) {
  const isShown = channel.id === channelId.value
  return (
    <button
      type="button"
      aria-current={isShown ? 'page' : undefined}
      class={`${LINE} ${isShown ? 'bg-accent-tint font-semibold text-ink' : 'text-soft hover:bg-hover hover:text-ink'} ${isUnread ? 'font-semibold text-ink' : ''}`}
      onClick={() => showChannel(channel.id)}
    >
      <Icon name={channel.type === ChannelType.DM ? 'bots' : 'channel'} class="size-4.5" />
      <span class="min-w-0 flex-1 truncate">{nameOfChannel(channel)}</span>
      {isUnread && (
        <span class="size-2 rounded-full bg-accent">
          <span class="sr-only">{say('play.unread')}</span>
        </span>
      )}
    </button>
  )
}

const isVoice = ({ type }: APIChannel): boolean =>
  type === ChannelType.GuildVoice || type === ChannelType.GuildStageVoice

const Channels = ({ group: { category, isDirect, channels }, play }: { group: Group; play: Play }) => (
  <div>
    {(category !== null || isDirect) && (
      <h3 class="px-2.5 pt-4 pb-1 text-xs font-semibold text-soft">{category?.name ?? say('play.direct')}</h3>
    )}
    <ul>
      {channels.map((channel) => (
        <li key={channel.id}>
          {isVoice(channel) ? (
            <VoiceChannel channel={channel} play={play} />
          ) : (
            <TextChannel channel={channel} isUnread={play.unread.has(channel.id) && channel.id !== channelId.value} />
          )}
        </li>
      ))}
    </ul>
  </div>
)

/** The channels that the member sees, below their categories. */
export const ChannelList = ({ play }: { play: Play }) => (
  <nav aria-label={say('play.channels')} class="min-h-0 flex-1 overflow-y-auto px-2 py-3">
    <h2 class="sr-only">{say('play.channels')}</h2>
    {arrange(play.room.channels).map((group) => (
      <Channels key={group.key} group={group} play={play} />
    ))}
  </nav>
)
