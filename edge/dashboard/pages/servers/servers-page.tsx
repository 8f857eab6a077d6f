import type { MeReply } from '../../../../shared/api/me.ts'
import { serversTexts } from '../../../../shared/text/web/servers-texts.ts'
import type { Resource } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { Avatar } from '../../parts/avatar.tsx'
import { Button, LinkButton } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Loaded } from '../../parts/states.tsx'
import { TierBadge } from '../../parts/tier-badge.tsx'
import { toast } from '../../parts/toast.tsx'
import { isGuest, useMe } from '../../shell/me.ts'
import { Login } from './login.tsx'

const say = sayFrom(serversTexts)

/** The first page: the person's servers, or the login, which a guest sees at every address. */
export default function ServersPage() {
  return isGuest ? <Login /> : <Servers />
}

function Servers() {
  const me = useMe()
  const state = me.state.value
  // On the first page, the login takes the place of the dialog that asks to log in again.
  if (state.kind === 'failed' && state.problem.status === 401) return <Login />
  return (
    <Page
      title={say('servers.title')}
      hint={say('servers.intro')}
      actions={
        <Button icon="refresh" busy={state.kind === 'ready' && state.refreshing} onClick={() => void refresh(me)}>
          {say('servers.refresh')}
        </Button>
      }
    >
      <Loaded of={me}>{(value) => <List me={value} />}</Loaded>
    </Page>
  )
}

async function refresh(me: Resource<MeReply>): Promise<void> {
  const state = await me.load('?refresh=true')
  if (state.kind === 'ready' && state.problem === null) toast(say('servers.refreshed'))
}

const List = ({ me: { guilds, invitable, inviteUrl } }: { me: MeReply }) => (
  <div class="grid gap-10">
    {guilds.length === 0 ? (
      <Empty
        icon="bots"
        title={say('servers.none')}
        actions={
          invitable.length === 0 && (
            <LinkButton href={inviteUrl} kind="primary" icon="plus" outside>
              {say('servers.invite')}
            </LinkButton>
          )
        }
      >
        {say('servers.noneHint')}
      </Empty>
    ) : (
      <ul class="grid gap-3 sm:grid-cols-2">
        {guilds.map(({ id, name, iconUrl, tier, memberCount }) => (
          <li key={id} class="min-w-0">
            <a
              href={`/servers/${id}`}
              class="flex h-full items-center gap-4 rounded-card border border-line bg-surface p-4 transition-colors hover:border-accent hover:bg-hover"
            >
              <Avatar name={name} url={iconUrl} size="size-12" square />
              <span class="min-w-0 flex-1">
                <span class="block font-medium wrap-anywhere">{name}</span>
                <span class="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
                  <TierBadge tier={tier} />
                  {say('servers.members', { count: memberCount })}
                </span>
              </span>
              <Icon name="forward" class="size-5 text-soft" />
            </a>
          </li>
        ))}
      </ul>
    )}
    {invitable.length > 0 && (
      <section>
        <h2 class="mb-3 font-semibold">{say('servers.invitable')}</h2>
        <ul class="divide-y divide-line rounded-card border border-line bg-surface">
          {invitable.map(({ id, name, iconUrl }) => (
            <li key={id} class="flex flex-wrap items-center gap-3 px-4 py-3">
              <Avatar name={name} url={iconUrl} size="size-9" square />
              <span class="min-w-0 flex-1 basis-32 wrap-anywhere">{name}</span>
              <LinkButton
                href={`${inviteUrl}&guild_id=${id}&disable_guild_select=true`}
                icon="plus"
                outside
                label={say('servers.inviteTo', { server: name })}
              >
                {say('servers.invite')}
              </LinkButton>
            </li>
          ))}
        </ul>
      </section>
    )}
  </div>
)
