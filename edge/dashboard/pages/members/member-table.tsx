import type { ListedMember } from '../../../../shared/api/members.ts'
import { membersTexts } from '../../../../shared/text/web/members-texts.ts'
import { sayFrom, writeNumber } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Person } from '../../parts/person.tsx'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(membersTexts)

/** Members with what they have earned. */
export const MemberTable = ({ guildId, members }: { guildId: string; members: readonly ListedMember[] }) => (
  <Table
    caption={say('members.title')}
    rows={members}
    keyOf={({ person }) => person.id}
    columns={[
      {
        title: say('members.rank'),
        // On a phone, the names need the room.
        hiddenTitle: 'phone',
        numeric: true,
        cell: ({ rank }) => (rank === null ? '–' : writeNumber(rank)),
      },
      {
        title: say('members.member'),
        class: 'w-full min-w-28',
        cell: ({ person, unlisted }) => (
          <span class="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Person person={person} href={`/servers/${guildId}/members/${person.id}`} />
            {unlisted !== null && <Badge>{say(`members.${unlisted}`)}</Badge>}
          </span>
        ),
      },
      { title: say('members.level'), numeric: true, cell: ({ level }) => writeNumber(level) },
      { title: say('members.xp'), numeric: true, cell: ({ xp }) => writeNumber(xp) },
      {
        title: say('members.messages'),
        numeric: true,
        class: 'hidden sm:table-cell',
        cell: ({ messages }) => writeNumber(messages),
      },
    ]}
  />
)
