import type { APIButtonComponent, APIMessage } from 'discord-api-types/v10'
import { type ButtonKind, buttonClasses } from '../../../../../edge/dashboard/parts/button.tsx'
import { Icon } from '../../../../../edge/dashboard/parts/icon.tsx'
import { ButtonStyle } from '../discord-types.ts'
import { act, play } from '../room/store.ts'

const KINDS: Readonly<Record<number, ButtonKind>> = {
  [ButtonStyle.Primary]: 'primary',
  [ButtonStyle.Success]: 'primary',
  [ButtonStyle.Danger]: 'danger',
}

/** Whether an interaction with a component of the message waits for its answer. */
const isWaiting = (messageId: string): boolean =>
  play.value?.thinking.some(({ sourceId }) => sourceId === messageId) ?? false

/** A button of a message. */
export function MessageButton({ button, message }: { button: APIButtonComponent; message: APIMessage }) {
  // A premium button has the name of its product, which the simulated Discord does not sell.
  if (button.style === ButtonStyle.Premium) return null
  const face = (
    <>
      {button.emoji?.name !== undefined && <span aria-hidden={button.label !== undefined}>{button.emoji.name}</span>}
      {button.label}
    </>
  )
  const kind = KINDS[button.style] ?? 'plain'
  if (button.style === ButtonStyle.Link) {
    return (
      <a href={button.url} target="_blank" rel="noreferrer" class={buttonClasses(kind)}>
        {face}
        <Icon name="external" class="size-4" />
      </a>
    )
  }
  const { custom_id } = button
  return (
    <button
      type="button"
      disabled={button.disabled ?? false}
      aria-busy={isWaiting(message.id)}
      class={buttonClasses(kind)}
      onClick={() => act({ do: 'press', channelId: message.channel_id, messageId: message.id, customId: custom_id })}
    >
      {face}
    </button>
  )
}
