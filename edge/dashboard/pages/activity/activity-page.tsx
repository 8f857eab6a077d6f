import { useSignal } from '@preact/signals'
import type { ActivityReply } from '../../../../shared/api/activity.ts'
import { activityTexts } from '../../../../shared/text/web/activity-texts.ts'
import { useChoices } from '../../api/guild.ts'
import { FIRST_DAYS, periodQuery } from '../../api/period.ts'
import { readyValue, useResource } from '../../api/resource.ts'
import { sayFrom, usePreparedFormats } from '../../language.ts'
import { Card } from '../../parts/card.tsx'
import { channelOptions } from '../../parts/channel-options.ts'
import { Page } from '../../parts/page.tsx'
import { Period } from '../../parts/period.tsx'
import { SelectField } from '../../parts/select.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { Channels } from './channels.tsx'
import { Days, Hours } from './plots.tsx'
import { Week } from './week.tsx'

const say = sayFrom(activityTexts)

/** When and where members earn XP. */
export default function ActivityPage({ guildId }: { guildId: string }) {
  const days = useSignal(FIRST_DAYS)
  const channel = useSignal('')
  const ofChannel = channel.value === '' ? '' : `&channel=${channel.value}`
  const activity = useResource<ActivityReply>(`/guilds/${guildId}/activity?${periodQuery(days.value)}${ofChannel}`)
  usePreparedFormats()
  const choices = readyValue(useChoices(guildId).state.value)
  const channels = choices?.channels ?? []
  const nameOf = (id: string): string => `#${channels.find((each) => each.id === id)?.name ?? id}`
  return (
    <Page title={say('activity.title')} hint={say('activity.intro')} wide>
      <div class="mb-4 grid max-w-xl gap-4 sm:grid-cols-2">
        <Period
          days={days.value}
          onChange={(next) => {
            days.value = next
          }}
        />
        <SelectField
          label={say('activity.channel')}
          value={channel.value}
          options={[{ value: '', label: say('activity.allChannels') }, ...channelOptions(choices)]}
          onPick={(next) => {
            channel.value = next
          }}
        />
      </div>
      <Loaded of={activity} waiting={<Skeleton rows={2} row="h-72" />}>
        {(shown) =>
          shown.days.every(({ messages }) => messages === 0) ? (
            <Empty icon="activity" title={say('activity.empty')} />
          ) : (
            <div class="grid grid-cols-1 gap-4">
              <Card title={say('activity.byDay')}>
                <Days days={shown.days} />
              </Card>
              {channel.value === '' && (
                <Card title={say('activity.byChannel')}>
                  <Channels channels={shown.channels} others={shown.others} nameOf={nameOf} />
                </Card>
              )}
              <Card title={say('activity.byHour')} hint={say('activity.zone', { zone: shown.timeZone })}>
                <Hours hours={shown.hours} />
              </Card>
              <Card title={say('activity.byWeek')} hint={say('activity.zone', { zone: shown.timeZone })}>
                <Week week={shown.week} />
              </Card>
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}
