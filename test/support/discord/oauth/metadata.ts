import type { World } from '../world.ts'

/** The answer of https://discord.com/.well-known/oauth-authorization-server, with only the grants that are simulated. */
export function metadata({ address }: World): Response {
  const methods = ['client_secret_basic', 'client_secret_post']
  return Response.json({
    issuer: address.http,
    authorization_endpoint: `${address.http}/api/oauth2/authorize`,
    token_endpoint: `${address.http}/api/oauth2/token`,
    revocation_endpoint: `${address.http}/api/oauth2/token/revoke`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    token_endpoint_auth_methods_supported: methods,
    revocation_endpoint_auth_methods_supported: methods,
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: true,
  })
}
