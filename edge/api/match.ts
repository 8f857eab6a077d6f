import type { AnyRoute, Method } from './route.ts'

/** The routes below one part of a path. */
interface Node {
  literals: Map<string, Node>
  /** Any other text. */
  placeholder: Node | null
  routes: Map<string, AnyRoute>
}

/** The route of a method and a path, or the reason why there is none. */
export type Match =
  | { kind: 'route'; route: AnyRoute; params: Readonly<Record<string, string>> }
  /** There are routes with this path, for other methods. */
  | { kind: 'other-method'; methods: readonly Method[]; routes: readonly AnyRoute[] }
  | { kind: 'nothing' }

const newNode = (): Node => ({ literals: new Map(), placeholder: null, routes: new Map() })
const isPlaceholder = (part: string): boolean => part.startsWith(':')
const partsOf = (path: string): string[] => path.split('/').slice(1)

function below(node: Node, part: string): Node {
  if (isPlaceholder(part)) {
    node.placeholder ??= newNode()
    return node.placeholder
  }
  const known = node.literals.get(part) ?? newNode()
  node.literals.set(part, known)
  return known
}

/** Finds a path's node, and notes the texts at its placeholders. A literal part is preferred to a placeholder. */
function find(
  node: Node,
  parts: readonly string[],
  texts: readonly string[],
): { node: Node; texts: readonly string[] } | null {
  const [part, ...rest] = parts
  if (part === undefined) return node.routes.size === 0 ? null : { node, texts }
  const literal = node.literals.get(part)
  const found = literal && find(literal, rest, texts)
  if (found) return found
  return node.placeholder === null || part === '' ? null : find(node.placeholder, rest, [...texts, part])
}

/** The placeholders of a path, e.g. `guild_id`. */
export const placeholdersOf = (path: string): string[] =>
  partsOf(path)
    .filter(isPlaceholder)
    .map((part) => part.slice(1))

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // The text has a percent sign that encodes nothing. No id has one, so the schema refuses the text.
    return text
  }
}

/** Compiles a list of routes. @throws where two have the same method and path */
export function compileRoutes(routes: readonly AnyRoute[]): (method: string, path: string) => Match {
  const top = newNode()
  for (const route of routes) {
    const node = partsOf(route.path).reduce(below, top)
    if (node.routes.has(route.method)) throw new Error(`two routes are ${route.method} ${route.path}`)
    node.routes.set(route.method, route)
  }
  return (method, path) => {
    const found = find(top, partsOf(path), [])
    if (found === null) return { kind: 'nothing' }
    // HEAD is GET without the body.
    const route = found.node.routes.get(method === 'HEAD' ? 'GET' : method)
    const others = [...found.node.routes.values()]
    if (route === undefined)
      return { kind: 'other-method', methods: others.map((other) => other.method), routes: others }
    const names = placeholdersOf(route.path)
    const params = Object.fromEntries(names.map((name, nth) => [name, decoded(found.texts[nth] ?? '')]))
    return { kind: 'route', route, params }
  }
}
