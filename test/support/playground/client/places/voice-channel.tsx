import type { APIChannel } from 'discord-api-types/v10'
import { Avatar } from '../../../../../edge/dashboard/parts/avatar.tsx'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { say } from '../language.ts'
import { avatarOf, nameOf } from '../room/names.ts'
import type { Play } from '../room/state.ts'
import { act } from '../room/store.ts'

/** A voice channel with the members in it. A click joins or leaves it. */
export function VoiceChannel({ channel, play: { room } }: { channel: APIChannel; play: Play }) {
  const inside = room.voiceStates.filter(({ channel_id }) => channel_id === channel.id)
  const isIn = inside.some(({ user_id }) => user_id === room.self.userId)
  const people = inside.flatMap(({ user_id, self_mute }) => {
    const member = room.members.find(({ user }) => user.id === user_id)
    return member === undefined ? [] : [{ user: member.user, isMuted: self_mute }]
  })
  return (
    <>
      <button
        type="button"
        class={`flex min-h-10 w-full items-center gap-2 rounded-control px-2.5 text-left text-sm hover:bg-hover hover:text-ink ${isIn ? 'font-semibold text-ink' : 'text-soft'}`}
        onClick={() => act(isIn ? { do: 'leave' } : { do: 'join', channelId: channel.id })}
      >
        <Icon name="announce" class="size-4.5" />
        <span class="min-w-0 flex-1 truncate">{channel.name}</span>
        <span class="text-xs font-medium text-accent">{say(isIn ? 'play.leave' : 'play.join')}</span>
      </button>
      {people.length > 0 && (
        <ul aria-label={say('play.inVoice', { channel: channel.name ?? '' })} class="pb-1 pl-9">
          {people.map(({ user, isMuted }) => (
            <li key={user.id} class="flex items-center gap-2 py-1 text-sm">
              <Avatar name={nameOf(user)} url={avatarOf(user)} size="size-6" />
              <span class="min-w-0 truncate">{nameOf(user)}</span>
              {isMuted && <span class="text-xs text-soft">{say('play.muted')}</span>}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
