import type { GuidePart } from '../../../edge/web/guide/address.ts'

/** The pages that are made from declarations. */
export type Generated = 'commands' | 'settings' | 'environment'

/** Where the text of a page comes from: a file of the project, a file for each language in `edge/guide`, or declarations. */
export type Source = { file: string } | { translated: string } | { made: Generated }

/** A page of the guide. The name is the last part of its address; empty for the first page of a part. */
export interface Content {
  name: string
  source: Source
}

/** Files for each language, e.g. `edge/guide/de/members/xp.md`. A file with the name `index` is the first page of the part. */
const written = (part: GuidePart, ...names: readonly string[]): Content[] =>
  names.map((name) => ({ name: name === 'index' ? '' : name, source: { translated: `${part}/${name}.md` } }))

const handbook = (name: string, file = name.toUpperCase()): Content => ({
  name,
  source: { file: `gateway/deploy/${file}.md` },
})

/** Every page of the guide, in the order in which it is listed. This is the only list. */
export const CONTENTS: Readonly<Record<GuidePart, readonly Content[]>> = {
  members: written('members', 'index', 'xp', 'level', 'leaderboard', 'me', 'privacy'),
  admins: [
    ...written('admins', 'index', 'level-roles', 'earning', 'channels', 'announcements', 'curve', 'seasons', 'import'),
    ...written('admins', 'backups', 'dashboard', 'board', 'webhooks', 'members', 'premium', 'troubleshooting'),
    { name: 'commands', source: { made: 'commands' } },
    { name: 'settings', source: { made: 'settings' } },
  ],
  operators: [
    handbook('', 'README'),
    ...['compose', 'kubernetes', 'systemd', 'settings'].map((name) => handbook(name)),
    { name: 'environment', source: { made: 'environment' } },
    ...['operations', 'runbook', 'stuck', 'database', 'scale', 'growth'].map((name) => handbook(name)),
    ...['import', 'privacy', 'branding', 'release'].map((name) => handbook(name)),
  ],
  developers: [
    { name: '', source: { file: 'edge/guide/en/developers/index.md' } },
    { name: 'contributing', source: { file: '.github/CONTRIBUTING.md' } },
    handbook('webhooks'),
    { name: 'words', source: { file: 'shared/text/README.md' } },
    { name: 'security', source: { file: '.github/SECURITY.md' } },
    { name: 'changes', source: { file: '.github/CHANGELOG.md' } },
  ],
}

/** Files to which other pages link, and the addresses that have their content. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  'README.md': '/docs/developers',
  '.env.example': '/docs/operators/environment',
  'edge/features/README.md': '/docs/admins/commands',
}

export const pathOf = (part: GuidePart, { name }: Content): string => `/docs/${part}${name === '' ? '' : `/${name}`}`
