import { settleLinkedRoles } from '../../acts/linked-roles.ts'
import { connectionSchema } from '../../linked-roles/connection.ts'
import { recordsSchema } from '../../linked-roles/record.ts'
import type { ApplicationState } from '../../state/application.ts'
import { type Answer, ok, refuse } from '../answers.ts'
import { parse } from '../parse.ts'
import { personRoute, route } from '../route.ts'

const RECORDS = '/applications/:application/role-connections/metadata'
const CONNECTION = '/users/@me/applications/:application/role-connection'
const SCOPE = 'role_connections.write'

/** Answers the application itself, and refuses any other application. */
const own = (application: ApplicationState, named: string, run: () => Answer): Answer =>
  application.id === named ? run() : refuse(20012)

/**
 * The records of applications, and the data about people, for linked roles.
 * https://discord.com/developers/docs/resources/application-role-connection-metadata
 */
export const roleConnectionRoutes = [
  route('GET', RECORDS, ({ application, parameters }) =>
    own(application, parameters.application, () => ok([...application.connectionRecords])),
  ),
  route('PUT', RECORDS, ({ application, parameters, body }) =>
    own(application, parameters.application, () => {
      const parsed = parse(recordsSchema, body)
      if (!parsed.ok) return parsed.answer
      application.connectionRecords = parsed.value
      return ok(parsed.value)
    }),
  ),
  personRoute(SCOPE, 'GET', CONNECTION, ({ token: { authorisation }, parameters }) =>
    own(authorisation.application, parameters.application, () => ok(authorisation.connection)),
  ),
  personRoute(SCOPE, 'PUT', CONNECTION, ({ world, token: { authorisation }, parameters, body }) =>
    own(authorisation.application, parameters.application, () => {
      const parsed = parse(connectionSchema(authorisation.application.connectionRecords), body)
      if (!parsed.ok) return parsed.answer
      authorisation.connection = parsed.value
      settleLinkedRoles(world, authorisation)
      return ok(parsed.value)
    }),
  ),
]
