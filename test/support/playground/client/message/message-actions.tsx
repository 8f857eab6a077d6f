import type { APIMessage, ApplicationCommandType } from 'discord-api-types/v10'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { say } from '../language.ts'
import { Popup, PopupItem } from '../parts/popup.tsx'
import { locale } from '../room/directory.ts'
import { act, play } from '../room/store.ts'
import { localName } from '../typing/commands.ts'

const ON_MESSAGES: ApplicationCommandType.Message = 3
const EMOJIS = ['👍', '❤️', '🎉', '😂']

/** What a member can do with a message: react, use the bot's commands for messages, and delete an own message. */
export function MessageActions({ message }: { message: APIMessage }) {
  const room = play.value?.room
  const target = { channelId: message.channel_id, messageId: message.id }
  const commands = (room?.commands ?? []).filter(({ type }) => type === ON_MESSAGES)
  return (
    <Popup
      label={say('play.actions')}
      face={<Icon name="down" class="size-4" />}
      class="absolute top-0 right-2 inline-flex size-8 items-center justify-center rounded-control border border-line bg-surface text-soft opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 hover:text-ink focus-visible:opacity-100 pointer-coarse:opacity-100"
    >
      {(close) => {
        const then = (does: () => void) => () => {
          does()
          close()
        }
        return (
          <>
            <div class="flex gap-1 pb-1">
              {EMOJIS.map((emoji) => (
                <button
                  key={emoji}
                  type="button"
                  aria-label={say('play.reactWith', { emoji })}
                  class="size-10 rounded-control text-lg hover:bg-hover"
                  onClick={then(() => act({ do: 'react', ...target, emoji }))}
                >
                  {emoji}
                </button>
              ))}
            </div>
            {commands.map((command) => (
              <PopupItem
                key={command.id}
                onClick={then(() =>
                  act({
                    do: 'pick',
                    channelId: message.channel_id,
                    command: command.name,
                    on: { messageId: message.id },
                  }),
                )}
              >
                <Icon name="bots" class="size-4.5 text-soft" />
                {localName(command, locale.value)}
              </PopupItem>
            ))}
            {message.author.id === room?.self.userId && (
              <PopupItem onClick={then(() => act({ do: 'delete', ...target }))}>
                <Icon name="trash" class="size-4.5 text-soft" />
                {say('play.delete')}
              </PopupItem>
            )}
          </>
        )
      }}
    </Popup>
  )
}
