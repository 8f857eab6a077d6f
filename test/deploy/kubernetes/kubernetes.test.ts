import { describe, expect, test } from 'bun:test'
import * as v from 'valibot'
import { edgeSettings, readConfig } from '../../../edge/runtime/config.ts'
import { webSettings } from '../../../edge/runtime/web-config.ts'
import { bridgeSettings } from '../../../gateway/bridge/config.ts'
import { gatewaySettings } from '../../../gateway/config.ts'
import { parseWithDatabase } from '../../../gateway/database/address.ts'
import { STOP_WITHIN_MS } from '../../../gateway/mode.ts'
import { readTarget } from '../../../scripts/registration/settings.ts'
import { databaseSettings } from '../../../shared/config/database.ts'
import { readStages } from '../images/dockerfile.ts'
import { keysOf, keysOfExample, textOf } from '../project.ts'
import { build, FOLDER, OVERLAYS, unusedFiles } from './kustomize.ts'
import { type Container, environmentOf, workloadsOf } from './pods.ts'

/** The secret that the guide describes. */
const SECRETS = {
  BOT_TOKEN: `${btoa('1000000000000000001')}.AbCdEf.${'x'.repeat(30)}`,
  DATABASE_URL: 'mysql://prosperity:a-password-of-1-test@mysql:3306/prosperity?ssl-mode=VERIFY_IDENTITY',
  NATS_URL: 'nats://prosperity:a-password-of-1-test@nats:4222',
  BRIDGE_USER: 'edge',
  BRIDGE_PASSWORD: 'password-of-the-bridge-1',
  DATABASE_HTTP_URL: 'http://edge:password-of-the-bridge-1@prosperity-bridge:3900',
  DISCORD_PUBLIC_KEY: 'ab'.repeat(32),
}

test('every file belongs to a kustomization', () => {
  expect(unusedFiles()).toEqual([])
})

