import { expect, test } from 'bun:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ScaledObject } from '@kubernetes-models/keda/keda.sh/v1alpha1'
import { Deployment, StatefulSet } from 'kubernetes-models/apps/v1'
import { Job } from 'kubernetes-models/batch/v1'
import { Ingress, NetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1'
import { PodDisruptionBudget } from 'kubernetes-models/policy/v1'
import { ConfigMap, Namespace, Service } from 'kubernetes-models/v1'
import { ROOT } from '../project.ts'
import { build, FOLDER, type Manifest, OVERLAYS } from './kustomize.ts'

const MODELS = {
  'apps/v1 Deployment': Deployment,
  'apps/v1 StatefulSet': StatefulSet,
  'batch/v1 Job': Job,
  'keda.sh/v1alpha1 ScaledObject': ScaledObject,
  'networking.k8s.io/v1 Ingress': Ingress,
  'networking.k8s.io/v1 NetworkPolicy': NetworkPolicy,
  'policy/v1 PodDisruptionBudget': PodDisruptionBudget,
  'v1 ConfigMap': ConfigMap,
  'v1 Namespace': Namespace,
  'v1 Service': Service,
} as const
type Model = keyof typeof MODELS

const isModel = (name: string): name is Model => name in MODELS

function modelOf({ apiVersion, kind }: Manifest): Model {
  const name = `${apiVersion} ${kind}`
  if (!isModel(name)) throw new Error(`no schema for ${name}`)
  return name
}

/** The error that the schema of Kubernetes or KEDA finds; null where it finds none. */
function problemOf(manifest: Manifest): string | null {
  const Schema = MODELS[modelOf(manifest)]
  try {
    // The schema itself checks whether the type is right.
    new Schema(manifest as never).validate()
    return null
  } catch (error) {
    return `${manifest.kind} ${manifest.metadata.name}: ${error instanceof Error ? error.message : error}`
  }
}

test.each(OVERLAYS)('every object of %s keeps to the schema of Kubernetes or KEDA', (overlay) => {
  const manifests = build(`${FOLDER}/overlays/${overlay}`)
  expect(manifests.length).toBeGreaterThan(15)
  expect(manifests.map(problemOf).filter((problem) => problem !== null)).toEqual([])
})

test('the schema finds a missing field', () => {
  expect(problemOf({ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'x' }, spec: {} })).toContain(
    'selector',
  )
})

/** Type-checks manifests as literals, because Kubernetes' own schemas accept keys that they do not know. @returns tsc's output */
async function typeErrorsOf(manifests: readonly Manifest[]): Promise<string> {
  // Inside the project, so that the types are found.
  const folder = mkdtempSync(join(ROOT, '.data/kubernetes-'))
  try {
    const lines = manifests.map((manifest, index) => {
      const { apiVersion, kind } = manifest
      const from = kind === 'ScaledObject' ? '@kubernetes-models/keda/' : 'kubernetes-models/'
      const type = `import('${from}${apiVersion}').I${kind}`
      return `export const object${index}: ${type} = ${JSON.stringify(manifest, null, 1)}`
    })
    writeFileSync(join(folder, 'manifests.ts'), lines.join('\n'))
    const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'esnext', '--moduleResolution', 'bundler']
    const files = ['--ignoreConfig', '--types', '', join(folder, 'manifests.ts')]
    const child = Bun.spawn([join(ROOT, 'node_modules/.bin/tsc'), ...options, ...files], { cwd: ROOT, stdout: 'pipe' })
    return await new Response(child.stdout).text()
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('no object has a field that Kubernetes does not know', async () => {
  const manifests = OVERLAYS.flatMap((overlay) => build(`${FOLDER}/overlays/${overlay}`))
  expect(await typeErrorsOf(manifests)).toBe('')
  const [first] = manifests
  if (first === undefined) throw new Error('there are no objects')
  expect(await typeErrorsOf([{ ...first, spek: {} }])).toContain('"spek"')
}, 180_000)
