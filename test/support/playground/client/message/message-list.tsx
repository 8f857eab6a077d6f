import { useSignal } from '@preact/signals'
import type { APIMessage } from 'discord-api-types/v10'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { Avatar } from '../../../../../edge/dashboard/parts/avatar.tsx'
import { say } from '../language.ts'
import { avatarOf, nameOf, names } from '../room/names.ts'
import type { Play } from '../room/state.ts'
import { Message } from './message.tsx'
import { plainTextOf } from './plain-text.ts'

/** Messages of one author within this time show the author once. */
const TOGETHER_MS = 300_000
/** Pixels from the end within which the list follows new messages. */
const NEAR_END = 120
const TICK_MS = 1_000

function continuesBefore(message: APIMessage, before: APIMessage | undefined): boolean {
  if (before === undefined || before.author.id !== message.author.id) return false
  if (message.interaction_metadata !== undefined || message.referenced_message) return false
  if (before.interaction_metadata !== undefined) return false
  return Date.parse(message.timestamp) - Date.parse(before.timestamp) < TOGETHER_MS
}

const Dots = () => (
  <span aria-hidden="true" class="inline-flex gap-1">
    {[0, 1, 2].map((nth) => (
      <span class="size-1.5 animate-pulse rounded-full bg-soft" style={{ animationDelay: `${nth * 200}ms` }} />
    ))}
  </span>
)

/** Deferred answers to commands of this member. */
const Thinking = ({ play, channelId }: { play: Play; channelId: string }) =>
  play.thinking
    .filter((one) => one.channelId === channelId && one.sourceId === null)
    .map(({ interactionId, isPrivate }) => (
      <li key={interactionId} class="mt-4 flex items-center gap-3 px-4 text-sm text-soft">
        <Avatar name={play.room.application.name} url={avatarOf(play.room.application.bot)} />
        <Dots />
        <span>
          {say('play.thinking', { name: play.room.application.name })}
          {isPrivate && ` ${say('play.onlyYou')}`}
        </span>
      </li>
    ))

/** The members who are typing in the channel now. */
function Typing({ play, channelId }: { play: Play; channelId: string }) {
  const now = useSignal(Date.now())
  const here = play.typists.filter((one) => one.channelId === channelId)
  useEffect(() => {
    if (here.length === 0) return
    const timer = setInterval(() => {
      now.value = Date.now()
    }, TICK_MS)
    return () => clearInterval(timer)
  }, [here.length])
  const typing = here.filter(({ until }) => until > now.value).map(({ userId }) => names.value.user?.(userId) ?? '')
  return (
    <p class="flex h-6 items-center gap-2 px-4 text-xs text-soft">
      {typing.length > 0 && (
        <>
          <Dots />
          {say('play.typing', { names: typing.join(', '), count: typing.length })}
        </>
      )}
    </p>
  )
}

/** The messages of a channel. The list follows new messages, unless the visitor has scrolled up. */
export function MessageList({ play, channelId, channelName }: { play: Play; channelId: string; channelName: string }) {
  const box = useRef<HTMLElement>(null)
  const isAtEnd = useRef(true)
  const lastTop = useRef(0)
  const messages = (play.room.messages[channelId] ?? []).filter(({ id }) => !play.dismissed.has(id))
  const { newest } = play

  const follow = (): void => {
    const { current } = box
    if (current !== null && isAtEnd.current) current.scrollTop = current.scrollHeight
  }
  useLayoutEffect(() => {
    isAtEnd.current = true
    follow()
  }, [channelId])
  useLayoutEffect(follow)

  return (
    <>
      <section
        ref={box}
        // People without a mouse scroll it with the keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls takes the focus
        tabIndex={0}
        aria-label={say('play.messages', { channel: channelName })}
        class="min-h-0 flex-1 overflow-y-auto overscroll-contain pb-2 outline-offset-[-2px]"
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          // A picture that loads moves the end of the list away, although nobody has scrolled up.
          if (scrollHeight - scrollTop - clientHeight < NEAR_END) isAtEnd.current = true
          else if (scrollTop < lastTop.current) isAtEnd.current = false
          lastTop.current = scrollTop
        }}
        onLoadCapture={follow}
      >
        <div class="px-4 pt-8">
          <p class="text-xl font-bold wrap-anywhere">#{channelName}</p>
          <p class="text-sm text-soft">{say('play.beginning')}</p>
        </div>
        <ol>
          {messages.map((message, index) => (
            <Message key={message.id} message={message} continues={continuesBefore(message, messages[index - 1])} />
          ))}
          <Thinking play={play} channelId={channelId} />
        </ol>
      </section>
      <Typing play={play} channelId={channelId} />
      <p role="log" aria-live="polite" class="sr-only">
        {newest?.channel_id === channelId &&
          say('play.newMessage', { name: nameOf(newest.author), text: plainTextOf(newest, names.value) })}
      </p>
    </>
  )
}
