import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { HistoryReply } from '../../../../shared/api/members.ts'
import { memberTexts } from '../../../../shared/text/web/member-texts.ts'
import { tablesTexts } from '../../../../shared/text/web/tables-texts.ts'
import { FIRST_DAYS, periodQuery } from '../../api/period.ts'
import { useResource } from '../../api/resource.ts'
import { sayFrom, writeNumber, writeSigned, writeTime } from '../../language.ts'
import { Card } from '../../parts/card.tsx'
import { Area } from '../../parts/charts/area.tsx'
import { AsTable } from '../../parts/charts/as-table.tsx'
import { Bars } from '../../parts/charts/bars.tsx'
import { dayLabels, writeDay } from '../../parts/charts/days.ts'
import { Period } from '../../parts/period.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(memberTexts)
const sayTables = sayFrom(tablesTexts)

/** XP of messages, voice and reactions. */
const earnedOn = ({ xp, otherXp }: HistoryReply['days'][number]): number => xp + otherXp

function Plots({ days }: Pick<HistoryReply, 'days'>) {
  const labels = dayLabels(days.map(({ date }) => date))
  const barOf = (date: string, value: number) => ({
    key: date,
    value,
    text: `${writeDay(date)}: ${writeNumber(value)} XP`,
  })
  return (
    <>
      <Area label={say('member.history')} points={days.map(({ date, total }) => barOf(date, total))} labels={labels} />
      <h3 class="mt-6 mb-3 text-sm font-medium">{say('member.earnedByDay')}</h3>
      {days.some((day) => earnedOn(day) > 0) ? (
        <Bars
          label={say('member.earnedByDay')}
          bars={days.map((day) => barOf(day.date, earnedOn(day)))}
          labels={labels}
        />
      ) : (
        <p class="text-sm text-soft">{say('member.noHistory')}</p>
      )}
      <AsTable
        caption={say('member.history')}
        rows={[...days].reverse()}
        keyOf={({ date }) => date}
        columns={[
          { title: sayTables('tables.day'), cell: ({ date }) => writeDay(date) },
          { title: say('member.messages'), numeric: true, cell: ({ messages }) => writeNumber(messages) },
          { title: say('member.earned'), numeric: true, cell: (day) => writeNumber(earnedOn(day)) },
          { title: say('member.otherChanges'), numeric: true, cell: ({ changed }) => writeSigned(changed) },
          { title: say('member.total'), numeric: true, cell: ({ total }) => writeNumber(total) },
        ]}
      />
    </>
  )
}

const Changes = ({ changes }: Pick<HistoryReply, 'changes'>) => (
  <>
    <h3 class="mt-6 mb-3 text-sm font-medium">{say('member.changes')}</h3>
    <Table
      caption={say('member.changes')}
      rows={changes}
      keyOf={({ id }) => id}
      columns={[
        { title: say('member.when'), cell: ({ at }) => writeTime(at), class: 'whitespace-nowrap' },
        {
          title: say('member.by'),
          cell: ({ by }) => by?.name ?? sayTables('tables.operators'),
          class: 'min-w-24 wrap-anywhere',
        },
        {
          title: say('member.unitXp'),
          numeric: true,
          cell: ({ before, after }) => `${writeNumber(before.xp)} → ${writeNumber(after.xp)}`,
          class: 'whitespace-nowrap',
        },
        { title: say('member.reason'), cell: ({ reason }) => reason ?? '–', class: 'w-full min-w-40 wrap-anywhere' },
      ]}
    />
  </>
)

/**
 * Shows the XP that a member earned on each day, and the changes that people made.
 * @param path of the member in the API @param xp the member's total; where it changes, the history is read again
 */
export function HistoryCard({ path, xp }: { path: string; xp: number }) {
  const days = useSignal(FIRST_DAYS)
  const shownXp = useRef(xp)
  const history = useResource<HistoryReply>(`${path}/history?${periodQuery(days.value)}`)
  useEffect(() => {
    if (shownXp.current === xp) return
    shownXp.current = xp
    void history.load()
  }, [xp, history])
  return (
    <Card
      title={say('member.history')}
      actions={
        <Period
          days={days.value}
          onChange={(next) => {
            days.value = next
          }}
        />
      }
    >
      <Loaded of={history} waiting={<Skeleton rows={2} row="h-44" />}>
        {(shown) => (
          <>
            <Plots days={shown.days} />
            {shown.changes.length > 0 && <Changes changes={shown.changes} />}
          </>
        )}
      </Loaded>
    </Card>
  )
}
