import type { APIAttachment, APIMessage, APIReaction, InteractionType } from 'discord-api-types/v10'
import { Avatar } from '../../../../../edge/dashboard/parts/avatar.tsx'
import { Badge } from '../../../../../edge/dashboard/parts/badge.tsx'
import { DrawnComponent } from '../components/component.tsx'
import { MessageFlags } from '../discord-types.ts'
import { say } from '../language.ts'
import { avatarOf, nameOf } from '../room/names.ts'
import { act, change, play } from '../room/store.ts'
import { Markdown } from '../text/markdown.tsx'
import { timeOfDay } from '../time.ts'
import { Embed } from './embed.tsx'
import { FileLink, Media } from './media.tsx'
import { MessageActions } from './message-actions.tsx'

const COMMAND: InteractionType.ApplicationCommand = 2

const has = ({ flags }: APIMessage, flag: number): boolean => ((flags ?? 0) & flag) !== 0

/** Files that a component or an embed shows are not drawn again below the message. */
const ownFiles = (message: APIMessage): readonly APIAttachment[] =>
  has(message, MessageFlags.IsComponentsV2)
    ? []
    : message.attachments.filter(
        ({ url }) => !message.embeds.some(({ image, thumbnail }) => image?.url === url || thumbnail?.url === url),
      )

const Attachment = ({
  file: { url, filename, content_type, description, width, height, size },
}: {
  file: APIAttachment
}) =>
  content_type?.startsWith('image/') ? (
    <Media url={url} description={description} width={width} height={height} />
  ) : (
    <FileLink url={url} name={filename} size={size} />
  )

/** The line above a message: the message that it replies to, or the command that it answers. */
function Answered({ message }: { message: APIMessage }) {
  const { referenced_message: replied, interaction_metadata: used } = message
  if (replied) {
    return (
      <p class="flex max-w-full min-w-0 gap-1.5 text-xs text-soft">
        <span aria-hidden="true">↪</span>
        <span class="font-medium">{nameOf(replied.author)}</span>
        <span class="min-w-0 truncate">{replied.content}</span>
      </p>
    )
  }
  if (used === undefined || used.type !== COMMAND) return null
  const command = play.value?.asked[used.id]
  const name = nameOf(used.user)
  return (
    <p class="text-xs text-soft">
      {command === undefined ? say('play.usedCommand', { name }) : say('play.used', { name, command })}
    </p>
  )
}

const Reaction = ({ message, reaction }: { message: APIMessage; reaction: APIReaction }) => {
  const emoji = reaction.emoji.name ?? ''
  const target = { channelId: message.channel_id, messageId: message.id, emoji }
  return (
    <button
      type="button"
      aria-pressed={reaction.me}
      class="inline-flex min-h-8 items-center gap-1.5 rounded-control border border-line bg-surface px-2 text-sm hover:bg-hover aria-pressed:border-accent aria-pressed:bg-accent-tint"
      onClick={() => act(reaction.me ? { do: 'unreact', ...target } : { do: 'react', ...target })}
    >
      <span>{emoji}</span>
      <span class="font-medium tabular-nums">{reaction.count}</span>
    </button>
  )
}

const PrivateLine = ({ id }: { id: string }) => (
  <p class="flex flex-wrap items-center gap-x-1.5 text-xs text-soft">
    {say('play.onlyYou')}
    <button
      type="button"
      class="min-h-6 font-medium text-accent underline-offset-2 hover:underline"
      onClick={() => change({ tell: 'dismissed', messageId: id })}
    >
      {say('play.dismiss')}
    </button>
  </p>
)

/** A message as a member sees it. @param continues whether it follows a message of the same author, which already shows the author */
export function Message({ message, continues }: { message: APIMessage; continues: boolean }) {
  const { author, content, embeds, components = [], reactions = [], edited_timestamp: edited } = message
  const name = nameOf(author)
  const isBot = author.id === play.value?.room.application.bot.id
  const hidden = has(message, MessageFlags.Ephemeral)
  return (
    <li
      class={`group relative flex gap-3 px-4 py-0.5 hover:bg-hover/50 ${continues ? '' : 'mt-4'} ${hidden ? 'bg-accent-tint/40 py-2 shadow-[inset_3px_0_var(--accent)] forced-colors:border-l-3' : ''}`}
    >
      <div class="w-10 shrink-0">{!continues && <Avatar name={name} url={avatarOf(author)} />}</div>
      <div class="grid min-w-0 flex-1 grid-cols-[minmax(0,1fr)] justify-items-start gap-1.5 text-sm">
        <Answered message={message} />
        {!continues && (
          <p class="flex flex-wrap items-baseline gap-x-2">
            <span class="font-semibold">{name}</span>
            {isBot && <Badge tone="accent">{say('play.bot')}</Badge>}
            <time class="text-xs text-soft" dateTime={message.timestamp}>
              {timeOfDay(message.timestamp)}
            </time>
          </p>
        )}
        {content !== '' && <Markdown text={content} />}
        {edited !== null && <span class="text-xs text-soft">{say('play.edited')}</span>}
        {embeds.map((embed) => (
          <Embed embed={embed} />
        ))}
        {ownFiles(message).map((file) => (
          <Attachment key={file.id} file={file} />
        ))}
        {components.map((component) => (
          <DrawnComponent component={component} message={message} />
        ))}
        {reactions.length > 0 && (
          <div class="flex flex-wrap gap-1.5">
            {reactions.map((reaction) => (
              <Reaction key={reaction.emoji.name} message={message} reaction={reaction} />
            ))}
          </div>
        )}
        {hidden && <PrivateLine id={message.id} />}
      </div>
      {!hidden && <MessageActions message={message} />}
    </li>
  )
}
