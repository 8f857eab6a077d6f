import type { MeReply } from '../../../shared/api/me.ts'
import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import { readyValue } from '../api/resource.ts'
import { sayFrom } from '../language.ts'
import { Avatar } from '../parts/avatar.tsx'
import { buttonClasses } from '../parts/button.tsx'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Appearance } from './appearance.tsx'
import { Brand } from './brand.tsx'
import { useMe } from './me.ts'
import { Menu } from './menu.tsx'
import { ServerSwitcher } from './server-switcher.tsx'

const say = sayFrom(shellTexts)

const MenuLink = ({ href, icon, children }: { href: string; icon: IconName; children: string }) => (
  <a href={href} class="flex min-h-10 items-center gap-3 rounded-control px-3 text-sm hover:bg-hover">
    <Icon name={icon} class="size-4.5 text-soft" />
    {children}
  </a>
)

const AccountMenu = ({ me }: { me: MeReply }) => (
  <Menu
    side="right"
    label={say('shell.account')}
    face={<Avatar name={me.person.name} url={me.person.avatarUrl} size="size-8" />}
  >
    <p class="truncate px-3 py-2 text-sm font-semibold">{me.person.name}</p>
    <MenuLink href="/bots" icon="bots">
      {say('shell.yourBots')}
    </MenuLink>
    <MenuLink href="/account" icon="account">
      {say('shell.yourAccount')}
    </MenuLink>
    <MenuLink href="/docs" icon="info">
      {say('shell.guide')}
    </MenuLink>
    <div class="my-2 border-y border-line py-2">
      <Appearance />
    </div>
    <form method="post" action="/logout">
      <button type="submit" class={buttonClasses('quiet', 'w-full justify-start! px-3!')}>
        {say('shell.logOut')}
      </button>
    </form>
  </Menu>
)

/** The bar above every page. @param guildId the server that is open; null on other pages */
export function Header({ guildId, onMenu }: { guildId: string | null; onMenu: (() => void) | null }) {
  const me = readyValue(useMe().state.value)
  return (
    <header class="sticky top-0 z-20 border-b border-line bg-surface/95 backdrop-blur-sm">
      <div class="flex h-14 items-center gap-1 px-2 sm:px-4">
        {onMenu !== null && (
          <button
            type="button"
            class="inline-flex size-10 items-center justify-center rounded-control hover:bg-hover lg:hidden"
            aria-label={say('shell.menu')}
            onClick={onMenu}
          >
            <Icon name="menu" />
          </button>
        )}
        <a
          href="/"
          aria-label={say('shell.home')}
          class="flex min-h-10 items-center gap-2 rounded-control px-2 font-semibold tracking-tight hover:bg-hover"
        >
          <Brand />
          <span class={guildId === null ? '' : 'max-sm:hidden'}>Prosperity</span>
        </a>
        {guildId !== null && <ServerSwitcher guildId={guildId} me={me} />}
        <div class="ml-auto flex items-center">{me !== null && <AccountMenu me={me} />}</div>
      </div>
    </header>
  )
}
