import type { ActivityReply } from '../../../../shared/api/activity.ts'
import { activityTexts } from '../../../../shared/text/web/activity-texts.ts'
import { tablesTexts } from '../../../../shared/text/web/tables-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { AsTable } from '../../parts/charts/as-table.tsx'
import { Bars } from '../../parts/charts/bars.tsx'
import { dayLabels, writeDay } from '../../parts/charts/days.ts'
import { writeHour } from './hours.ts'

const say = sayFrom(activityTexts)
const sayTables = sayFrom(tablesTexts)

const sums = [
  { title: say('activity.messages'), numeric: true, cell: (sum: { messages: number }) => writeNumber(sum.messages) },
  { title: say('activity.xp'), numeric: true, cell: (sum: { xp: number }) => writeNumber(sum.xp) },
]

const textOf = (when: string, messages: number): string =>
  `${when}: ${writeNumber(messages)} ${say('activity.messages')}`

/** Messages on each day. */
export const Days = ({ days }: Pick<ActivityReply, 'days'>) => (
  <>
    <Bars
      label={say('activity.byDay')}
      labels={dayLabels(days.map(({ date }) => date))}
      bars={days.map(({ date, messages }) => ({ key: date, value: messages, text: textOf(writeDay(date), messages) }))}
    />
    <AsTable
      caption={say('activity.byDay')}
      rows={[...days].reverse()}
      keyOf={({ date }) => date}
      columns={[{ title: sayTables('tables.day'), cell: ({ date }) => writeDay(date) }, ...sums]}
    />
  </>
)

const LABELLED_HOURS = [0, 6, 12, 18, 23]

/** Messages in each hour of the day. */
export const Hours = ({ hours }: Pick<ActivityReply, 'hours'>) => (
  <>
    <Bars
      label={say('activity.byHour')}
      labels={LABELLED_HOURS.map(writeHour)}
      bars={hours.map(({ messages }, hour) => ({
        key: String(hour),
        value: messages,
        text: textOf(writeHour(hour), messages),
      }))}
    />
    <AsTable
      caption={say('activity.byHour')}
      rows={hours.map((sum, hour) => ({ ...sum, hour }))}
      keyOf={({ hour }) => String(hour)}
      columns={[{ title: say('activity.hour'), cell: ({ hour }) => writeHour(hour) }, ...sums]}
    />
  </>
)
