import type { Page } from 'playwright-core'

/** A page of the dashboard. */
export interface DashboardPage {
  /** Used in the names of tests and pictures. */
  name: string
  path: string
}

/** Every page of the dashboard. @param userId a member whose page is opened */
export const pagesOf = (guildId: string, userId: string): DashboardPage[] => [
  { name: 'servers', path: '/' },
  { name: 'overview', path: `/servers/${guildId}` },
  ...[
    'settings',
    'curve',
    'level-roles',
    'activity-roles',
    'level-texts',
    'ignored',
    'xp-channels',
    'multipliers',
    'boosts',
    'seasons',
    'imports',
    'commands',
    'members',
    'activity',
    'feed',
    'doctor',
    'access',
    'audit',
    'keys',
    'webhooks',
    'branding',
  ].map((name) => ({
    name,
    path: `/servers/${guildId}/${name}`,
  })),
  { name: 'member', path: `/servers/${guildId}/members/${userId}` },
  { name: 'bots', path: '/bots' },
  { name: 'account', path: '/account' },
]

/** Waits until a page shows what it loaded. */
export async function isShown(page: Page): Promise<void> {
  await page.locator('main h1').first().waitFor()
  // Grey bars stand for what is still loading.
  await page.locator('.animate-pulse, [aria-busy="true"]').first().waitFor({ state: 'detached' })
}

/** Opens a page and waits until it shows what it loaded. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await isShown(page)
}
