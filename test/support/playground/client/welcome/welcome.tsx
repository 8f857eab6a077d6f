import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { IconButton } from '../../../../../edge/dashboard/parts/button.tsx'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { say } from '../language.ts'
import { sendable } from '../room/directory.ts'
import type { Play } from '../room/state.ts'
import { DashboardButton } from '../shell/dashboard-button.tsx'

/** Where this browser keeps that the visitor closed the welcome. */
const CLOSED = 'playground-welcome'
const LEVEL = 'level'

const Step = ({
  nth,
  isDone,
  title,
  children,
}: {
  nth: number
  isDone: boolean
  title: string
  children: ComponentChildren
}) => (
  <li class="flex min-w-0 flex-1 gap-3">
    <span
      class={`inline-flex size-7 shrink-0 items-center justify-center rounded-full text-sm font-semibold ${isDone ? 'bg-accent text-on-accent' : 'bg-accent-tint text-accent'}`}
    >
      {isDone ? <Icon name="check" class="size-4" /> : nth}
      {isDone && <span class="sr-only">{say('play.done')}</span>}
    </span>
    <div class="min-w-0 text-sm">
      <p class="font-semibold">{title}</p>
      <div class="text-soft max-md:hidden">{children}</div>
    </div>
  </li>
)

/** Three things to try within a minute. Each is marked once it is done. */
export function Welcome({ play: { room, done, token } }: { play: Play }) {
  const isClosed = useSignal(localStorage.getItem(CLOSED) === token)
  if (isClosed.value) return null
  const levelCommand = sendable.value.find(({ path }) => path.join(' ') === LEVEL)?.words ?? LEVEL
  function close(): void {
    localStorage.setItem(CLOSED, token)
    isClosed.value = true
  }
  return (
    <section
      aria-label={say('play.welcome')}
      class="m-3 mb-0 rounded-card border border-line bg-surface p-4 shadow-raised"
    >
      <div class="-mt-2 -mr-2 mb-1 flex items-center justify-between gap-2">
        <h2 class="text-base font-semibold">{say('play.welcomeTo', { name: room.guild.name })}</h2>
        <IconButton icon="close" label={say('play.closeWelcome')} onClick={close} />
      </div>
      <ol class="grid gap-3 md:grid-cols-3">
        <Step nth={1} isDone={done.has('levelled')} title={say('play.stepChat')}>
          {say('play.stepChatHint')}
        </Step>
        <Step nth={2} isDone={done.has('looked')} title={say('play.stepLook', { command: levelCommand })}>
          {say('play.stepLookHint')}
        </Step>
        <Step nth={3} isDone={done.has('changed')} title={say('play.stepChange')}>
          <p>{say('play.stepChangeHint')}</p>
          <DashboardButton room={room} token={token} to={`/servers/${room.guild.id}/settings`} look="link" />
        </Step>
      </ol>
    </section>
  )
}