describe.each(OVERLAYS)('%s', (overlay) => {
  const manifests = build(`${FOLDER}/overlays/${overlay}`)
  const workloads = workloadsOf(manifests)
  const ofKind = (kind: string) => manifests.filter((one) => one.kind === kind)
  const dataOf = v.looseObject({ data: v.record(v.string(), v.string()) })
  const maps = Object.fromEntries(ofKind('ConfigMap').map((map) => [map.metadata.name, v.parse(dataOf, map).data]))
  const container = (workload: string): Container => {
    const found = workloads.find(({ name }) => name === `prosperity-${workload}`)?.pod.containers[0]
    if (found === undefined) throw new Error(`there is no ${workload}`)
    return found
  }
  const settings = (workload: string) => environmentOf(container(workload), maps, SECRETS)

  test('has gateways, workers, the migration, the registration, the bridge and the edge, in a namespace of its own', () => {
    expect(workloads.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual([
      ...['Deployment prosperity-bridge', 'Deployment prosperity-edge', 'Deployment prosperity-worker'],
      ...['Job prosperity-migrate', 'Job prosperity-register', 'StatefulSet prosperity-gateway'],
    ])
    const [namespace] = ofKind('Namespace')
    const elsewhere = manifests.filter(({ metadata }) => metadata.namespace !== namespace?.metadata.name)
    expect(elsewhere.map(({ kind }) => kind)).toEqual(['Namespace'])
  })

  test('has an image of the Dockerfile with an exact version for each container', () => {
    const stages = readStages().map(({ name }) => name)
    for (const { image } of workloads.flatMap(({ containers }) => containers)) {
      const [, stage = '', version = ''] = /^registry\.example\.com\/prosperity\/(\w+):(.+)$/.exec(image) ?? []
      expect(stages).toContain(stage)
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    }
  })

  test('gives every process settings that it accepts', () => {
    for (const mode of ['gateway', 'worker']) {
      expect(parseWithDatabase(gatewaySettings, settings(mode))).toMatchObject({ ok: true, value: { BOT_MODE: mode } })
    }
    expect(parseWithDatabase(bridgeSettings, settings('bridge'))).toMatchObject({ ok: true })
    expect(readConfig(settings('edge'))).toMatchObject({ ok: true })
    expect(parseWithDatabase(databaseSettings, settings('migrate'))).toMatchObject({ ok: true })
    expect(readTarget(settings('register'))).toMatchObject({ ok: true, value: { guildId: null } })
  })

  test('sets only variables that a process reads', () => {
    const named = keysOfExample()
    const read = [gatewaySettings, bridgeSettings, edgeSettings, webSettings].flatMap(keysOf)
    const set = [
      ...workloads.flatMap(({ containers }) => containers.flatMap(({ env }) => env.map(({ name }) => name))),
      ...Object.values(maps).flatMap(Object.keys),
    ]
    expect(set.filter((key) => !named.includes(key))).toEqual([])
    expect(set.filter((key) => !read.includes(key) && !['ENV', 'EDGE_METRICS_ADDRESS'].includes(key))).toEqual([])
  })

  test('holds no secret: every secret comes from prosperity-secrets, whose keys the guide names', () => {
    const guide = textOf('gateway/deploy/KUBERNETES.md')
    const references = workloads.flatMap(({ containers }) =>
      containers.flatMap(({ env }) => env.flatMap(({ valueFrom }) => (valueFrom ? [valueFrom.secretKeyRef] : []))),
    )
    expect(ofKind('Secret')).toEqual([])
    for (const { name, key, optional } of references) {
      expect(name).toBe('prosperity-secrets')
      expect(guide).toContain(`\`${key}\``)
      expect(optional === true || key in SECRETS).toBe(true)
    }
    const plain = workloads.flatMap(({ containers }) =>
      containers.flatMap(({ env }) => env.filter(({ value }) => value)),
    )
    expect(plain.filter(({ name }) => name in SECRETS)).toEqual([])
  })

  test('names only maps, volumes and ports that exist', () => {
    for (const { pod, containers } of workloads) {
      const volumes = pod.volumes.map(({ name }) => name)
      for (const { envFrom, volumeMounts, ports, livenessProbe, readinessProbe } of containers) {
        for (const { configMapRef } of envFrom) expect(Object.keys(maps)).toContain(configMapRef.name)
        for (const { name } of volumeMounts) expect(volumes).toContain(name)
        for (const probe of [livenessProbe, readinessProbe]) {
          if (probe === undefined) continue
          expect(ports.map(({ name }) => name)).toContain(String((probe.httpGet ?? probe.tcpSocket)?.port))
        }
      }
    }
  })

  test('uses the ports on which the images listen', () => {
    const exposed = (stage: string): string[] =>
      readStages()
        .find(({ name }) => name === stage)
        ?.instructions.find(({ keyword }) => keyword === 'EXPOSE')
        ?.rest.split(' ') ?? []
    for (const { image, ports } of workloads.flatMap(({ containers }) => containers)) {
      const stage = /\/(\w+):/.exec(image)?.[1] ?? ''
      for (const { containerPort } of ports) expect(exposed(stage)).toContain(String(containerPort))
    }
  })

  test('every selector matches pods, and the services lead to a port with that name', () => {
    const selector = v.looseObject({
      spec: v.looseObject({
        selector: v.record(v.string(), v.unknown()),
        ports: v.optional(v.array(v.object({ targetPort: v.optional(v.string(), '') })), []),
      }),
    })
    for (const one of manifests.filter(({ kind }) => ['Service', 'PodDisruptionBudget'].includes(kind))) {
      const { spec } = v.parse(selector, one)
      const wanted = 'matchLabels' in spec.selector ? spec.selector.matchLabels : spec.selector
      const found = workloads.find(({ labels }) => Bun.deepMatch(wanted, labels))
      expect(found?.name).toBe(one.metadata.name)
      const ports = found?.pod.containers.flatMap((each) => each.ports.map(({ name }) => name))
      for (const { targetPort } of spec.ports) expect(ports).toContain(targetPort)
    }
  })

  test('probes liveness and readiness of gateway, worker and bridge, and liveness of the edge not over HTTP', () => {
    for (const name of ['gateway', 'worker', 'bridge']) {
      const { livenessProbe, readinessProbe } = container(name)
      expect([livenessProbe?.httpGet?.path, readinessProbe?.httpGet?.path]).toEqual(['/health', '/ready'])
    }
    // The health of the edge depends on the database, and a restart does not help that.
    expect(container('edge').livenessProbe?.httpGet).toBeUndefined()
  })

  test('gives a process more time to stop than it needs', () => {
    for (const { name, pod } of workloads) {
      if (!/gateway|worker/.test(name)) continue
      expect((pod.terminationGracePeriodSeconds ?? 0) * 1_000).toBeGreaterThan(STOP_WITHIN_MS)
    }
  })

  test('runs every container without rights, with limits, and without a token of the cluster', () => {
    for (const { pod, containers } of workloads) {
      expect(pod).toMatchObject({ automountServiceAccountToken: false, enableServiceLinks: false })
      expect(pod.securityContext).toMatchObject({
        runAsNonRoot: true,
        runAsUser: 1000,
        seccompProfile: { type: 'RuntimeDefault' },
      })
      for (const { securityContext, resources } of containers) {
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        })
        expect(resources.limits.memory).toMatch(/^\d+[MG]i$/)
      }
    }
  })

  test('lets nothing in or out that a network policy does not name', () => {
    const policies = ofKind('NetworkPolicy')
    const all = v.parse(
      v.looseObject({ spec: v.looseObject({ podSelector: v.unknown(), policyTypes: v.unknown() }) }),
      policies[0],
    )
    expect(all.spec).toMatchObject({
      podSelector: { matchLabels: { 'app.kubernetes.io/part-of': 'prosperity' } },
      policyTypes: ['Ingress', 'Egress'],
    })
    for (const { labels, name } of workloads) {
      expect(labels['app.kubernetes.io/part-of']).toBe('prosperity')
      expect(JSON.stringify(policies.slice(1))).toContain(`"${name}"`)
    }
  })

  test('scales workers by a metric that they have, and no further than there are partitions', () => {
    const [scaled] = ofKind('ScaledObject')
    const { spec } = v.parse(
      v.looseObject({
        spec: v.looseObject({
          scaleTargetRef: v.object({ name: v.string() }),
          maxReplicaCount: v.number(),
          triggers: v.array(v.looseObject({ metadata: v.looseObject({ query: v.string() }) })),
        }),
      }),
      scaled,
    )
    const query = spec.triggers[0]?.metadata.query ?? ''
    expect(spec.scaleTargetRef.name).toBe('prosperity-worker')
    expect(spec.maxReplicaCount).toBeLessThanOrEqual(64)
    expect(query).toBe(`max(prosperity_bus_pending{namespace="prosperity-${overlay}"})`)
    expect(textOf('gateway/ops/metrics/bus.ts')).toContain("'bus_pending'")
  })
})
