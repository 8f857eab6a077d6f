import type { SeasonBoardMember } from '../../../../shared/api/seasons.ts'
import { seasonsTexts } from '../../../../shared/text/web/seasons-texts.ts'
import { useList } from '../../api/list.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { ListParts } from '../../parts/list.tsx'
import { Person } from '../../parts/person.tsx'
import { Empty } from '../../parts/states.tsx'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(seasonsTexts)

/** The leaderboard of an ended season. */
export function SeasonBoard({ guildId, number, title }: { guildId: string; number: number; title: string }) {
  const list = useList<SeasonBoardMember>(`/guilds/${guildId}/seasons/${number}/members`)
  return (
    <ListParts of={list} empty={<Empty icon="members" title={say('seasons.boardEmpty')} />}>
      {(members) => (
        <Table
          caption={title}
          rows={members}
          keyOf={({ person }) => person.id}
          columns={[
            { title: say('seasons.rank'), numeric: true, cell: ({ rank }) => writeNumber(rank) },
            {
              title: say('seasons.member'),
              class: 'w-full min-w-28',
              cell: ({ person }) => <Person person={person} href={`/servers/${guildId}/members/${person.id}`} />,
            },
            { title: say('seasons.level'), numeric: true, cell: ({ level }) => writeNumber(level) },
            { title: say('seasons.earned'), numeric: true, cell: ({ xp }) => writeNumber(xp) },
          ]}
        />
      )}
    </ListParts>
  )
}
