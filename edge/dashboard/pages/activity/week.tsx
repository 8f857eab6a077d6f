import { activityTexts } from '../../../../shared/text/web/activity-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { writeHour, writeWeekday } from './hours.ts'

const say = sayFrom(activityTexts)

/** Colours of cells, from no message to the most. With forced colours, they are shades of the colour of texts. */
const TINTS = [
  'bg-sunken forced-colors:bg-[Canvas]',
  'bg-accent/20 forced-colors:bg-[CanvasText]/20',
  'bg-accent/40 forced-colors:bg-[CanvasText]/40',
  'bg-accent/65 forced-colors:bg-[CanvasText]/65',
  'bg-accent forced-colors:bg-[CanvasText]',
] as const

/** @param most the greatest number of the table */
function tintOf(value: number, most: number): string {
  if (value === 0 || most === 0) return TINTS[0]
  return TINTS[Math.min(TINTS.length - 1, 1 + Math.floor(((TINTS.length - 1) * value) / (most + 1)))] ?? TINTS[0]
}

/** Messages by weekday and hour, as a table whose cells have a colour. Screen readers read the numbers. */
export function Week({ week }: { week: readonly (readonly number[])[] }) {
  const most = Math.max(...week.flat())
  return (
    <table class="w-full table-fixed border-separate border-spacing-0.5 text-xs text-soft">
      <caption class="sr-only">{say('activity.byWeek')}</caption>
      <thead>
        <tr>
          <td class="w-9" />
          {Array.from({ length: 24 }, (_, hour) => (
            <th key={hour} scope="col" class="relative h-4 p-0 font-normal">
              <span class={hour % 6 === 0 ? 'absolute left-0 top-0 whitespace-nowrap' : 'sr-only'}>
                {writeHour(hour)}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {week.map((hours, day) => (
          <tr key={day}>
            <th scope="row" class="p-0 text-left font-normal">
              {writeWeekday(day)}
            </th>
            {hours.map((messages, hour) => (
              <td
                key={hour}
                class={`h-6 rounded-sm p-0 forced-color-adjust-none ${tintOf(messages, most)}`}
                title={`${writeWeekday(day)}, ${writeHour(hour)}: ${writeNumber(messages)}`}
              >
                <span class="sr-only">{writeNumber(messages)}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
