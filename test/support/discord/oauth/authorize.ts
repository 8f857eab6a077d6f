import { authorise, issueCode, logInAtDiscord } from '../acts/authorisations.ts'
import { addApplication } from '../acts/guilds.ts'
import type { UserState } from '../state/user.ts'
import type { World } from '../world.ts'
import { type AuthorizeRequest, readAuthorizeRequest, redirectTo } from './authorize-request.ts'
import { consentPage, manageableGuilds } from './consent-page.ts'
import { errorPage, page } from './html.ts'
import { onlyInstalls } from './scopes.ts'
import { authorisationKey } from './state.ts'

/** Browsers share cookies between the ports of a host, so this name must differ from the names of the dashboard's cookies. */
const COOKIE = 'simulated_discord'

const redirect = (location: string, headers: Record<string, string> = {}): Response =>
  new Response(null, { status: 302, headers: { Location: location, 'Cache-Control': 'no-store', ...headers } })

/** Logs a person in at Discord. @returns the header that sets the browser's cookie */
export const loginCookie = (world: World, user: UserState): string =>
  `${COOKIE}=${logInAtDiscord(world, user)}; Path=/; HttpOnly; SameSite=Lax`

function loggedInBy(world: World, request: Request): UserState | null {
  const cookies = (request.headers.get('Cookie') ?? '').split(/; */)
  const value = cookies.find((cookie) => cookie.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1)
  return world.oauth.logins.get(value ?? '') ?? null
}

/** Whether a person allowed all these scopes before. */
function allowedBefore(world: World, { application, scopes }: AuthorizeRequest, user: UserState): boolean {
  const known = world.oauth.authorisations.get(authorisationKey(application, user))
  return known !== undefined && scopes.every((scope) => known.scopes.has(scope))
}

/** Allows the request. @returns the redirect URI with the code; null if the request has no redirect URI */
function allow(world: World, request: AuthorizeRequest, user: UserState, added: Record<string, string>): string | null {
  const { application, scopes, redirectUri, challenge, state } = request
  if (redirectUri === null) return null
  const code = issueCode(world, authorise(world, application, user, scopes), { scopes, redirectUri, challenge })
  return redirectTo(world, { redirectUri, state }, { code, ...added })
}

/** The redirect URI for a request that a person refuses; null if the request has none. */
function refusal(world: World, { redirectUri, state }: AuthorizeRequest): string | null {
  if (redirectUri === null) return null
  const error_description = 'The resource owner or authorization server denied the request'
  return redirectTo(world, { redirectUri, state }, { error: 'access_denied', error_description })
}

async function decide(world: World, request: AuthorizeRequest, sent: Request): Promise<Response> {
  const form = new URLSearchParams(await sent.text())
  const decision = form.get('decision')
  const back = (location: string | null, headers: Record<string, string> = {}): Response =>
    location === null ? page('Done', '<h1>Done</h1><p>You can close this page.</p>') : redirect(location, headers)
  if (decision === 'refuse') return back(refusal(world, request))
  const user = world.users.get(form.get('user_id') ?? '')
  const offered = user !== undefined && (user.findable || loggedInBy(world, sent) === user)
  if (decision !== 'allow' || !offered || user.payload.bot) return errorPage('Choose who you are')
  const added: Record<string, string> = {}
  if (request.scopes.includes('bot')) {
    const guild = manageableGuilds(world, user).find(
      ({ id }) => id === (request.onlyThatGuild ? request.guildId : form.get('guild_id')),
    )
    if (!guild) return errorPage('You need Manage Server in the server that you chose', 403)
    if (!guild.applications.has(request.application.id)) {
      addApplication(world, guild, request.application, request.permissions)
    }
    added.guild_id = guild.id
    added.permissions = String(request.permissions)
  }
  if (request.isUserInstall && request.scopes.includes('applications.commands')) {
    request.application.userInstalls.add(user.id)
  }
  const location = allow(world, request, user, added)
  if (!world.settings.keepsLogins) return back(location)
  return back(location, { 'Set-Cookie': loginCookie(world, user) })
}

/**
 * `/oauth2/authorize`, which a browser navigates to: GET shows the page, POST takes the decision.
 * `prompt=none` skips the page for a person who is logged in and allowed the same scopes before.
 * https://discord.com/developers/docs/topics/oauth2#authorization-code-grant
 */
export async function authorize(world: World, sent: Request): Promise<Response> {
  const read = readAuthorizeRequest(world, new URL(sent.url).searchParams)
  if (!read.ok) return 'page' in read ? errorPage(read.page) : redirect(read.redirect)
  const { request } = read
  if (sent.method === 'POST') return await decide(world, request, sent)
  if (sent.method !== 'GET') return errorPage('Method not allowed', 405)
  const user = loggedInBy(world, sent)
  if (request.silent && user && !onlyInstalls(request.scopes) && !request.scopes.includes('bot')) {
    const location = allowedBefore(world, request, user) ? allow(world, request, user, {}) : null
    if (location !== null) return redirect(location)
  }
  return consentPage(world, request, user)
}
