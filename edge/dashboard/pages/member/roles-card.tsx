import type { MemberReply } from '../../../../shared/api/members.ts'
import { memberTexts } from '../../../../shared/text/web/member-texts.ts'
import { DiscordText } from '../../discord-text/discord-text.tsx'
import { sayFrom, writeNumber } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { Card } from '../../parts/card.tsx'

const say = sayFrom(memberTexts)

const STATES = {
  held: { key: 'member.held', tone: 'accent' },
  missing: { key: 'member.missing', tone: 'warning' },
  surplus: { key: 'member.surplus', tone: 'warning' },
} as const

/** Level roles that a member has or should have, and the next one. */
export const RolesCard = ({ member: { roles, nextRole } }: { member: MemberReply }) => (
  <Card title={say('member.roles')}>
    {roles.length === 0 && <p class="text-sm text-soft">{say('member.noRoles')}</p>}
    <ul class="grid gap-3">
      {roles.map(({ id, name, level, state, reason }) => (
        <li key={id} class="text-sm">
          <div class="flex flex-wrap items-center justify-between gap-2">
            <span class="font-medium wrap-anywhere">
              {name ?? id} <span class="font-normal text-soft">· {writeNumber(level)}</span>
            </span>
            <Badge tone={STATES[state].tone}>{say(STATES[state].key)}</Badge>
          </div>
          {reason !== null && (
            <p class="mt-1 text-soft">
              <DiscordText text={reason} />
            </p>
          )}
        </li>
      ))}
    </ul>
    {nextRole !== null && (
      <p class="mt-4 text-sm text-soft wrap-anywhere">
        {say('member.nextRole', {
          role: nextRole.name ?? nextRole.id,
          level: nextRole.level,
          xp: nextRole.xpToReach,
        })}
      </p>
    )}
  </Card>
)
