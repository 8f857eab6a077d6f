import type { GuildReply } from '../../../../shared/api/guild.ts'
import { includesTier } from '../../../../shared/api/tier.ts'
import { overviewTexts } from '../../../../shared/text/web/overview-texts.ts'
import { shellTexts } from '../../../../shared/text/web/shell-texts.ts'
import { useGuild } from '../../api/guild.ts'
import { readyValue } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { LinkButton } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { Failure } from '../../parts/states.tsx'
import { TierBadge } from '../../parts/tier-badge.tsx'
import { type PageProps, SERVER_PAGES, type ServerPage } from '../list.ts'

const say = sayFrom(overviewTexts)
const sayShell = sayFrom(shellTexts)

/** The keys of sentences without a number. */
type AboutKey = Exclude<keyof typeof overviewTexts, 'overview.members' | 'overview.problems'>

/** A sentence about each page. A page without one is listed by its name alone. */
const ABOUT: Readonly<Record<string, AboutKey>> = {
  '/settings': 'overview.settings',
  '/curve': 'overview.curve',
  '/level-roles': 'overview.levelRoles',
  '/activity-roles': 'overview.activityRoles',
  '/level-texts': 'overview.levelTexts',
  '/ignored': 'overview.ignored',
  '/xp-channels': 'overview.xpChannels',
  '/multipliers': 'overview.multipliers',
  '/boosts': 'overview.boosts',
  '/seasons': 'overview.seasons',
  '/imports': 'overview.imports',
  '/commands': 'overview.commandLimits',
  '/doctor': 'overview.doctor',
  '/access': 'overview.access',
  '/members': 'overview.memberList',
  '/activity': 'overview.activity',
  '/feed': 'overview.feed',
  '/audit': 'overview.audit',
  '/keys': 'overview.keys',
  '/webhooks': 'overview.webhooks',
  '/branding': 'overview.branding',
}

/** The first page of a server: whether it has problems, and links to all other pages. */
export default function OverviewPage({ guildId }: PageProps) {
  const resource = useGuild(guildId)
  const state = resource.state.value
  const guild = readyValue(state)
  return (
    <Page
      title={guild?.name ?? sayShell('shell.overview')}
      actions={guild !== null && <TierBadge tier={guild.tier} />}
      hint={guild !== null && say('overview.members', { count: guild.memberCount })}
    >
      {state.kind === 'failed' && <Failure problem={state.problem} onRetry={() => void resource.load()} />}
      {state.kind === 'loading' && <Skeleton rows={4} />}
      {guild !== null && (
        <div class="grid gap-6">
          <Health guild={guild} />
          <Board guild={guild} />
          <Ways guild={guild} />
        </div>
      )}
    </Page>
  )
}

function Health({ guild: { id, problems } }: { guild: GuildReply }) {
  if (problems === null) return <Notice>{say('overview.unknown')}</Notice>
  if (problems === 0) return <Notice tone="good">{say('overview.well')}</Notice>
  return (
    <Notice tone="warning" actions={<LinkButton href={`/servers/${id}/doctor`}>{say('overview.look')}</LinkButton>}>
      {say('overview.problems', { count: problems })}
    </Notice>
  )
}

const BOARD_TEXTS = {
  off: 'overview.boardOff',
  members: 'overview.boardMembers',
  public: 'overview.boardPublic',
} as const

/** Who sees the leaderboard on the web, with links to it and to the settings. */
const Board = ({ guild: { id, board } }: { guild: GuildReply }) => (
  <p class="text-pretty">
    {say(BOARD_TEXTS[board.visibility])}{' '}
    {board.path !== null && (
      <>
        <a class="text-accent underline" href={board.path} target="_blank" rel="noreferrer">
          {board.path}
        </a>
        {' · '}
      </>
    )}
    <a class="text-accent underline" href={`/servers/${id}/settings`}>
      {say('overview.boardChange')}
    </a>
  </p>
)

/** The pages in the order of the navigation. */
const inOrder = (pages: readonly ServerPage[]): ServerPage[] =>
  ['setUp', 'watch', 'control'].flatMap((section) => pages.filter((page) => page.section === section))

const Ways = ({ guild: { id, tier } }: { guild: GuildReply }) => (
  <ul class="grid gap-3 sm:grid-cols-2">
    {inOrder(SERVER_PAGES)
      .filter(({ path, from }) => path !== '' && includesTier(tier, from))
      .map(({ path, name, icon }) => {
        const about = ABOUT[path]
        return (
          <li key={path}>
            <a
              href={`/servers/${id}${path}`}
              class="flex h-full items-start gap-4 rounded-card border border-line bg-surface p-4 transition-colors hover:border-accent hover:bg-hover"
            >
              <span class="rounded-control bg-accent-tint p-2 text-accent">
                <Icon name={icon} />
              </span>
              <span class="min-w-0">
                <span class="block font-medium">{sayShell(name)}</span>
                {about !== undefined && <span class="mt-0.5 block text-sm text-soft text-pretty">{say(about)}</span>}
              </span>
            </a>
          </li>
        )
      })}
  </ul>
)
