import type { ActivityReply } from '../../../../shared/api/activity.ts'
import { activityTexts } from '../../../../shared/text/web/activity-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'

const say = sayFrom(activityTexts)

interface ChannelsProps extends Pick<ActivityReply, 'channels' | 'others'> {
  nameOf: (channelId: string) => string
}

/** Messages by channel, as a table with a bar in each row. */
export function Channels({ channels, others, nameOf }: ChannelsProps) {
  const rows = [
    ...channels.map(({ channelId, messages, xp }) => ({ name: nameOf(channelId), messages, xp })),
    ...(others === null ? [] : [{ name: say('activity.others'), ...others }]),
  ]
  const most = Math.max(1, ...rows.map(({ messages }) => messages))
  return (
    <table class="w-full text-sm">
      <caption class="sr-only">{say('activity.byChannel')}</caption>
      <thead class="text-soft">
        <tr>
          <th scope="col" class="pb-2 text-left font-medium">
            {say('activity.channel')}
          </th>
          <th scope="col" class="pb-2 pl-3 text-right font-medium">
            {say('activity.messages')}
          </th>
          <th scope="col" class="pb-2 pl-3 text-right font-medium">
            {say('activity.xp')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, messages, xp }) => (
          <tr key={name}>
            <th scope="row" class="w-full py-1.5 text-left font-normal wrap-anywhere">
              {name}
              <svg class="mt-1 h-1.5 w-full" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                <rect class="fill-hover" width="100" height="1" />
                <rect class="fill-accent forced-colors:fill-[CanvasText]" width={(100 * messages) / most} height="1" />
              </svg>
            </th>
            <td class="py-1.5 pl-3 text-right align-top tabular-nums">{writeNumber(messages)}</td>
            <td class="py-1.5 pl-3 text-right align-top tabular-nums">{writeNumber(xp)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
