import { includesTier } from '../../../shared/api/tier.ts'
import { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import { useGuild } from '../api/guild.ts'
import { readyValue } from '../api/resource.ts'
import { sayFrom } from '../language.ts'
import { SERVER_PAGES, type ServerPage } from '../pages/list.ts'
import { Badge } from '../parts/badge.tsx'
import { Icon } from '../parts/icon.tsx'

const say = sayFrom(shellTexts)

const SECTIONS = [
  { section: 'setUp', name: 'shell.setUp' },
  { section: 'watch', name: 'shell.watch' },
  { section: 'control', name: 'shell.control' },
] as const

/** The links to a server's pages. */
export function NavigationBar({ guildId, path }: { guildId: string; path: string }) {
  const guild = readyValue(useGuild(guildId).state.value)
  const base = `/servers/${guildId}`

  function link(page: ServerPage) {
    const own = base + page.path
    // The page of a member belongs to the list of members.
    const isOpen = path === own || (page.path !== '' && path.startsWith(`${own}/`))
    const problems = page.path === '/doctor' ? (guild?.problems ?? 0) : 0
    return (
      <li key={page.path}>
        <a
          href={own}
          aria-current={isOpen ? 'page' : undefined}
          class="flex min-h-10 items-center gap-3 lg:min-h-8.5 rounded-control px-3 text-sm text-soft hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-tint aria-[current=page]:font-medium aria-[current=page]:text-accent"
        >
          <Icon name={page.icon} class="size-4.5" />
          <span class="min-w-0 flex-1">{say(page.name)}</span>
          {problems > 0 && <Badge tone="warning">{problems}</Badge>}
        </a>
      </li>
    )
  }

  return (
    <nav aria-label={say('shell.serverPages')} class="grid gap-4">
      {SECTIONS.map(({ section, name }) => {
        const pages = SERVER_PAGES.filter(
          (page) => page.section === section && includesTier(guild?.tier ?? 'viewer', page.from),
        )
        if (pages.length === 0) return null
        return (
          <div key={section}>
            <p class="mb-1 px-3 text-xs font-semibold text-soft">{say(name)}</p>
            <ul class="grid gap-px">{pages.map(link)}</ul>
          </div>
        )
      })}
    </nav>
  )
}
