import { Avatar } from '../../../../../edge/dashboard/parts/avatar.tsx'
import { Button } from '../../../../../edge/dashboard/parts/button.tsx'
import { say } from '../language.ts'
import { avatarOf, nameOf } from '../room/names.ts'
import type { Play } from '../room/state.ts'
import { act, be } from '../room/store.ts'

/** The member that the visitor acts as, with level, XP, a button to mute, and a button to act as the other member. */
export function SelfPanel({ play: { room, gains } }: { play: Play }) {
  const { userId } = room.self
  const self = room.members.find(({ user }) => user.id === userId)?.user
  if (self === undefined) return null
  const standing = room.standings.find((one) => one.userId === userId)
  const { level = 0, xpIntoLevel = 0, xpOfLevel = null } = standing ?? {}
  const voice = room.voiceStates.find(({ user_id }) => user_id === userId)
  const gain = gains[userId]
  const others = room.selves.filter(({ id }) => id !== userId)
  return (
    <section aria-label={say('play.you')} class="border-t border-line bg-sunken p-3">
      <div class="flex items-center gap-3">
        <Avatar name={nameOf(self)} url={avatarOf(self)} />
        <div class="min-w-0 flex-1">
          <p class="truncate text-sm font-semibold">{nameOf(self)}</p>
          <p class="text-xs text-soft tabular-nums">
            {say('play.level', { level })}
            {gain !== undefined && <span class="font-medium text-accent"> {say('play.gain', { xp: gain })}</span>}
          </p>
        </div>
      </div>
      {xpOfLevel !== null && (
        <>
          <progress
            class="mt-2 h-2 w-full"
            aria-label={say('play.progress')}
            max={xpOfLevel}
            value={Math.min(xpIntoLevel, xpOfLevel)}
          />
          <p class="text-xs text-soft tabular-nums">{say('play.xpOf', { xp: xpIntoLevel, all: xpOfLevel })}</p>
        </>
      )}
      <div class="mt-2 flex flex-wrap gap-2">
        {others.map((other) => (
          <Button key={other.id} icon="members" class="flex-1" onClick={() => be(other.id)}>
            {say('play.be', { name: nameOf(other) })}
          </Button>
        ))}
        {voice !== undefined && (
          <Button onClick={() => act({ do: 'switch', selfMute: !voice.self_mute })}>
            {say(voice.self_mute ? 'play.unmute' : 'play.mute')}
          </Button>
        )}
      </div>
    </section>
  )
}
