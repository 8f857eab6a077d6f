import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const ROOT = join(import.meta.dir, '../..')
const names = v.optional(v.record(v.string(), v.string()), {})
const details = v.looseObject({ dependencies: names, optionalDependencies: names })
/** Name with version, registry, details, checksum. */
const entry = v.tuple([v.string(), v.string(), details, v.string()])
const lockFile = v.looseObject({
  workspaces: v.looseObject({ '': v.looseObject({ dependencies: names, devDependencies: names }) }),
  packages: v.record(v.string(), entry),
})

/** Packages for development whose files `scripts/build-cards` copies: the images and the Workers contain fonts and emoji. */
const COPIED = /^@(fontsource-variable|twemoji)\//

/** A package that runs in production. */
export interface LockedPackage {
  name: string
  version: string
  /** SHA-512 of the package's archive, in hexadecimal. */
  sha512: string
  /** The packages that it needs, as `name@version`. */
  needs: string[]
}

/** The path of the package in which another one is nested: `a` for `a/@b/c`. */
const outer = (key: string): string => key.replace(/\/?(?:@[^/]+\/)?[^/]+$/, '')

/**
 * The packages of bun.lock that run in production: those of `dependencies`, those whose files are copied, and all that they need.
 * @throws if bun.lock lacks one of them
 */
export function lockedPackages(text = readFileSync(join(ROOT, 'bun.lock'), 'utf8')): {
  direct: string[]
  packages: LockedPackage[]
} {
  const { workspaces, packages } = v.parse(lockFile, Bun.JSONC.parse(text))
  const found = new Map<string, LockedPackage>()

  /** Finds the package `name` as the package `from` finds it: nested in `from`, else nested in the package around `from`. */
  function add(name: string, from: string): string {
    const key = from === '' ? name : `${from}/${name}`
    const locked = packages[key]
    if (locked === undefined) {
      if (from === '') throw new Error(`bun.lock does not have ${name}`)
      return add(name, outer(from))
    }
    const [id, , { dependencies, optionalDependencies }, checksum] = locked
    if (found.has(id)) return id
    const at = id.lastIndexOf('@')
    const sha512 = Buffer.from(checksum.replace(/^sha512-/, ''), 'base64').toString('hex')
    const one: LockedPackage = { name: id.slice(0, at), version: id.slice(at + 1), sha512, needs: [] }
    found.set(id, one)
    const wanted = Object.keys({ ...dependencies, ...optionalDependencies })
    one.needs = wanted.filter((need) => need in dependencies || need in packages).map((need) => add(need, key))
    return id
  }

  const { dependencies, devDependencies } = workspaces['']
  const copied = Object.keys(devDependencies).filter((name) => COPIED.test(name))
  const direct = [...Object.keys(dependencies), ...copied].map((name) => add(name, ''))
  return { direct, packages: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)) }
}
