import type { Signal } from '@preact/signals'
import type { BoardMember } from '../../../../shared/api/boards.ts'
import { type Board, type BoardSource, boardOf, type Period } from '../../../../shared/levelling/period.ts'
import { membersTexts } from '../../../../shared/text/web/members-texts.ts'
import { useList } from '../../api/list.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { ListParts } from '../../parts/list.tsx'
import { Person } from '../../parts/person.tsx'
import { SelectField } from '../../parts/select.tsx'
import { Empty, sentenceOf } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(membersTexts)

const PERIODS = [
  { value: 'all', label: say('members.timeAll') },
  { value: 'month', label: say('members.timeMonth') },
  { value: 'week', label: say('members.timeWeek') },
  { value: 'day', label: say('members.timeDay') },
  { value: 'season', label: say('members.timeSeason') },
] as const satisfies readonly { value: Period; label: string }[]

const SOURCES = [
  { value: 'all', label: say('members.fromAll') },
  { value: 'messages', label: say('members.fromMessages') },
  { value: 'voice', label: say('members.fromVoice') },
] as const satisfies readonly { value: BoardSource; label: string }[]

/** Chooses the period of the leaderboard and, for periods of the calendar, the source of the XP. */
export function WhichBoard({ board }: { board: Signal<Board> }) {
  const { period, source } = board.value
  return (
    <div class="flex flex-wrap gap-4">
      <SelectField
        label={say('members.period')}
        value={period}
        options={PERIODS}
        onPick={(next) => {
          board.value = boardOf(next, source) ?? { period: 'season', source: 'all' }
        }}
      />
      {period !== 'all' && period !== 'season' && (
        <SelectField
          label={say('members.source')}
          value={source}
          options={SOURCES}
          onPick={(next) => {
            board.value = { period, source: next }
          }}
        />
      )}
    </div>
  )
}

/** The members who earned the most XP in a period, or in the running season. */
export function BoardList({ guildId, board: { period, source } }: { guildId: string; board: Board }) {
  const list = useList<BoardMember>(`/guilds/${guildId}/leaderboard/periods?period=${period}&source=${source}`)
  const { state } = list
  if (period === 'season' && state.kind === 'failed' && state.problem.status === 404)
    return <Empty icon="seasons" title={sentenceOf(state.problem)} />
  return (
    <ListParts of={list} empty={<Empty icon="members" title={say('members.periodEmpty')} />}>
      {(members) => (
        <Table
          caption={say('members.title')}
          rows={members}
          keyOf={({ person }) => person.id}
          columns={[
            { title: say('members.rank'), numeric: true, cell: ({ rank }) => writeNumber(rank) },
            {
              title: say('members.member'),
              class: 'w-full min-w-28',
              cell: ({ person }) => <Person person={person} href={`/servers/${guildId}/members/${person.id}`} />,
            },
            { title: say('members.xp'), numeric: true, cell: ({ xp }) => writeNumber(xp) },
          ]}
        />
      )}
    </ListParts>
  )
}
