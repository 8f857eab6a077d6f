import type { SeasonWinner } from '../../../../shared/api/seasons.ts'
import { seasonsTexts } from '../../../../shared/text/web/seasons-texts.ts'
import { sayFrom } from '../../language.ts'
import { Person } from '../../parts/person.tsx'

const say = sayFrom(seasonsTexts)

/** The members who won a season or would win it, the first first. */
export const Winners = ({ guildId, winners }: { guildId: string; winners: readonly SeasonWinner[] }) => (
  <ol class="grid gap-2" aria-label={say('seasons.winners')}>
    {winners.map(({ person, xp }) => (
      <li key={person.id} class="flex flex-wrap items-center justify-between gap-x-4">
        <Person person={person} href={`/servers/${guildId}/members/${person.id}`} />
        <span class="text-sm text-soft tabular-nums">{say('seasons.xp', { xp })}</span>
      </li>
    ))}
  </ol>
)
