/** A commit of the log. */
export interface Commit {
  /** The short form. */
  hash: string
  subject: string
  /** The paths of the changed files. */
  files: readonly string[]
}

/** Parts of the project, in the order of the notes, each with the paths that belong to it. */
const PARTS: readonly (readonly [title: string, paths: RegExp])[] = [
  ['Edge and gateway', /^shared\//],
  ['Edge', /^edge\//],
  ['Deployment', /^(gateway\/deploy\/|wrangler\.toml|\.github\/workflows\/|\.dockerignore)/],
  ['Gateway', /^gateway\//],
  ['Scripts', /^scripts\//],
]
const REST = 'Tests and documents'

/** A commit that changed the edge and the gateway belongs to both; any other belongs to the first part that it changed. */
function partOf({ files }: Commit): string {
  const touches = (paths: RegExp): boolean => files.some((file) => paths.test(file))
  if (touches(/^edge\//) && touches(/^gateway\/(?!deploy\/)/)) return 'Edge and gateway'
  return PARTS.find(([, paths]) => touches(paths))?.[0] ?? REST
}

/** The section of a change log; empty where there is none. */
function sectionOf(changelog: string, title: string): string {
  const start = changelog.indexOf(`\n## ${title}`)
  if (start === -1) return ''
  const body = changelog.slice(changelog.indexOf('\n', start + 1) + 1)
  const end = body.search(/^## /m)
  return (end === -1 ? body : body.slice(0, end)).trim()
}

/** Writes the notes of a release. @param version null for the unreleased changes @returns Markdown */
export function releaseNotes(version: string | null, changelog: string, commits: readonly Commit[]): string {
  const groups = [...PARTS.map(([title]) => title), REST]
    .map((title) => ({ title, own: commits.filter((commit) => partOf(commit) === title) }))
    .filter(({ own }) => own.length > 0)
    .map(({ title, own }) => `### ${title}\n\n${own.map(({ hash, subject }) => `- ${subject} (${hash})`).join('\n')}`)
  const title = version ?? 'Unreleased'
  const parts = [`# ${title}`, sectionOf(changelog, title), ...(groups.length > 0 ? ['## All changes', ...groups] : [])]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
