import type { BoostItem, BoostsReply } from '../../../../shared/api/boosts.ts'
import { boostsTexts } from '../../../../shared/text/web/boosts-texts.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useResource } from '../../api/resource.ts'
import { changeList } from '../../api/save.tsx'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom, usePreparedFormats } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Loaded } from '../../parts/states.tsx'
import type { PageProps } from '../list.ts'
import { NewBoost } from './new-boost.tsx'
import { spanText } from './runs.tsx'

const say = sayFrom(boostsTexts)
const sayParts = sayFrom(partsTexts)

/** The running and planned boosts of a server, and a form for a new one. */
export default function BoostsPage({ guildId }: PageProps) {
  const boosts = useResource<BoostsReply>(`/guilds/${guildId}/boosts`)
  usePreparedFormats()
  return (
    <Page title={say('boosts.title')} hint={say('boosts.intro')}>
      <Loaded of={boosts}>{(value) => <Boosts guildId={guildId} value={value} resource={boosts} />}</Loaded>
    </Page>
  )
}

function Boosts({
  guildId,
  value,
  resource,
}: {
  guildId: string
  value: BoostsReply
  resource: Resource<BoostsReply>
}) {
  const choices = readyValue(useChoices(guildId).state.value)
  const names = namesIn(choices)
  const mayChange = useMayChange(guildId)
  const path = `/guilds/${guildId}/boosts`

  const change = (method: 'POST' | 'DELETE', below: string, body?: unknown): Promise<boolean> => {
    const list = { guildId, below: `/boosts${below}`, names, fallback: say('boosts.saved') }
    return changeList(resource, list, { method, ...(body === undefined ? {} : { body }) })
  }

  async function stop({ id, text }: BoostItem): Promise<void> {
    const question = { title: say('boosts.stopQuestion'), text: <DiscordText text={text} />, agree: say('boosts.stop') }
    if (await ask({ ...question, danger: true })) await change('DELETE', `/${id}`)
  }

  return (
    <div class="grid gap-6">
      <Card title={say('boosts.list')}>
        {value.items.length === 0 ? (
          <p class="text-sm text-soft">{say('boosts.empty')}</p>
        ) : (
          <ul class="grid gap-3">
            {value.items.map((item) => (
              <li key={item.id} class="rounded-card border border-line p-4">
                <Boost item={item} />
                {item.channelId !== null && (
                  <p class="mt-1 text-sm text-soft">
                    <DiscordText text={say('boosts.announcedIn', { channel: `<#${item.channelId}>` })} names={names} />
                  </p>
                )}
                {mayChange && (
                  <div class="mt-3 flex flex-wrap gap-2">
                    <Button icon="close" onClick={() => void stop(item)}>
                      {say('boosts.stop')}
                    </Button>
                    {item.weekly !== null && item.runs[0] !== undefined && (
                      <Button onClick={() => void change('POST', `/${item.id}/skip`, { from: item.runs[0]?.from })}>
                        {say('boosts.skip')}
                      </Button>
                    )}
                  </div>
                )}
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
      {mayChange && <NewBoost path={path} choices={choices} onCreate={(body) => change('POST', '', body)} />}
    </div>
  )
}

function Boost({ item: { text, runs } }: { item: BoostItem }) {
  const [run] = runs
  const isRunning = run !== undefined && run.from <= Date.now()
  return (
    <>
      <p class="flex flex-wrap items-center gap-2 font-medium">
        <DiscordText text={text} />
        {isRunning && <Badge tone="accent">{say('boosts.running')}</Badge>}
      </p>
      {run !== undefined && !isRunning && (
        <p class="mt-1 text-sm text-soft">
          <DiscordText text={spanText('boosts.next', run)} />
        </p>
      )}
    </>
  )
}
