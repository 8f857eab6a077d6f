import type { MemberReply } from '../../../../shared/api/members.ts'
import { memberTexts } from '../../../../shared/text/web/member-texts.ts'
import { useGuild } from '../../api/guild.ts'
import { useResource } from '../../api/resource.ts'
import { sayFrom, usePreparedFormats } from '../../language.ts'
import { Badge } from '../../parts/badge.tsx'
import { LinkButton } from '../../parts/button.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Loaded } from '../../parts/states.tsx'
import { AwardsCard } from './awards-card.tsx'
import { ChangeCard } from './change-card.tsx'
import { HistoryCard } from './history-card.tsx'
import { RolesCard } from './roles-card.tsx'
import { Standing } from './standing.tsx'

const say = sayFrom(memberTexts)

/** One member: what they have, how they got it, and a form that changes it. */
export default function MemberPage({ guildId, userId }: { guildId: string; userId: string }) {
  const path = `/guilds/${guildId}/members/${userId}`
  const member = useResource<MemberReply>(path)
  const guild = useGuild(guildId)
  usePreparedFormats()
  const { value } = member.state
  const { value: here } = guild.state
  const mayChange = here.kind === 'ready' && here.value.tier !== 'viewer'
  return (
    <Page
      title={value.kind === 'ready' ? value.value.person.name : say('member.title')}
      {...(value.kind === 'ready' && { hint: value.value.person.username ?? value.value.person.id })}
      actions={
        <>
          {value.kind === 'ready' && value.value.isHere === false && <Badge>{say('member.left')}</Badge>}
          <LinkButton href={`/servers/${guildId}/members`} icon="back">
            {say('member.back')}
          </LinkButton>
        </>
      }
      wide
    >
      <Loaded of={member} waiting={<Skeleton rows={4} row="h-40" />}>
        {(shown) => (
          <div class="grid grid-cols-1 gap-4 lg:grid-cols-3">
            <Standing member={shown} />
            <div class="grid grid-cols-1 content-start gap-4 lg:col-span-2">
              <HistoryCard path={path} xp={shown.xp} />
              <AwardsCard guildId={guildId} path={path} person={shown.person} />
            </div>
            <div class="grid grid-cols-1 content-start gap-4">
              {mayChange && <ChangeCard path={path} person={shown.person} onChanged={() => void member.load()} />}
              <RolesCard member={shown} />
            </div>
          </div>
        )}
      </Loaded>
    </Page>
  )
}
