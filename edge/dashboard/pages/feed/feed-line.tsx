import type { ComponentChildren } from 'preact'
import type { FeedItem } from '../../../../shared/api/feed.ts'
import type { EarnedSource } from '../../../../shared/levelling/xp-ledger.ts'
import { feedTexts } from '../../../../shared/text/web/feed-texts.ts'
import { changeNames } from '../../discord-text/change-names.ts'
import { DiscordText, type MentionNames } from '../../discord-text/discord-text.tsx'
import { language, lazily, sayFrom, writeTime } from '../../language.ts'
import { AuthorAvatar } from '../../parts/avatar.tsx'

const say = sayFrom(feedTexts)

type Person = Extract<FeedItem, { type: 'award' }>['person']

const SOURCES = {
  voice: 'feed.fromVoice',
  'reaction-given': 'feed.fromReactionGiven',
  'reaction-received': 'feed.fromReactionReceived',
} as const satisfies Record<EarnedSource, keyof typeof feedTexts>

const clock = lazily(() => new Intl.DateTimeFormat(language, { timeStyle: 'medium' }))
const dayAndClock = lazily(
  () => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' }),
)

/** The time of an item; with the day where that is not today. @param at milliseconds since 1970 */
const writeClock = (at: number): string =>
  (new Date(at).toDateString() === new Date().toDateString() ? clock() : dayAndClock()).format(at)

/** A line of the feed with the time at its end. @param aside a second line below, of the same width */
const Line = ({
  at,
  person,
  children,
  aside,
}: {
  at: number
  person: Person | null
  children: ComponentChildren
  aside?: ComponentChildren
}) => (
  <div class="flex items-start gap-3 px-4 py-3 text-sm">
    <AuthorAvatar author={person} />
    <div class="min-w-0 flex-1">
      <div class="flex items-start gap-3">
        <div class="min-w-0 flex-1 wrap-anywhere">{children}</div>
        <time
          class="shrink-0 text-xs/5 text-soft tabular-nums"
          dateTime={new Date(at).toISOString()}
          title={writeTime(at)}
        >
          {writeClock(at)}
        </time>
      </div>
      {aside !== undefined && <div class="mt-0.5 text-soft">{aside}</div>}
    </div>
  </div>
)

/** One item of the feed. @param names of roles and channels */
export function FeedLine({ guildId, item, names }: { guildId: string; item: FeedItem; names: MentionNames }) {
  if (item.type === 'change') {
    return (
      <Line at={item.at} person={item.by}>
        <DiscordText text={item.text} names={{ ...names, ...changeNames(guildId, item) }} />
      </Line>
    )
  }
  const { at, person, level } = item
  const name = (
    <a href={`/servers/${guildId}/members/${person.id}`} class="font-medium underline-offset-2 hover:underline">
      {person.name}
    </a>
  )
  if (item.type === 'level') {
    return (
      <Line at={at} person={person} aside={say(`feed.announced.${item.announcement}`)}>
        {name} <strong class="font-semibold text-accent">{say('feed.levelUp', { level })}</strong>
      </Line>
    )
  }
  const { xp, total } = item
  return (
    <Line at={at} person={person} aside={say('feed.now', { level, total })}>
      {name}{' '}
      {item.type === 'other'
        ? say(SOURCES[item.source], { xp })
        : say('feed.earned', { xp, channel: `#${names.channel?.(item.channelId) ?? item.channelId}` })}
    </Line>
  )
}
