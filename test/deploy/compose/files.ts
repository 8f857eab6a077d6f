import * as v from 'valibot'
import { textOf } from '../project.ts'

const service = v.object({
  image: v.optional(v.string()),
  build: v.optional(v.object({ dockerfile: v.string(), target: v.string() })),
  command: v.optional(v.array(v.string())),
  environment: v.optional(v.record(v.string(), v.string()), {}),
  networks: v.optional(v.array(v.string()), []),
  volumes: v.optional(v.array(v.string()), []),
  ports: v.optional(v.array(v.string()), []),
  depends_on: v.optional(v.union([v.array(v.string()), v.record(v.string(), v.object({ condition: v.string() }))]), {}),
  restart: v.optional(v.string()),
  read_only: v.optional(v.boolean()),
  cap_drop: v.optional(v.array(v.string()), []),
  security_opt: v.optional(v.array(v.string()), []),
  stop_grace_period: v.optional(v.string()),
  healthcheck: v.optional(v.object({ test: v.array(v.string()) })),
})
const project = v.object({
  services: v.record(v.string(), service),
  networks: v.record(v.string(), v.unknown()),
  volumes: v.record(v.string(), v.unknown()),
})

export type Service = v.InferOutput<typeof service>
export type Project = v.InferOutput<typeof project>

export const FILES = {
  one: 'gateway/deploy/compose.yaml',
  distributed: 'gateway/deploy/compose.distributed.yaml',
} as const

export const readFile = (path: string): unknown => Bun.YAML.parse(textOf(path))

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Merges as Compose does it with several files: mappings by key, lists as sets. */
function merge(below: unknown, above: unknown): unknown {
  if (Array.isArray(below) && Array.isArray(above)) return [...new Set([...below, ...above])]
  if (!isMapping(below) || !isMapping(above)) return above
  const keys = new Set([...Object.keys(below), ...Object.keys(above)])
  return Object.fromEntries([...keys].map((key) => [key, key in above ? merge(below[key], above[key]) : below[key]]))
}

/** Fills in `extends`, which names a service of compose.yaml. */
function extended(given: unknown, base: unknown): unknown {
  if (!isMapping(given) || !isMapping(given.extends) || !isMapping(base)) return given
  const { extends: from, ...own } = given
  return merge(base[String(from.service)], own)
}

/** The project on one machine, or with NATS on top. */
export function readProject(form: keyof typeof FILES): Project {
  const one = readFile(FILES.one)
  if (form === 'one') return v.parse(project, one)
  const both = merge(one, readFile(FILES.distributed))
  const base = v.parse(v.object({ services: v.record(v.string(), v.unknown()) }), one).services
  const { services, ...rest } = v.parse(v.looseObject({ services: v.record(v.string(), v.unknown()) }), both)
  const filled = Object.entries(services).map(([name, given]) => [name, extended(given, base)])
  return v.parse(project, { ...rest, services: Object.fromEntries(filled) })
}

const VARIABLE = /\$\{(\w+)(?::([-?])([^}]*))?\}/g

/** The variables that a file reads from .env. */
export const variablesOf = (text: string): string[] => [...text.matchAll(VARIABLE)].map(([, name = '']) => name)

/** Fills variables in as Compose does. @throws where one that must be set is not */
export const fillIn = (text: string, settings: Readonly<Record<string, string>>): string =>
  text.replace(VARIABLE, (_, name: string, kind: string | undefined, rest: string | undefined) => {
    const value = settings[name] ?? ''
    if (value !== '') return value
    if (kind === '?') throw new Error(`${name}: ${rest}`)
    return rest ?? ''
  })
