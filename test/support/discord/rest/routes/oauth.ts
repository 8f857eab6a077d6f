import { revoke, token } from '../../oauth/token.ts'
import { ok } from '../answers.ts'
import { clientRoute, personRoute } from '../route.ts'

export const oauthRoutes = [
  clientRoute('POST', '/oauth2/token', token),
  clientRoute('POST', '/oauth2/token/revoke', revoke),
  personRoute(null, 'GET', '/oauth2/@me', ({ token: { authorisation, scopes, expiresAt } }) => {
    const { application, user } = authorisation
    const expires = new Date(expiresAt).toISOString()
    const partial = {
      id: application.id,
      name: application.name,
      icon: null,
      description: '',
      hook: true,
      bot_public: true,
      bot_require_code_grant: false,
      verify_key: application.key.publicHex,
    }
    return ok({ application: partial, scopes, expires, ...(scopes.includes('identify') && { user: user.payload }) })
  }),
]
