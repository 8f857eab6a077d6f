/** A property of an interface, with its comment. */
export interface Property {
  name: string
  /** As TypeScript. */
  type: string
  /** The comment above it, on one line; empty where there is none. */
  comment: string
}

/** An interface of a source file, with its comment. */
export interface Interface {
  name: string
  comment: string
  properties: Property[]
}

/** A comment without its stars, on one line. */
const plain = (comment: string): string =>
  comment
    .replace(/^\/\*\*|\*\/$/g, '')
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join(' ')
    .trim()

const BEGINNING = /((?:\/\*\*(?:(?!\*\/).)*\*\/\s*)?)export interface (\w+)(?: extends \w+)? \{\n(.*?)\n\}/gs
const PROPERTY = /^\s*(?:(\/\*\*(?:(?!\*\/).)*\*\/)\s*)?(\w+)\??: ([^\n]+)\n?/s

/**
 * Reads the interfaces that a source file exports. Each property must be on one line. The compiler cannot do it: TypeScript 7 has
 * no API for programs.
 * @throws for a property that it does not understand, so that none is left out
 */
export function readInterfaces(source: string): Interface[] {
  return [...source.matchAll(BEGINNING)].map(([, comment = '', name = '', body = '']) => {
    const properties: Property[] = []
    for (let rest = body; rest.trim() !== ''; ) {
      const [whole = '', above = '', property = '', type = ''] = PROPERTY.exec(rest) ?? []
      if (whole === '') throw new Error(`cannot read ${name} at: ${rest.trim().slice(0, 80)}`)
      properties.push({ name: property, type, comment: plain(above) })
      rest = rest.slice(whole.length)
    }
    return { name, comment: plain(comment.trim()), properties }
  })
}
