import { signal } from '@preact/signals'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { DiscordText, type MentionNames } from '../discord-text/discord-text.tsx'
import { sayFrom } from '../language.ts'
import { IconButton } from './button.tsx'
import { Icon } from './icon.tsx'

const say = sayFrom(partsTexts)

interface ToastMessage {
  id: number
  text: string
  names: MentionNames | null
  tone: 'good' | 'error'
}

/** How long a message stays. A message about an error stays until the person closes it. */
const SHOWN_MS = 6_000

const messages = signal<readonly ToastMessage[]>([])
let lastId = 0

const dismiss = (id: number): void => {
  messages.value = messages.value.filter((message) => message.id !== id)
}

/**
 * Shows a short message about the result of an action. Screen readers read it.
 * @param names for the mentions in a text with Discord's formatting; null for plain text
 */
export function toast(text: string, tone: ToastMessage['tone'] = 'good', names: MentionNames | null = null): void {
  lastId += 1
  const id = lastId
  messages.value = [...messages.value.slice(-2), { id, text, tone, names }]
  if (tone === 'good') setTimeout(() => dismiss(id), SHOWN_MS)
}

/** Draws the messages. Their region is always in the page, so that screen readers notice a new message. */
export const Toasts = () => (
  <div
    role="status"
    aria-live="polite"
    class="pointer-events-none fixed inset-x-4 top-18 z-40 flex flex-col items-end gap-2 sm:left-auto sm:w-96"
  >
    {messages.value.map(({ id, text, tone, names }) => (
      <div
        key={id}
        class="pointer-events-auto flex w-full items-center gap-3 rounded-control border border-line bg-surface py-1.5 pr-1.5 pl-4 text-sm shadow-raised"
      >
        <span class={tone === 'good' ? 'text-accent' : 'text-danger'}>
          <Icon name={tone === 'good' ? 'check' : 'error'} />
        </span>
        <span class="min-w-0 flex-1 py-1.5 wrap-anywhere">
          {names === null ? text : <DiscordText text={text} names={names} />}
        </span>
        <IconButton icon="close" label={say('parts.dismiss')} onClick={() => dismiss(id)} />
      </div>
    ))}
  </div>
)
