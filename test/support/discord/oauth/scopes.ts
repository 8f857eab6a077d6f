/**
 * Scopes that an application may request without Discord's approval. Some have routes in this simulation; the others have no
 * effect here. https://discord.com/developers/docs/topics/oauth2#shared-resources-oauth2-scopes
 */
const SCOPES: ReadonlySet<string> = new Set([
  'applications.commands',
  'applications.commands.permissions.update',
  'applications.entitlements',
  'bot',
  'connections',
  'email',
  'gdm.join',
  'guilds',
  'guilds.join',
  'guilds.members.read',
  'identify',
  'role_connections.write',
])

/** Scopes that install the application and give no access to the person's data. */
const INSTALLING: ReadonlySet<string> = new Set(['bot', 'applications.commands'])

/** The scopes of a request, each once; null where one is unknown or there is none. */
export function readScopes(text: string | null): string[] | null {
  const scopes = [...new Set((text ?? '').split(' ').filter((scope) => scope !== ''))]
  return scopes.length > 0 && scopes.every((scope) => SCOPES.has(scope)) ? scopes : null
}

/** Whether the request only adds the application to a server: no code follows, and no redirect URI is needed. */
export const onlyInstalls = (scopes: readonly string[]): boolean => scopes.every((scope) => INSTALLING.has(scope))

const SENTENCES: Readonly<Record<string, string>> = {
  identify: 'Access your username, avatar and banner',
  email: 'Access your email address',
  guilds: 'Know what servers you are in',
  'guilds.members.read': 'Read your member info (nickname, avatar, roles) for servers you belong to',
  'guilds.join': 'Join servers for you',
  'role_connections.write': 'Update your connections and metadata for linked roles',
  bot: 'Add a bot to a server',
  'applications.commands': 'Create commands',
}

/** The sentence about a scope on the consent page. */
export const describeScope = (scope: string): string => SENTENCES[scope] ?? scope
