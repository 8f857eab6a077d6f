import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'
import { Avatar } from '../parts/avatar.tsx'
import { DiscordText, type MentionNames } from './discord-text.tsx'

const say = sayFrom(partsTexts)

/** A message of the bot, as it will look in Discord. */
export const DiscordMessage = ({ text, names }: { text: string; names: MentionNames }) => (
  <div class="flex gap-3 rounded-control border border-line bg-sunken p-4">
    <Avatar name="Prosperity" url={null} />
    <div class="min-w-0 text-sm">
      <div class="flex flex-wrap items-center gap-x-2">
        <span class="font-semibold">Prosperity</span>
        <span class="rounded bg-accent px-1.5 text-xs font-medium text-on-accent">{say('parts.botBadge')}</span>
      </div>
      <p class="mt-1">
        <DiscordText text={text} names={names} />
      </p>
    </div>
  </div>
)
