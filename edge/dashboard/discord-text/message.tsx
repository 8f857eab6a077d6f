import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'
import { Avatar } from '../parts/avatar.tsx'
import { DiscordText, type MentionNames } from './discord-text.tsx'

const say = sayFrom(partsTexts)

/** A message of the bot, as it will look in Discord. */
export const DiscordMessage = ({
  text,
  embed = null,
  names,
}: {
  text: string
  /** The text of the message's embed; null without an embed. */
  embed?: string | null
  names: MentionNames
}) => (
  <div class="flex gap-3 rounded-control border border-line bg-sunken p-4">
    <Avatar name="Prosperity" url={null} />
    <div class="min-w-0 text-sm">
      <div class="flex flex-wrap items-center gap-x-2">
        <span class="font-semibold">Prosperity</span>
        <span class="rounded bg-accent px-1.5 text-xs font-medium text-on-accent">{say('parts.botBadge')}</span>
      </div>
      {text !== '' && (
        <p class="mt-1">
          <DiscordText text={text} names={names} />
        </p>
      )}
      {embed !== null && (
        <p class="mt-2 rounded-control border border-line border-l-4 bg-surface px-3 py-2">
          <DiscordText text={embed} names={names} />
        </p>
      )}
    </div>
  </div>
)
