import type { MeReply } from '../../../shared/api/me.ts'
import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import { useGuild } from '../api/guild.ts'
import { sayFrom } from '../language.ts'
import { Avatar } from '../parts/avatar.tsx'
import { Icon } from '../parts/icon.tsx'
import { Bar } from '../parts/skeleton.tsx'
import { Menu } from './menu.tsx'

const say = sayFrom(shellTexts)

/** Shows the server that is open, and opens another one. @param me null while it loads */
export function ServerSwitcher({ guildId, me }: { guildId: string; me: MeReply | null }) {
  const state = useGuild(guildId).state.value
  const open = state.kind === 'ready' ? state.value : me?.guilds.find(({ id }) => id === guildId)
  return (
    <>
      <span class="text-line max-sm:hidden" aria-hidden="true">
        /
      </span>
      <Menu
        side="left"
        label={say('shell.chooseServer')}
        face={
          <>
            {open === undefined && state.kind === 'failed' && (
              <span aria-hidden="true" class="text-soft">
                {say('shell.chooseServer')}
              </span>
            )}
            {open === undefined && state.kind !== 'failed' && <Bar class="h-5 w-28" />}
            {open !== undefined && (
              <>
                <Avatar name={open.name} url={open.iconUrl} size="size-7" square />
                <span class="max-w-[42vw] truncate sm:max-w-60">{open.name}</span>
              </>
            )}
            <Icon name="down" class="size-4 text-soft" />
          </>
        }
      >
        <ul>
          {(me?.guilds ?? []).map(({ id, name, iconUrl }) => (
            <li key={id}>
              <a
                href={`/servers/${id}`}
                aria-current={id === guildId ? 'true' : undefined}
                class="flex min-h-11 items-center gap-3 rounded-control px-2 text-sm hover:bg-hover"
              >
                <Avatar name={name} url={iconUrl} size="size-8" square />
                <span class="min-w-0 flex-1 truncate">{name}</span>
                {id === guildId && <Icon name="check" class="size-4 text-accent" />}
              </a>
            </li>
          ))}
          <li class="mt-1 border-t border-line pt-1">
            <a href="/" class="flex min-h-11 items-center gap-3 rounded-control px-3 text-sm hover:bg-hover">
              <Icon name="back" class="size-4.5 text-soft" />
              {say('shell.allServers')}
            </a>
          </li>
        </ul>
      </Menu>
    </>
  )
}
