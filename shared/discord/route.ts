/** The routes that Prosperity uses, as templates. Every other route counts as `other`, so that metrics have few series. */
const TEMPLATES: ReadonlySet<string> = new Set([
  'GET /gateway/bot',
  'GET /users/@me',
  'GET /users/@me/guilds',
  'POST /users/@me/channels',
  'PATCH /users/@me',
  'GET /applications/@me',
  'PATCH /applications/@me',
  'PUT /applications/:id/role-connections/metadata',
  'PUT /users/@me/applications/:id/role-connection',
  'POST /oauth2/token',
  'POST /oauth2/token/revoke',
  'GET /applications/:id/entitlements',
  'PUT /applications/:id/commands',
  'GET /channels/:id',
  'GET /channels/:id/messages',
  'POST /channels/:id/messages',
  'GET /guilds/:id',
  'GET /guilds/:id/channels',
  'GET /guilds/:id/roles',
  'GET /guilds/:id/threads/active',
  'GET /guilds/:id/members',
  'GET /guilds/:id/members/search',
  'GET /guilds/:id/members/:id',
  'PATCH /guilds/:id/members/:id',
  'PUT /guilds/:id/members/:id/roles/:id',
  'DELETE /guilds/:id/members/:id/roles/:id',
  'PATCH /webhooks/:id/:token/messages/@original',
  'POST /webhooks/:id/:token',
])

/**
 * Returns the template of a request's route, without ids and tokens.
 * @param path below the version, e.g. `/channels/123/messages?limit=1`
 */
export function routeOf(method: string, path: string): string {
  const [plain = ''] = path.split('?')
  const template = plain
    .replace(/\/\d{5,20}(?=\/|$)/g, '/:id')
    .replace(/^\/(webhooks|interactions)\/:id\/[^/]+/, '/$1/:id/:token')
  const route = `${method} ${template}`
  return TEMPLATES.has(route) ? route : 'other'
}
