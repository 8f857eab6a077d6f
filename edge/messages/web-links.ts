import type { APIButtonComponent } from 'discord-api-types/v10'
import { linkButton } from './button.ts'

/** The paths of pages that everybody may read. */
const PATHS = { guide: '/docs', adminGuide: '/docs/admins', privacy: '/privacy' } as const

/** Buttons that open pages on the web; none where the web is not served. @param labels the label of each button, by its page */
export const webLinks = (
  webUrl: string | null,
  labels: Readonly<Partial<Record<keyof typeof PATHS, string>>>,
): APIButtonComponent[] =>
  webUrl === null
    ? []
    : // `Object.entries` does not keep the type of the keys.
      (Object.entries(labels) as [keyof typeof PATHS, string][]).map(([page, label]) =>
        linkButton(label, `${webUrl}${PATHS[page]}`),
      )
