/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact'
import type { OpenApiDocument } from '../../api/openapi/document.ts'
import type { Operation as Described } from '../../api/openapi/operation.ts'
import { PROBLEMS } from '../../api/problem.ts'
import { Document } from '../document.tsx'
import { Operation } from './operation.tsx'
import { PROBLEM_MEANINGS } from './problems.ts'
import { Text } from './text.tsx'

interface Place {
  method: string
  path: string
  operation: Described
}

/** Titles of groups whose names need more words. */
const TITLES: Readonly<Record<string, string>> = {
  me: 'You',
  guild: 'Server',
  feed: 'Live feed',
  curve: 'Level curve',
  ignored: 'Ignored channels and roles',
  'xp-channels': 'Channels that earn XP',
  boosts: 'XP boosts',
  seasons: 'Seasons',
  imports: 'Imports and changes of many members',
  'bulk-changes': 'Changes of many members',
  'command-limits': 'Where and by whom commands can be used',
  doctor: 'Check of the set-up',
  bots: 'Bots of your own',
  audit: 'Audit log',
  keys: 'API keys',
  openapi: 'This document',
}

const titleOf = (tag: string): string => TITLES[tag] ?? tag.charAt(0).toUpperCase() + tag.slice(1).replaceAll('-', ' ')

/** The operations of each group. */
const groupsOf = ({ tags, paths }: OpenApiDocument): { tag: string; places: Place[] }[] => {
  const places = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
  return tags.map(({ name }) => ({
    tag: name,
    places: places.filter(({ operation }) => operation.tags.includes(name)),
  }))
}

/** The sections before the routes, by id. */
const INTRODUCTION = {
  keys: 'A key for your program',
  limits: 'Limits',
  versions: 'Versions',
  repeats: 'Repeated requests',
  lists: 'Long lists',
  problems: 'Problems',
} as const

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }) {
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function Introduction() {
  return (
    <>
      <Section id="keys" title={INTRODUCTION.keys}>
        <p>
          <Text>
            {
              'An administrator makes keys on the page “API keys” of a server. A key is shown once. It works for that server alone. It can read, or read and write, and it may expire. Send it as `Authorization: Bearer pro_…`, never in an address. A request about another server, or about a server without the bot, gets 404.'
            }
          </Text>
        </p>
      </Section>
      <Section id="limits" title={INTRODUCTION.limits}>
        <p>
          <Text>
            {
              'A key may send 120 requests at once; each half second gives back one. Searches: 5 a second. `RateLimit` says how many requests are left (`r`) and after how many seconds all are available again (`t`). `RateLimit-Policy` names the limit. Above the limit, the reply is 429 with `Retry-After`.'
            }
          </Text>
        </p>
      </Section>
      <Section id="versions" title={INTRODUCTION.versions}>
        <p>
          <Text>
            {
              'The configuration of a server has a version: `version` in the replies about settings and lists, for most also the `ETag`. A change of settings must send it back as `If-Match`. If somebody else has changed settings or lists meanwhile, the reply is 412 and nothing is changed; `version` is then the newest one, and `changes` says who changed what. To add or remove one entry of a list works without a version, because it keeps what others have changed; with `If-Match` it is refused in the same way. With `If-None-Match` a read of a known version is answered with 304 and no body.'
            }
          </Text>
        </p>
      </Section>
      <Section id="repeats" title={INTRODUCTION.repeats}>
        <p>
          <Text>
            {
              'Give each change a new `Idempotency-Key`. If the connection breaks, send the same request again: it is carried out once, and for a day you get the first reply, with `Idempotent-Replayed: true`. A different request with the same key is refused with 422. While the first request is under way, the same request is refused with 409. A refused request does not use up its key.'
            }
          </Text>
        </p>
      </Section>
      <Section id="lists" title={INTRODUCTION.lists}>
        <p>
          <Text>
            {
              'Long lists come in parts: `items` and `next`. Send `next` as `cursor` to get the part after it; it is null at the end. A cursor has no meaning of its own and may change.'
            }
          </Text>
        </p>
      </Section>
    </>
  )
}

function Problems() {
  return (
    <Section id="problems" title={INTRODUCTION.problems}>
      <p>
        <Text>{'A refusal is `application/problem+json` (RFC 9457). Its `type` leads to one of these.'}</Text>
      </p>
      <dl>
        {Object.entries(PROBLEMS).map(([kind, status]) => (
          <div key={kind} id={kind}>
            <dt>
              <code>{kind}</code>, {status}
            </dt>
            <dd>
              {/* The keys of both are the same. */}
              <Text>{PROBLEM_MEANINGS[kind as keyof typeof PROBLEMS]}</Text>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** The documentation of the REST API: one page without scripts. */
export function ApiDocs({ document, origin, style }: { document: OpenApiDocument; origin: string; style: string }) {
  const groups = groupsOf(document)
  return (
    <Document
      language="en"
      style={style}
      skip="Skip to the content"
      head={
        <>
          <meta name="description" content="The REST API of Prosperity: keys, limits, and every route." />
          <title>REST API – Prosperity</title>
        </>
      }
    >
      <nav aria-label="Guide">
        <ul>
          <li>
            <a href="/docs">Guide</a>
          </li>
          <li>
            <a href="/docs/developers">For developers</a>
          </li>
        </ul>
      </nav>
      <nav aria-label="On this page">
        <ul>
          {Object.entries(INTRODUCTION).map(([id, title]) => (
            <li key={id}>
              <a href={`#${id}`}>{title}</a>
            </li>
          ))}
          {groups.map(({ tag }) => (
            <li key={tag}>
              <a href={`#group-${tag}`}>{titleOf(tag)}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main id="content">
        <h1>REST API</h1>
        <p>
          <Text>{document.info.description}</Text>
        </p>
        <p>
          All addresses are below <code>{origin}/api/v1</code>. Machines read{' '}
          <a href="/api/v1/openapi.json">the same as OpenAPI 3.1</a>.
        </p>
        <Introduction />
        <Problems />
        {groups.map(({ tag, places }) => (
          <Section key={tag} id={`group-${tag}`} title={titleOf(tag)}>
            {places.map((place) => (
              <Operation key={place.operation.operationId} {...place} origin={origin} />
            ))}
          </Section>
        ))}
      </main>
    </Document>
  )
}
