import type { GenericSchema, InferOutput } from 'valibot'
import type { Tier } from '../../shared/api/tier.ts'
import type { Queries } from '../../shared/database/queries.ts'
import type { ApiContext, GuildContext, GuildLoadContext, PersonContext } from './context.ts'
import type { Problem } from './problem.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may use a route. `anyone`: no login. `person`: everybody who is logged in. The others are tiers in the guild that the
 * path names; a higher tier includes the lower ones.
 */
export type RouteAccess = 'anyone' | 'person' | Tier

/** The schema of each part of a request. A query or body without a schema must be empty. */
export interface RequestSchemas {
  /** Placeholders of the path, e.g. `role_id`. All values are texts. `guild_id` is left out, because the router checks it. */
  params?: GenericSchema
  /** All values are texts; schemas turn them into numbers. */
  query?: GenericSchema
  /** The JSON body. */
  body?: GenericSchema
}

/** The parts of a request, checked. */
export type Input<Schemas extends RequestSchemas> = {
  [Part in keyof Schemas]: Schemas[Part] extends GenericSchema ? InferOutput<Schemas[Part]> : undefined
}

/** A reply with a body. */
interface FullReply<Body> {
  /** Without it, the reply has the route's own status. */
  status?: 200 | 201 | 202
  body: Body
  /** The version of the resource, for If-Match and If-None-Match. Without quotes. */
  version?: string
}

/** A reply without a body. 304: the caller knows the newest version. */
interface EmptyReply {
  status: 204 | 304
  version?: string
}

/** A file that is written while it is sent, so that its size does not matter. */
export interface FileReply {
  file: {
    name: string
    /** The media type, one of the route's `files`. */
    type: string
    /** The texts of the file. @param database without the time limit of the request */
    texts(database: Queries): AsyncIterable<string>
  }
}

/** A successful reply. The schema of a route whose replies have no body is `v.undefined()`. */
export type Reply<Body> = FullReply<Body> | EmptyReply

/** The context of a route: a guild's route also has the guild, and the person's tier there. */
type ContextOf<A extends RouteAccess> = A extends 'anyone'
  ? ApiContext
  : A extends 'person'
    ? PersonContext
    : GuildContext

/** The context of `load`: the caller is not known yet. A session's hash is known, but not its person. */
type LoadContextOf<A extends RouteAccess> = A extends 'anyone'
  ? ApiContext
  : A extends 'person'
    ? Omit<PersonContext, 'person' | 'session'>
    : GuildLoadContext

/** A route below `/api/v1`: its declaration and its handler. Router, OpenAPI document and tests read the same list. */
export interface Route<A extends RouteAccess, Schemas extends RequestSchemas, Out extends GenericSchema, Loaded> {
  /** Unique, e.g. `settings.change`: the operation's name in the OpenAPI document, metrics and traces. */
  id: string
  method: Method
  /** e.g. `/guilds/:guild_id/settings`. A guild's route begins with `/guilds/:guild_id`. */
  path: string
  access: A
  /** The scope that a guild's API key needs. Without it, only the dashboard may use the route. */
  key?: 'read' | 'write'
  /** One sentence for the API's documentation. */
  summary: string
  request?: Schemas
  /** The body of a success. For a route with `files`: the JSON form of the file. */
  reply: Out
  /**
   * Set where the route sends a file: its media types. A download may write an audit entry or use up a limit, so another site cannot
   * start it, and HEAD does not run the route.
   */
  files?: readonly string[]
  /** The status of a success with a body, where it is not 200. */
  status?: 201 | 202
  /** Set where a change must name the version that it replaces (`If-Match`). */
  needsVersion?: true
  /** Set where a change may name the version that it replaces. It need not, because it keeps the changes of other people. */
  takesVersion?: true
  /** Set where the reply shows a secret. It is never stored, so that Idempotency-Key has no effect. */
  showsSecret?: true
  /** The largest body that this route takes, where it differs from that of other routes. */
  largestBodyKib?: number
  /** Set for a search, which has a limit of its own. */
  limit?: 'search'
  /** Set for a POST that changes nothing, e.g. a preview: it counts as a read for keys, access and limits. */
  changesNothing?: true
  /**
   * Reads what `run` needs and changes nothing. It starts while access is still being checked, so that a read waits for the
   * database once. Its result is dropped where the caller is refused.
   */
  load?(context: LoadContextOf<A>, input: Input<Schemas>): Promise<Loaded>
  run(
    context: ContextOf<A>,
    input: Input<Schemas>,
    loaded: Loaded,
  ): Promise<Reply<InferOutput<Out>> | FileReply | Problem> | Reply<InferOutput<Out>> | Problem
}

/** A route with any types. The router checks the parts of a request by this declaration, so they are what `run` expects. */
export type AnyRoute = Route<RouteAccess, RequestSchemas, GenericSchema, unknown>

/** Declares a route. The types of its input and reply follow from its schemas. */
export const route = <
  const A extends RouteAccess,
  const Schemas extends RequestSchemas,
  Out extends GenericSchema,
  Loaded = undefined,
>(
  declared: Route<A, Schemas, Out, Loaded>,
): AnyRoute =>
  // The router passes the context of the declared access, and parts that these schemas have checked.
  declared as unknown as AnyRoute

/** Whether a route changes something. */
export const isWrite = ({ method, changesNothing }: AnyRoute): boolean => method !== 'GET' && changesNothing !== true
