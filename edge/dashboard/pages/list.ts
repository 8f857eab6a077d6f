import type { ComponentType } from 'preact'
import { lazy } from 'preact-iso'
import type { Tier } from '../../../shared/api/tier.ts'
import type { shellTexts } from '../../../shared/text/web/shell-texts.ts'
import type { IconName } from '../parts/icon.tsx'
import { Outdated } from '../shell/outdated.tsx'

/** A page of a server. */
export interface ServerPage {
  /** Its address below `/servers/:guildId`; empty for the server's first page. */
  path: string
  /** Its name in the navigation. */
  name: keyof typeof shellTexts
  icon: IconName
  /** The section of the navigation. */
  section: 'setUp' | 'watch' | 'control'
  /** The lowest tier whose navigation shows the page. The API decides who may use it. */
  from: Tier
  component: ReturnType<typeof page<PageProps>>
}

/** The values that a page gets from its address. */
export interface PageProps {
  guildId: string
}

/** A page that is loaded when it is opened. */
const page = <Props>(load: () => Promise<{ default: ComponentType<Props> }>) =>
  lazy<ComponentType<Props>>(() => load().catch(() => ({ default: Outdated })))

/** The pages of a server, in the order of the navigation. Each is loaded when it is opened. */
export const SERVER_PAGES: readonly ServerPage[] = [
  {
    ...{ path: '', name: 'shell.overview', icon: 'overview', section: 'setUp', from: 'viewer' },
    component: page(() => import('./overview/overview-page.tsx')),
  },
  {
    ...{ path: '/settings', name: 'shell.settings', icon: 'settings', section: 'setUp', from: 'viewer' },
    component: page(() => import('./settings/settings-page.tsx')),
  },
  {
    ...{ path: '/curve', name: 'shell.curve', icon: 'curve', section: 'setUp', from: 'viewer' },
    component: page(() => import('./curve/curve-page.tsx')),
  },
  {
    ...{ path: '/level-roles', name: 'shell.levelRoles', icon: 'roles', section: 'setUp', from: 'viewer' },
    component: page(() => import('./level-roles/level-roles-page.tsx')),
  },
  {
    ...{ path: '/activity-roles', name: 'shell.activityRoles', icon: 'flame', section: 'setUp', from: 'viewer' },
    component: page(() => import('./activity-roles/activity-roles-page.tsx')),
  },
  {
    ...{ path: '/level-texts', name: 'shell.levelTexts', icon: 'announce', section: 'setUp', from: 'viewer' },
    component: page(() => import('./level-texts/level-texts-page.tsx')),
  },
  {
    ...{ path: '/ignored', name: 'shell.ignored', icon: 'ignored', section: 'setUp', from: 'viewer' },
    component: page(() => import('./ignored/ignored-page.tsx')),
  },
  {
    ...{ path: '/xp-channels', name: 'shell.xpChannels', icon: 'channel', section: 'setUp', from: 'viewer' },
    component: page(() => import('./xp-channels/xp-channels-page.tsx')),
  },
  {
    ...{ path: '/multipliers', name: 'shell.multipliers', icon: 'multipliers', section: 'setUp', from: 'viewer' },
    component: page(() => import('./multipliers/multipliers-page.tsx')),
  },
  {
    ...{ path: '/boosts', name: 'shell.boosts', icon: 'boosts', section: 'setUp', from: 'viewer' },
    component: page(() => import('./boosts/boosts-page.tsx')),
  },
  {
    ...{ path: '/seasons', name: 'shell.seasons', icon: 'seasons', section: 'setUp', from: 'viewer' },
    component: page(() => import('./seasons/seasons-page.tsx')),
  },
  {
    ...{ path: '/imports', name: 'shell.imports', icon: 'upload', section: 'setUp', from: 'viewer' },
    component: page(() => import('./imports/imports-page.tsx')),
  },
  {
    ...{ path: '/branding', name: 'shell.branding', icon: 'bots', section: 'setUp', from: 'manager' },
    component: page(() => import('./branding/branding-page.tsx')),
  },
  {
    ...{ path: '/commands', name: 'shell.commandLimits', icon: 'limits', section: 'setUp', from: 'viewer' },
    component: page(() => import('./command-limits/command-limits-page.tsx')),
  },
  {
    ...{ path: '/doctor', name: 'shell.doctor', icon: 'doctor', section: 'control', from: 'viewer' },
    component: page(() => import('./doctor/doctor-page.tsx')),
  },
  {
    ...{ path: '/access', name: 'shell.access', icon: 'access', section: 'control', from: 'admin' },
    component: page(() => import('./access/access-page.tsx')),
  },
  {
    ...{ path: '/members', name: 'shell.members', icon: 'members', section: 'watch', from: 'viewer' },
    component: page(() => import('./members/members-page.tsx')),
  },
  {
    ...{ path: '/activity', name: 'shell.activity', icon: 'activity', section: 'watch', from: 'viewer' },
    component: page(() => import('./activity/activity-page.tsx')),
  },
  {
    ...{ path: '/feed', name: 'shell.feed', icon: 'feed', section: 'watch', from: 'viewer' },
    component: page(() => import('./feed/feed-page.tsx')),
  },
  {
    ...{ path: '/audit', name: 'shell.audit', icon: 'audit', section: 'control', from: 'viewer' },
    component: page(() => import('./audit/audit-page.tsx')),
  },
  {
    ...{ path: '/keys', name: 'shell.keys', icon: 'keys', section: 'control', from: 'admin' },
    component: page(() => import('./keys/keys-page.tsx')),
  },
  {
    ...{ path: '/webhooks', name: 'shell.webhooks', icon: 'webhooks', section: 'control', from: 'admin' },
    component: page(() => import('./webhooks/webhooks-page.tsx')),
  },
]

/** Pages that are not in a server's navigation. */
export const ServersPage = page(() => import('./servers/servers-page.tsx'))
export const MemberPage = page(() => import('./member/member-page.tsx'))
export const BotsPage = page(() => import('./bots/bots-page.tsx'))
export const AccountPage = page(() => import('./account/account-page.tsx'))
