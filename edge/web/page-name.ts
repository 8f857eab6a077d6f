/** The folders of pages whose address has another name. */
const FOLDERS: Readonly<Record<string, string>> = { commands: 'command-limits' }

/**
 * The folder of the page at an address, below `edge/dashboard/pages`; null for an address without a page.
 * @param path e.g. `/servers/123/settings`
 */
export function pageName(path: string): string | null {
  if (path === '/') return 'servers'
  const [, own] = /^\/(bots|account)$/.exec(path) ?? []
  if (own !== undefined) return own
  const server = /^\/servers\/\d+(?:\/([a-z-]+)(\/\d+)?)?$/.exec(path)
  if (server === null) return null
  const [, name = 'overview', member] = server
  return member === undefined ? (FOLDERS[name] ?? name) : 'member'
}
