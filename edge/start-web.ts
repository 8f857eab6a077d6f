import type { Problem } from '../shared/config/environment.ts'
import { cdnOriginOf } from '../shared/discord/cdn.ts'
import { inviteLink } from '../shared/discord/invite.ts'
import type { Snowflake } from '../shared/discord/snowflake.ts'
import { createTokenCipher } from '../shared/whitelabel/token-cipher.ts'
import { createApi } from './api/api.ts'
import { type LimitBindings, openLimits } from './api/limits.ts'
import { routes } from './api/routes.ts'
import { createWebhookSecrets } from './api/webhooks/secret.ts'
import { allFeatures } from './features/index.ts'
import type { DrawWithin } from './runtime/cards.ts'
import { openParts } from './runtime/open-parts.ts'
import type { SendOnce } from './runtime/planetscale.ts'
import type { WebApp } from './runtime/web-app.ts'
import { readWebConfig } from './runtime/web-config.ts'
import { logWebCounts, type WebCounts } from './runtime/web-counts.ts'
import { openWhitelabel } from './runtime/whitelabel.ts'
import { createGuildBots } from './sessions/guild-bots.ts'
import { createSights } from './sessions/guild-sights.ts'
import { createPersonGuilds } from './sessions/person-guilds.ts'
import { sessionTokens } from './sessions/session-tokens.ts'
import { createWeb } from './web/app.ts'
import type { Assets } from './web/assets.ts'
import { createBoards } from './web/board/board.ts'
import { compressed } from './web/compress.ts'
import { createDocs } from './web/docs/render.ts'
import { createGuide } from './web/guide/guide.ts'
import { createLinkedRoles } from './web/linked-roles/linked-roles.ts'
import { CALLBACK_PATH, createOAuth, LOGIN_SCOPES } from './web/oauth.ts'
import { createPrivacy } from './web/privacy/privacy.ts'
import { securityHeaders } from './web/security-headers.ts'

export type StartedWeb =
  | { ok: true; web: WebApp; forgetBoard(guildId: Snowflake): void }
  | { ok: false; problems: Problem[] }

/** Parts that depend on the runtime, besides its environment. */
export interface WebRuntimeParts {
  /** The files that `scripts/build-web` made. */
  assets: Assets
  /** Posts a statement to the database. Without it, the runtime's own fetch does. */
  send?: SendOnce
  /** Where requests are counted. Without it, the log counts them. */
  counts?: WebCounts
  /** Whether replies are compressed here. Cloudflare compresses them itself. */
  compresses?: boolean
  /** Draws pictures for link previews; absent where there are none. */
  drawPicture?: DrawWithin
  /** Cloudflare's limits, by name. A limit without one is counted in this process. */
  limits?: LimitBindings
}

/**
 * The dashboard, the login and the API with their real parts.
 * @param write takes a line of the log
 */
export function startWeb(
  environment: Readonly<Record<string, string | undefined>>,
  write: (line: string) => void,
  {
    assets,
    send = (url, init) => fetch(url, init),
    counts: given,
    compresses = false,
    drawPicture,
    limits: bindings = {},
  }: WebRuntimeParts,
): StartedWeb {
  const config = readWebConfig(environment)
  if (!config.ok) return { ok: false, problems: config.problems }
  const { application, tokenKeys, discordApiUrl, baseUrl, interactionsBaseUrl, premiumSkuIds, privacyContact } =
    config.value
  const parts = openParts(config.value, write, { send, version: environment.BUILD_VERSION })
  const { database, discord, log, clock, tracing, newId } = parts
  const cipher = createTokenCipher(crypto, tokenKeys)
  const tokens = sessionTokens(cipher)
  const whitelabel = openWhitelabel({
    config: {
      ...{ application, webUrl: baseUrl },
      whitelabel: interactionsBaseUrl === null ? null : { baseUrl: interactionsBaseUrl },
    },
    cipher,
    registration: allFeatures.registration,
    // Only the interactions' worker keeps keys. It reads each again after a minute.
    forgetKey: () => {},
  })
  const cdnOrigin = cdnOriginOf(discordApiUrl)
  const oauth = createOAuth({
    ...{ clientId: application.id, clientSecret: application.clientSecret, apiUrl: discordApiUrl },
    ...{ redirectUri: `${baseUrl}${CALLBACK_PATH}`, scopes: LOGIN_SCOPES },
    fetch: (url, init) => fetch(url, init),
  })
  const limits = openLimits(bindings, clock)
  const counts = given ?? logWebCounts(log, clock)
  const loginOrigin = new URL(discordApiUrl).origin
  const headers = securityHeaders({ baseUrl, cdnOrigin, loginOrigin })
  const { origin } = new URL(baseUrl)
  const { id: applicationId, token } = application
  const bots = createGuildBots({ applicationId, token }, cipher)
  const sights = createSights({ discord, clock })
  const api = createApi({
    ...parts,
    ...{ routes, origin, counts },
    ...{ bots, sights },
    people: {
      guilds: createPersonGuilds({ discord, tokens, clock }),
      ...{ tokens, sights, bots, cdnUrl: cdnOrigin },
      revoke: (accessToken) => oauth.revoke(accessToken),
      inviteUrl: inviteLink(applicationId, loginOrigin),
    },
    ...{ limits, whitelabel, premiumSkuIds },
    webhookSecrets: createWebhookSecrets(cipher),
  })
  const boards = createBoards({
    ...{ database, bots, sights, limits, counts, tracing, log, clock, origin },
    ...{ cdnUrl: cdnOrigin, securityHeaders: headers, drawPicture: drawPicture ?? null },
  })
  const web = createWeb({
    login: { database, discord, oauth, tokens, limit: limits.login, baseUrl, log, clock },
    assets,
    api,
    docs: createDocs(routes, origin, headers),
    guide: createGuide(assets, headers),
    privacy: createPrivacy(privacyContact, assets, headers),
    boards,
    linkedRoles: createLinkedRoles({
      ...{ database, discord, cipher, baseUrl, log, clock, counts, tracing, securityHeaders: headers },
      ...{ apiUrl: discordApiUrl, limit: limits.login, fetch: (url, init) => fetch(url, init) },
    }),
    securityHeaders: headers,
    counts,
    tracing,
    newId,
  })
  return { ok: true, web: compresses ? compressed(web) : web, forgetBoard: (guildId) => boards.forget(guildId) }
}
