import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { ROOT, textOf } from '../project.ts'

export const FOLDER = 'gateway/deploy/kubernetes'
export const OVERLAYS = readdirSync(join(ROOT, FOLDER, 'overlays')).sort()

/** An object of Kubernetes: what all of them have, and the rest as it is. */
const manifest = v.looseObject({
  apiVersion: v.string(),
  kind: v.string(),
  metadata: v.looseObject({ name: v.string(), namespace: v.optional(v.string()) }),
})
export type Manifest = v.InferOutput<typeof manifest>

/** The fields of a kustomization that this project uses. An unknown one is an error. */
const kustomization = v.strictObject({
  apiVersion: v.literal('kustomize.config.k8s.io/v1beta1'),
  kind: v.literal('Kustomization'),
  namespace: v.optional(v.string()),
  resources: v.array(v.string()),
  images: v.optional(v.array(v.strictObject({ name: v.string(), newName: v.string(), newTag: v.string() })), []),
  replicas: v.optional(v.array(v.strictObject({ name: v.string(), count: v.number() })), []),
  configMapGenerator: v.optional(v.array(v.strictObject({ name: v.string(), literals: v.array(v.string()) })), []),
  patches: v.optional(
    v.array(v.strictObject({ target: v.strictObject({ kind: v.string(), name: v.string() }), patch: v.string() })),
    [],
  ),
})
type Kustomization = v.InferOutput<typeof kustomization>

const patchLines = v.array(v.strictObject({ op: v.literal('replace'), path: v.string(), value: v.unknown() }))

/** Replaces a value that must be there, as JSON Patch demands. */
function replace(target: Manifest, path: string, value: unknown): void {
  const keys = path.split('/').slice(1)
  const last = keys.pop() ?? ''
  let place: unknown = target
  for (const key of keys) place = isMapping(place) ? place[key] : undefined
  if (!isMapping(place) || !(last in place))
    throw new Error(`there is no ${path} in ${target.kind} ${target.metadata.name}`)
  place[last] = value
}

/** Lists have their indexes as keys. */
const isMapping = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function renameImages(value: unknown, images: Kustomization['images']): void {
  if (!isMapping(value)) return
  for (const [key, inner] of Object.entries(value)) {
    const image = key === 'image' ? images.find(({ name }) => name === inner) : undefined
    if (image === undefined) renameImages(inner, images)
    else value[key] = `${image.newName}:${image.newTag}`
  }
}

const readManifests = (path: string): Manifest[] =>
  textOf(path)
    .split(/^---$/m)
    .map((document) => v.parse(manifest, Bun.YAML.parse(document)))

/**
 * Builds a folder as `kubectl kustomize` does, apart from the hash in the names of generated maps.
 * @param folder from the top of the project
 * @throws where a file, or the target of a patch, an image or a number of replicas, is missing
 */
export function build(folder: string): Manifest[] {
  const { namespace, resources, images, replicas, configMapGenerator, patches } = v.parse(
    kustomization,
    Bun.YAML.parse(textOf(join(folder, 'kustomization.yaml'))),
  )
  const built = resources.flatMap((resource) => {
    const path = join(folder, resource)
    return existsSync(join(ROOT, path, 'kustomization.yaml')) ? build(path) : readManifests(path)
  })
  for (const { name, literals } of configMapGenerator) {
    const data = Object.fromEntries(
      literals.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
    )
    built.push({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data })
  }
  for (const { target, patch } of patches) {
    const found = built.filter(({ kind, metadata }) => kind === target.kind && metadata.name === target.name)
    if (found.length !== 1) throw new Error(`a patch matches ${found.length} objects: ${target.kind} ${target.name}`)
    for (const { path, value } of v.parse(patchLines, Bun.YAML.parse(patch)))
      for (const one of found) replace(one, path, value)
  }
  for (const { name, count } of replicas) {
    const found = built.find(
      ({ kind, metadata }) => ['StatefulSet', 'Deployment'].includes(kind) && metadata.name === name,
    )
    if (found === undefined) throw new Error(`there is no ${name} to set the replicas of`)
    replace(found, '/spec/replicas', count)
  }
  renameImages(built, images)
  if (namespace !== undefined)
    for (const { kind, metadata } of built) if (kind !== 'Namespace') metadata.namespace = namespace
  return built
}

/** The files below the folder that no kustomization names. */
export function unusedFiles(): string[] {
  const files = [...new Bun.Glob(`${FOLDER}/**/*.yaml`).scanSync(ROOT)]
  const named = files
    .filter((file) => file.endsWith('kustomization.yaml'))
    .flatMap((file) =>
      v.parse(kustomization, Bun.YAML.parse(textOf(file))).resources.map((name) => join(dirname(file), name)),
    )
  return files.filter((file) => !file.endsWith('kustomization.yaml') && !named.includes(file))
}
