import * as v from 'valibot'
import type { Manifest } from './kustomize.ts'

const labels = v.optional(v.record(v.string(), v.string()), {})
const port = v.union([v.string(), v.number()])
const probe = v.looseObject({
  httpGet: v.optional(v.object({ path: v.string(), port })),
  tcpSocket: v.optional(v.object({ port })),
})
const container = v.looseObject({
  name: v.string(),
  image: v.string(),
  command: v.optional(v.array(v.string()), []),
  env: v.optional(
    v.array(
      v.object({
        name: v.string(),
        value: v.optional(v.string()),
        valueFrom: v.optional(
          v.object({
            secretKeyRef: v.object({ name: v.string(), key: v.string(), optional: v.optional(v.boolean()) }),
          }),
        ),
      }),
    ),
    [],
  ),
  envFrom: v.optional(v.array(v.object({ configMapRef: v.object({ name: v.string() }) })), []),
  ports: v.optional(v.array(v.object({ name: v.string(), containerPort: v.number() })), []),
  livenessProbe: v.optional(probe),
  readinessProbe: v.optional(probe),
  resources: v.object({ requests: v.record(v.string(), v.string()), limits: v.record(v.string(), v.string()) }),
  securityContext: v.looseObject({}),
  volumeMounts: v.optional(v.array(v.looseObject({ name: v.string() })), []),
})
const template = v.object({
  metadata: v.object({ labels }),
  spec: v.looseObject({
    automountServiceAccountToken: v.boolean(),
    enableServiceLinks: v.boolean(),
    terminationGracePeriodSeconds: v.optional(v.number()),
    securityContext: v.looseObject({}),
    initContainers: v.optional(v.array(container), []),
    containers: v.array(container),
    volumes: v.optional(v.array(v.looseObject({ name: v.string() })), []),
  }),
})
const workload = v.looseObject({ spec: v.looseObject({ template }) })

export type Container = v.InferOutput<typeof container>
export interface Workload {
  kind: string
  name: string
  labels: Record<string, string>
  pod: v.InferOutput<typeof template>['spec']
  containers: Container[]
}

const KINDS: readonly string[] = ['Deployment', 'StatefulSet', 'Job']

/** The objects that start pods. */
export const workloadsOf = (manifests: readonly Manifest[]): Workload[] =>
  manifests
    .filter(({ kind }) => KINDS.includes(kind))
    .map((manifest) => {
      const { metadata, spec } = v.parse(workload, manifest).spec.template
      const containers = [...spec.initContainers, ...spec.containers]
      return { kind: manifest.kind, name: manifest.metadata.name, labels: metadata.labels, pod: spec, containers }
    })

/** A container's variables; a secret's value is `given` for its key. */
export function environmentOf(
  { env, envFrom }: Container,
  maps: Readonly<Record<string, Record<string, string>>>,
  given: Readonly<Record<string, string>>,
): Record<string, string> {
  const own = env.map(({ name, value, valueFrom }) => [name, value ?? given[valueFrom?.secretKeyRef.key ?? ''] ?? ''])
  return {
    ...Object.assign({}, ...envFrom.map(({ configMapRef }) => maps[configMapRef.name])),
    ...Object.fromEntries(own),
  }
}
