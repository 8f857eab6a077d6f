import type { APIApplicationCommand } from 'discord-api-types/v10'
import * as v from 'valibot'
import type { Snowflake } from '../../../../../shared/discord/snowflake.ts'
import {
  allowCreates,
  commandsIn,
  type Scope,
  scopeKey,
  storeCommand,
  withoutLocalisations,
} from '../../acts/commands.ts'
import { type CommandBody, commandSchema, commandsSchema, fitsScope } from '../../checks/command.ts'
import { type Answer, created, invalidForm, noContent, ok, refuse } from '../answers.ts'
import { type Found, findGuild } from '../find.ts'
import { addError, type FormErrors } from '../form-errors.ts'
import { parse } from '../parse.ts'
import { type Call, route } from '../route.ts'

interface Parameters extends Record<string, string> {
  application: Snowflake
}

/** The scope a path names, where it is the bot's own. */
function findScope({ world, application, parameters }: Call<Parameters>): Found<{ scope: Scope }> {
  if (parameters.application !== application.id) return { ok: false, answer: refuse(20012) }
  const guildId = parameters.guild ?? null
  if (guildId !== null) {
    const found = findGuild(world, application, guildId)
    if (!found.ok) return { ok: false, answer: refuse(50001) }
  }
  return { ok: true, scope: { application, guildId } }
}

function findCommand(call: Call<Parameters>): Found<{ scope: Scope; command: APIApplicationCommand }> {
  const found = findScope(call)
  if (!found.ok) return found
  const command = commandsIn(found.scope).find((candidate) => candidate.id === call.parameters.command)
  return command ? { ...found, command } : { ok: false, answer: refuse(10063) }
}

function list(call: Call<Parameters>): Answer {
  const found = findScope(call)
  if (!found.ok) return found.answer
  const commands = commandsIn(found.scope)
  return ok(call.query.get('with_localizations') === 'true' ? commands : commands.map(withoutLocalisations))
}

/**
 * The error of a command with wrong contexts or installs: a guild's command cannot have these fields, and a global command only
 * installs that its application allows. Discord's documentation does not name the codes.
 */
function wrongInstalls({ application, guildId }: Scope, body: unknown): FormErrors | null {
  const given = v.parse(
    v.looseObject({ contexts: v.nullish(v.unknown()), integration_types: v.nullish(v.unknown()) }),
    body,
  )
  const error = (field: string, message: string) => addError({}, [field], { code: 'BASE_TYPE_CHOICES', message })
  for (const field of ['contexts', 'integration_types'] as const) {
    const isGiven = given[field] !== undefined && given[field] !== null
    if (guildId !== null && isGiven) return error(field, 'Only globally-scoped commands have this field.')
  }
  const types: unknown[] = Array.isArray(given.integration_types) ? given.integration_types : []
  const allowed: ReadonlySet<unknown> = application.integrationTypes
  if (types.every((type) => allowed.has(type))) return null
  return error('integration_types', `Value must be one of (${[...allowed].join(', ')}).`)
}

/** One of the same name and type is replaced and keeps its id. */
function create(call: Call<Parameters>): Answer {
  const found = findScope(call)
  if (!found.ok) return found.answer
  const parsed = parse(commandSchema, call.body)
  if (!parsed.ok) return parsed.answer
  const { scope } = found
  const wrong = wrongInstalls(scope, call.body)
  if (wrong) return invalidForm(wrong)
  const others = commandsIn(scope).filter(({ name, type }) => name !== parsed.value.name || type !== parsed.value.type)
  const isNew = others.length === commandsIn(scope).length
  if (isNew && !allowCreates(scope, 1, Date.now())) return refuse(30034)
  if (!fitsScope([...others, parsed.value])) return tooMany
  const command = storeCommand(call.world, scope, parsed.value)
  scope.application.commands.set(scopeKey(scope), [...others, command])
  return isNew ? created(command) : ok(command)
}

const tooMany = invalidForm({
  _errors: [{ code: 'APPLICATION_COMMAND_TOO_MANY', message: 'Maximum number of application commands reached' }],
})

function overwrite(call: Call<Parameters>): Answer {
  const found = findScope(call)
  if (!found.ok) return found.answer
  const parsed = parse(commandsSchema, call.body)
  if (!parsed.ok) return parsed.answer
  const { scope } = found
  // The schema has checked that the body is a list.
  const given = call.body as unknown[]
  for (const index of parsed.value.keys()) {
    const wrong = wrongInstalls(scope, given[index])
    if (wrong) return invalidForm({ [index]: wrong })
  }
  const known = new Set(commandsIn(scope).map(({ type, name }) => `${type} ${name}`))
  const news = parsed.value.filter(({ type, name }) => !known.has(`${type} ${name}`))
  if (!allowCreates(scope, news.length, Date.now())) return refuse(30034)
  const commands = parsed.value.map((body) => storeCommand(call.world, scope, body))
  scope.application.commands.set(scopeKey(scope), commands)
  return ok(commands)
}

function change(call: Call<Parameters>): Answer {
  const found = findCommand(call)
  if (!found.ok) return found.answer
  const partial = parse(v.record(v.string(), v.unknown()), call.body)
  if (!partial.ok) return partial.answer
  const wrong = wrongInstalls(found.scope, partial.value)
  if (wrong) return invalidForm(wrong)
  const { id, application_id, version, guild_id, ...fields } = found.command
  const parsed = parse(commandSchema, { ...fields, ...partial.value, type: found.command.type })
  if (!parsed.ok) return parsed.answer
  const changed = storeCommand(call.world, found.scope, parsed.value satisfies CommandBody, found.command)
  replace(found.scope, found.command, [changed])
  return ok(changed)
}

function remove(call: Call<Parameters>): Answer {
  const found = findCommand(call)
  if (!found.ok) return found.answer
  replace(found.scope, found.command, [])
  return noContent
}

const replace = (scope: Scope, old: APIApplicationCommand, by: APIApplicationCommand[]): void => {
  const commands = commandsIn(scope).flatMap((command) => (command === old ? by : [command]))
  scope.application.commands.set(scopeKey(scope), commands)
}

const ALL = '/applications/:application/commands'
const ALL_OF_GUILD = '/applications/:application/guilds/:guild/commands'

export const commandRoutes = [
  ...[route('GET', ALL, list), route('GET', ALL_OF_GUILD, list)],
  ...[route('POST', ALL, create), route('POST', ALL_OF_GUILD, create)],
  ...[route('PUT', ALL, overwrite), route('PUT', ALL_OF_GUILD, overwrite)],
  ...[`${ALL}/:command` as const, `${ALL_OF_GUILD}/:command` as const].flatMap((one) => [
    route('GET', one, (call: Call<Parameters>) => {
      const found = findCommand(call)
      return found.ok ? ok(found.command) : found.answer
    }),
    route('PATCH', one, change),
    route('DELETE', one, remove),
  ]),
]
