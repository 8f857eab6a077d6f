import * as v from 'valibot'
import { flagsOf } from '../../gateway/welcome.ts'
import { setEndpoint } from '../../interactions/endpoint.ts'
import type { ApplicationState } from '../../state/application.ts'
import { invalidForm, ok } from '../answers.ts'
import { addError, wording } from '../form-errors.ts'
import { parse } from '../parse.ts'
import { route } from '../route.ts'

const applicationPayload = (application: ApplicationState): object => ({
  id: application.id,
  name: application.name,
  icon: null,
  description: '',
  summary: '',
  bot_public: true,
  bot_require_code_grant: false,
  verify_key: application.key.publicHex,
  flags: flagsOf(application),
  bot: application.bot.payload,
  interactions_endpoint_url: application.interactionsUrl,
  approximate_guild_count: application.guilds.size,
  approximate_user_install_count: application.userInstalls.size,
  integration_types_config: Object.fromEntries([...application.integrationTypes].map((type) => [type, {}])),
  redirect_uris: application.redirectUris,
  role_connections_verification_url: application.verificationUrl,
})

const NOT_WEB = wording('URL_TYPE_INVALID_SCHEME', "Scheme must be one of ('http', 'https').")
const webAddress = v.pipe(v.string(), v.url(), v.regex(/^https?:/, NOT_WEB))

const changeSchema = v.object({
  description: v.optional(v.pipe(v.string(), v.maxLength(400))),
  interactions_endpoint_url: v.optional(v.union([v.literal(''), v.pipe(v.string(), v.url())])),
  role_connections_verification_url: v.optional(v.nullable(v.union([v.literal(''), webAddress]))),
})

export const applicationRoutes = [
  route('GET', '/applications/@me', ({ application }) => ok(applicationPayload(application))),
  route('GET', '/oauth2/applications/@me', ({ application }) => ok(applicationPayload(application))),
  route('PATCH', '/applications/@me', async ({ application, body }) => {
    const parsed = parse(changeSchema, body)
    if (!parsed.ok) return parsed.answer
    const { interactions_endpoint_url: url, role_connections_verification_url: verificationUrl } = parsed.value
    if (verificationUrl !== undefined) application.verificationUrl = verificationUrl || null
    if (url === undefined) return ok(applicationPayload(application))
    const verdict = await setEndpoint(application, url === '' ? null : url)
    if (verdict.ok) return ok(applicationPayload(application))
    const code = 'APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID'
    const message = `The specified interactions endpoint url could not be verified. (${verdict.reason})`
    return invalidForm(addError({}, ['interactions_endpoint_url'], { code, message }))
  }),
]
