import type { AwardsReply } from '../../../../shared/api/members.ts'
import { memberTexts } from '../../../../shared/text/web/member-texts.ts'
import { xpSourceTexts } from '../../../../shared/text/web/xp-source-texts.ts'
import { sayFrom, writeAgo, writeSigned, writeTime } from '../../language.ts'
import { Table } from '../../parts/table.tsx'

const say = sayFrom(memberTexts)
const saySource = sayFrom(xpSourceTexts)

type Other = AwardsReply['others'][number]

const SOURCES = {
  voice: 'member.fromVoice',
  'reaction-given': 'member.fromReactionGiven',
  'reaction-received': 'member.fromReactionReceived',
  admin: 'member.fromAdmin',
  decay: 'member.fromDecay',
  season: 'member.fromSeason',
  import: 'member.fromImport',
  bulk: 'member.fromBulk',
  reversal: 'member.fromReversal',
  opening: 'member.fromEarlier',
} as const satisfies Record<Other['source'], keyof typeof xpSourceTexts>

/** A table of the newest XP that other sources than messages gave or took. Draws nothing for an empty list. */
export function OthersTable({ others }: { others: readonly Other[] }) {
  if (others.length === 0) return null
  return (
    <>
      <h3 class="mt-6 mb-3 text-sm font-medium">{say('member.others')}</h3>
      <Table
        caption={say('member.others')}
        rows={others.map((other, nth) => ({ ...other, nth }))}
        keyOf={({ nth }) => String(nth)}
        columns={[
          {
            title: say('member.when'),
            cell: ({ at }) => (
              <time class="whitespace-nowrap" dateTime={new Date(at).toISOString()} title={writeTime(at)}>
                {writeAgo(at, Date.now())}
              </time>
            ),
          },
          {
            title: say('member.from'),
            class: 'w-full wrap-anywhere',
            cell: ({ source, reason }) => (
              <>
                {saySource(SOURCES[source])}
                {reason !== null && <span class="block text-soft">{reason}</span>}
              </>
            ),
          },
          { title: say('member.unitXp'), numeric: true, cell: ({ xp }) => writeSigned(xp) },
        ]}
      />
    </>
  )
}
