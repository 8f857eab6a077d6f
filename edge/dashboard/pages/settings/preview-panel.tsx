import type { ChoicesReply } from '../../../../shared/api/guild.ts'
import type { SettingsPreviewReply } from '../../../../shared/api/settings.ts'
import { previewTexts } from '../../../../shared/text/web/preview-texts.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { DiscordMessage } from '../../discord-text/message.tsx'
import { sayFrom, withNodes, writeTime } from '../../language.ts'
import { ChannelName } from '../../parts/choices.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Bar } from '../../parts/skeleton.tsx'
import { RoleChanges } from './role-changes.tsx'

const say = sayFrom(previewTexts)

/** Shows the effects of the values in the form: the next announcement, changes of roles, and settings that would not work. */
export function PreviewPanel({
  preview,
  choices,
  names,
  isChanged,
}: {
  preview: SettingsPreviewReply | null
  choices: ChoicesReply | null
  names: MentionNames
  isChanged: boolean
}) {
  return (
    <section aria-labelledby="preview-title" class="rounded-card border border-line bg-surface p-4 sm:p-5">
      <h2 id="preview-title" class="mb-3 text-base font-semibold">
        {say('preview.title')}
      </h2>
      {preview === null ? (
        <div class="grid gap-3">
          <Bar class="h-4 w-32" />
          <Bar class="h-20 w-full" />
        </div>
      ) : (
        <div class="grid gap-4">
          <Announcement preview={preview} choices={choices} names={names} />
          {isChanged && <RoleChanges changes={preview.roleChanges} choices={choices} />}
          {isChanged && (preview.findings ?? []).length > 0 && (
            <div>
              <h3 class="mb-1.5 text-sm font-medium">{say('preview.wouldNotWork')}</h3>
              <ul class="grid gap-2">
                {preview.findings?.map(({ kind, text }) => (
                  <li key={kind} class="flex gap-2 text-sm">
                    <Icon name="warning" class="mt-0.5 size-4 text-warning" />
                    <DiscordText text={text} names={names} />
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
      )}
    </section>
  )
}

function Announcement({
  preview: { announcement },
  choices,
  names,
}: {
  preview: SettingsPreviewReply
  choices: ChoicesReply | null
  names: MentionNames
}) {
  const { to, channelId, content, embed, at } = announcement
  if (to === 'nobody') return <p class="text-sm text-soft">{say('preview.announcedNowhere')}</p>
  const channel = choices?.channels.find(({ id }) => id === channelId)
  return (
    <div>
      <p class="mb-2 text-sm text-soft">
        {to === 'reply' && say('preview.announcedReply')}
        {to === 'dm' && say('preview.announcedDm')}
        {to === 'channel' &&
          withNodes(say('preview.announcedChannel', { channel: '{channel}' }), {
            channel: <ChannelName channel={channel} />,
          })}
      </p>
      <DiscordMessage text={content} embed={embed} names={names} />
      {at !== null && <p class="mt-2 text-sm text-soft">{say('preview.announcedLater', { time: writeTime(at) })}</p>}
    </div>
  )
}
