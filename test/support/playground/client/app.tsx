import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { IconButton } from '../../../../edge/dashboard/parts/button.tsx'
import { useMedia } from '../../../../edge/dashboard/parts/media.ts'
import { say } from './language.ts'
import { MessageList } from './message/message-list.tsx'
import { Modal } from './modal/modal.tsx'
import { ChannelList } from './places/channel-list.tsx'
import { MemberList } from './places/member-list.tsx'
import { SelfPanel } from './places/self-panel.tsx'
import { nameOfChannel } from './room/names.ts'
import type { Play } from './room/state.ts'
import { channelId, play } from './room/store.ts'
import { Header, type Side } from './shell/header.tsx'
import { FailureNotice, LostConnection, NoRoom } from './shell/notices.tsx'
import { Sheet } from './shell/sheet.tsx'
import { MessageBox } from './typing/message-box.tsx'
import { Welcome } from './welcome/welcome.tsx'
import { WireList } from './wire/wire-list.tsx'

/** Wide enough for three columns. */
const WIDE = '(min-width: 64rem)'
const COLUMN = 'flex min-h-0 shrink-0 flex-col bg-surface border-line'

const LABELS = { channels: 'play.channels', members: 'play.showMembers', wire: 'play.wire' } as const

const Places = ({ shown }: { shown: Play }) => (
  <>
    <ChannelList play={shown} />
    <SelfPanel play={shown} />
  </>
)

function Chat({ shown }: { shown: Play }) {
  const channel = shown.room.channels.find(({ id }) => id === channelId.value)
  const name = channel === undefined ? '' : nameOfChannel(channel)
  return (
    <main class="flex min-h-0 min-w-0 flex-1 flex-col">
      <Welcome play={shown} />
      <MessageList play={shown} channelId={channelId.value} channelName={name} />
      <div class="px-3 pb-3 sm:px-4 sm:pb-4">
        {shown.failure !== null && shown.modal === null && <FailureNotice failure={shown.failure} />}
        <MessageBox channelName={name} />
      </div>
    </main>
  )
}

function Room({ shown }: { shown: Play }) {
  const isWide = useMedia(WIDE)
  const side = useSignal<Side | null>(null)
  const close = (): void => {
    side.value = null
  }
  // A channel was chosen in the sheet.
  useEffect(close, [channelId.value, isWide])
  const closer = isWide ? null : <IconButton icon="close" label={say('parts.close')} onClick={close} />
  const beside =
    side.value === 'wire' ? <WireList play={shown}>{closer}</WireList> : <MemberList play={shown}>{closer}</MemberList>
  return (
    <div class="flex h-dvh flex-col overflow-hidden">
      <Header
        play={shown}
        side={side.value}
        isWide={isWide}
        onSide={(next) => {
          side.value = next
        }}
      />
      <LostConnection />
      <div class="flex min-h-0 flex-1">
        {isWide && (
          <div class={`${COLUMN} w-64 border-r`}>
            <Places shown={shown} />
          </div>
        )}
        <Chat shown={shown} />
        {isWide && (
          <aside
            aria-label={say(LABELS[side.value ?? 'members'])}
            class={`${COLUMN} border-l ${side.value === 'wire' ? 'w-96' : 'w-72'}`}
          >
            {beside}
          </aside>
        )}
      </div>
      {!isWide && side.value !== null && (
        <Sheet label={say(LABELS[side.value])} edge={side.value === 'channels' ? 'left' : 'right'} onClose={close}>
          {side.value === 'channels' ? <Places shown={shown} /> : beside}
        </Sheet>
      )}
      {shown.modal !== null && <Modal key={shown.modal.interactionId} open={shown.modal} />}
    </div>
  )
}

export const App = () => (play.value === null ? <NoRoom /> : <Room shown={play.value} />)
