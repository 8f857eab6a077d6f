import { useSignal } from '@preact/signals'
import { feedTexts } from '../../../../shared/text/web/feed-texts.ts'
import { tablesTexts } from '../../../../shared/text/web/tables-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { readyValue } from '../../api/resource.ts'
import { namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Empty, Failure } from '../../parts/states.tsx'
import { FeedLine } from './feed-line.tsx'
import { type Feed, useFeed } from './use-feed.ts'

const say = sayFrom(feedTexts)
const sayTables = sayFrom(tablesTexts)

/** More lines than a screen holds. A slow phone needs a second to draw a hundred. */
const DRAWN_AT_ONCE = 25

function Items({ guildId, feed }: { guildId: string; feed: Feed }) {
  const { items, gaps } = feed.shown
  const choices = useChoices(guildId).state.value
  const drawn = useSignal(DRAWN_AT_ONCE)
  // Without the channels' names, the lines would first have other widths.
  if (feed.isLoading || choices.kind === 'loading') return <Skeleton rows={8} row="h-14" />
  if (feed.problem !== null && items.length === 0) return <Failure problem={feed.problem} onRetry={feed.retry} />
  if (items.length === 0) return <Empty icon="feed" title={say('feed.empty')} />
  const names = namesIn(readyValue(choices))
  function drawMore(): void {
    drawn.value += DRAWN_AT_ONCE
  }
  return (
    <>
      <ol class="divide-y divide-line rounded-card border border-line bg-surface">
        {items.slice(0, drawn.value).map((item) => (
          <li key={item.id}>
            {gaps.has(item.id) && (
              <p class="border-b border-line bg-sunken px-4 py-2 text-sm text-soft">{say('feed.gap')}</p>
            )}
            <FeedLine guildId={guildId} item={item} names={names} />
          </li>
        ))}
      </ol>
      {items.length > drawn.value && (
        <div class="mt-4 text-center">
          <Button onClick={drawMore}>{sayTables('tables.more')}</Button>
        </div>
      )}
    </>
  )
}

/** Shows the XP that members earn and the changes that people make, a few seconds later. */
export default function FeedPage({ guildId }: { guildId: string }) {
  const feed = useFeed(guildId)
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
