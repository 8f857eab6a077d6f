import type { BotsReply, PremiumReply } from '../../../../shared/api/bots.ts'
import { botsTexts } from '../../../../shared/text/web/bots-texts.ts'
import { readyValue, useResource } from '../../api/resource.ts'
import { sayFrom, writeTime } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { BotCard } from './bot-card.tsx'
import { SetUpCard } from './set-up-card.tsx'

const say = sayFrom(botsTexts)

const Premium = ({ premium: { hasPremium, endsAt }, hasBots }: { premium: PremiumReply; hasBots: boolean }) => (
  <Notice tone={hasPremium ? 'good' : 'info'}>
    {!hasPremium
      ? say(hasBots ? 'bots.premiumEnded' : 'bots.noPremium')
      : endsAt === null
        ? say('bots.hasPremium')
        : say('bots.premiumUntil', { when: writeTime(endsAt) })}
  </Notice>
)

/** A customer's own bots, and their premium. */
export default function BotsPage() {
  const bots = useResource<BotsReply>('/me/bots')
  const premium = useResource<PremiumReply>('/me/premium')
  const hasBots = (readyValue(bots.state.value)?.items.length ?? 0) > 0
  const reload = (): void => void bots.load()
  return (
    <Page
      title={say('bots.title')}
      hint={say('bots.intro')}
      actions={
        <Button icon="refresh" onClick={reload}>
          {say('bots.refresh')}
        </Button>
      }
    >
      <div class="grid grid-cols-1 gap-4">
        <Card title={say('bots.premium')}>
          <Loaded of={premium} waiting={<Skeleton rows={1} row="h-12" />}>
            {(shown) => <Premium premium={shown} hasBots={hasBots} />}
          </Loaded>
        </Card>
        <Loaded of={bots}>
          {({ items, isOffered, hasPremium }) => (
            <>
              {items.length === 0 && <Empty icon="bots" title={say(isOffered ? 'bots.none' : 'bots.notOffered')} />}
              {items.map((bot) => (
                <BotCard key={bot.id} bot={bot} onChanged={reload} />
              ))}
              {isOffered && hasPremium && <SetUpCard onDone={reload} />}
            </>
          )}
        </Loaded>
      </div>
    </Page>
  )
}
