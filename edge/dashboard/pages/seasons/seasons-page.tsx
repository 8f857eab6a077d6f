import { useState } from 'preact/hooks'
import type { SeasonItem, SeasonSaved, SeasonsReply } from '../../../../shared/api/seasons.ts'
import { partsTexts } from '../../../../shared/text/web/parts-texts.ts'
import { seasonsTexts } from '../../../../shared/text/web/seasons-texts.ts'
import { call } from '../../api/client.ts'
import { useChoices, useMayChange } from '../../api/guild.ts'
import { type Resource, readyValue, useLookAgain, useResource } from '../../api/resource.ts'
import { DiscordText, namesIn } from '../../discord-text/discord-text.tsx'
import { sayFrom } from '../../language.ts'
import { ask } from '../../parts/ask.tsx'
import { Card } from '../../parts/card.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Progress } from '../../parts/progress.tsx'
import { Loaded, sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import type { PageProps } from '../list.ts'
import { EndDialog } from './end-dialog.tsx'
import { NewSeason } from './new-season.tsx'
import { SeasonEntry } from './season-entry.tsx'

const say = sayFrom(seasonsTexts)
const sayParts = sayFrom(partsTexts)

/** The seasons of a server: the running one, the archive, and a form for the next one. */
export default function SeasonsPage({ guildId }: PageProps) {
  const seasons = useResource<SeasonsReply>(`/guilds/${guildId}/seasons`)
  return (
    <Page title={say('seasons.title')} hint={say('seasons.intro')}>
      <Loaded of={seasons}>{(value) => <Seasons guildId={guildId} value={value} resource={seasons} />}</Loaded>
    </Page>
  )
}

/** The work of a job on a season; null where none is under way. */
const workOn = (state: SeasonItem['state'] | undefined) =>
  state === 'starting' || state === 'ending' || state === 'undoing' ? state : null

function Seasons({
  guildId,
  value: { items, noStart, noEnd, noUndo },
  resource,
}: {
  guildId: string
  value: SeasonsReply
  resource: Resource<SeasonsReply>
}) {
  const [ending, setEnding] = useState<SeasonItem | null>(null)
  const choices = readyValue(useChoices(guildId).state.value)
  const names = namesIn(choices)
  const mayChange = useMayChange(guildId)
  const [newest] = items
  const work = workOn(newest?.state)
  useLookAgain(resource, work !== null)

  /** Sends a change, and shows its result and the seasons after it. @returns whether it was made */
  async function change(below: string, body?: object): Promise<boolean> {
    const answer = await call<SeasonSaved>(`/guilds/${guildId}/seasons${below}`, {
      method: 'POST',
      ...(body && { body }),
    })
    if (answer.ok) toast(answer.value.saved, 'good', names)
    else toast(sentenceOf(answer.problem), 'error', names)
    await resource.load()
    return answer.ok
  }

  async function undo({ number, title }: SeasonItem): Promise<void> {
    const question = { title: say('seasons.undoTitle', { season: title }), text: say('seasons.undoText') }
    if (await ask({ ...question, agree: say('seasons.undo') })) await change(`/${number}/undo`)
  }

  return (
    <div class="grid gap-6">
      {newest !== undefined && work !== null && (
        <Progress
          label={say('seasons.progress')}
          text={say(`seasons.${work}`, { season: newest.title, members: newest.members })}
          done={0}
          total={null}
        />
      )}
      <Card title={say('seasons.list')}>
        {items.length === 0 ? (
          <p class="text-sm text-soft">{say('seasons.empty')}</p>
        ) : (
          <ul class="grid gap-3">
            {items.map((season) => (
              <li key={season.number} class="rounded-card border border-line p-4">
                <SeasonEntry
                  {...{ guildId, season, names }}
                  onEnd={mayChange && season === newest && noEnd === null ? () => setEnding(season) : null}
                  onUndo={mayChange && season === newest && noUndo === null ? () => void undo(season) : null}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      {mayChange === false && <Notice>{sayParts('parts.mayOnlyLook')}</Notice>}
      {mayChange && noStart !== null && (
        <Notice>
          <DiscordText text={noStart} names={names} />
        </Notice>
      )}
      {mayChange && noStart === null && <NewSeason choices={choices} onCreate={(body) => change('', body)} />}
      {ending !== null && (
        <EndDialog
          {...{ guildId, names, season: ending }}
          onEnd={() => change(`/${ending.number}/end`)}
          onClose={() => setEnding(null)}
        />
      )}
    </div>
  )
}
