import { useSignal } from '@preact/signals'
import { feedTexts } from '../../../../shared/text/web/feed-texts.ts'
import { tablesTexts } from '../../../../shared/text/web/tables-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { readyValue } from '../../api/resource.ts'
import { type MentionNames, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, usePreparedFormats } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useGradually } from '../../parts/gradually.ts'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Empty, Failure } from '../../parts/states.tsx'
import { FeedLine } from './feed-line.tsx'
import type { Shown } from './merge.ts'
import { type Feed, useFeed } from './use-feed.ts'

const say = sayFrom(feedTexts)
const sayTables = sayFrom(tablesTexts)

/** As many lines are shown at first, and the button adds as many. A slow phone needs a second to draw a hundred. */
const SHOWN_AT_ONCE = 25
/** About as many lines as a phone's screen shows. */
const DRAWN_AT_ONCE = 9

function Items({ guildId, feed }: { guildId: string; feed: Feed }) {
  const { items } = feed.shown
  const choices = useChoices(guildId).state.value
  // Without the channels' names, the lines would first have other widths.
  if (feed.isLoading || choices.kind === 'loading') return <Skeleton rows={8} row="h-14" />
  if (feed.problem !== null && items.length === 0) return <Failure problem={feed.problem} onRetry={feed.retry} />
  if (items.length === 0) return <Empty icon="feed" title={say('feed.empty')} />
  return <Lines guildId={guildId} shown={feed.shown} names={namesIn(readyValue(choices))} />
}

function Lines({ guildId, shown, names }: { guildId: string; shown: Shown; names: MentionNames }) {
  const { items, gaps } = shown
  const most = useSignal(SHOWN_AT_ONCE)
  const drawn = useGradually(Math.min(most.value, items.length), DRAWN_AT_ONCE)
  function showMore(): void {
    most.value += SHOWN_AT_ONCE
  }
  return (
    <>
      <ol class="divide-y divide-line rounded-card border border-line bg-surface">
        {items.slice(0, drawn).map((item) => (
          <li key={item.id}>
            {gaps.has(item.id) && (
              <p class="border-b border-line bg-sunken px-4 py-2 text-sm text-soft">{say('feed.gap')}</p>
            )}
            <FeedLine guildId={guildId} item={item} names={names} />
          </li>
        ))}
      </ol>
      {items.length > most.value && (
        <div class="mt-4 text-center">
          <Button onClick={showMore}>{sayTables('tables.more')}</Button>
        </div>
      )}
    </>
  )
}

/** Shows the XP that members earn and the changes that people make, a few seconds later. */
export default function FeedPage({ guildId }: { guildId: string }) {
  const feed = useFeed(guildId)
  usePreparedFormats()
  const { isPaused, problem } = feed
  return (
    <Page
      title={say('feed.title')}
      hint={say('feed.intro')}
      actions={
        <>
          <span class="self-center" role="status">
            <Badge tone={isPaused ? 'neutral' : 'accent'}>{say(isPaused ? 'feed.paused' : 'feed.live')}</Badge>
          </span>
          <Button onClick={() => feed.setPaused(!isPaused)}>{say(isPaused ? 'feed.resume' : 'feed.pause')}</Button>
        </>
      }
    >
      {problem !== null && feed.shown.items.length > 0 && (
        <div class="mb-4">
          <Notice tone="warning">{say('feed.lost')}</Notice>
        </div>
      )}
      <Items guildId={guildId} feed={feed} />
    </Page>
  )
}
