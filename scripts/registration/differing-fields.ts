const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameOf = (item: unknown): string | null => (isRecord(item) && typeof item.name === 'string' ? item.name : null)

/** The items of a list by their names; null where an item has no name. */
function byName(list: readonly unknown[]): Map<string, unknown> | null {
  const named = new Map<string, unknown>()
  for (const item of list) {
    const name = nameOf(item)
    if (name === null) return null
    named.set(name, item)
  }
  return named.size === list.length ? named : null
}

const within = (path: string, part: string): string => (path === '' ? part : `${path}.${part}`)

function differingItems(before: readonly unknown[], after: readonly unknown[], path: string): string[] {
  const [old, now] = [byName(before), byName(after)]
  if (old === null || now === null) return Bun.deepEquals(before, after) ? [] : [path]
  const names = [...new Set([...old.keys(), ...now.keys()])]
  const fields = names.flatMap((name) => differingFields(old.get(name), now.get(name), within(path, name)))
  const moved = fields.length === 0 && !Bun.deepEquals([...old.keys()], [...now.keys()])
  return moved ? [`${path} (their order)`] : fields
}

/**
 * Paths of the fields in which two values differ, e.g. `options.user.description`. Lists of named items are compared by name.
 * The order of an object's keys is ignored.
 */
export function differingFields(before: unknown, after: unknown, path = ''): string[] {
  if (Array.isArray(before) && Array.isArray(after)) return differingItems(before, after, path)
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])]
    return keys.flatMap((key) => differingFields(before[key], after[key], within(path, key)))
  }
  return Bun.deepEquals(before, after) ? [] : [path]
}
