import { textOf } from '../project.ts'

export const DOCKERFILE = 'gateway/deploy/Dockerfile'

export interface Instruction {
  keyword: string
  /** The rest of the line, without flags. */
  rest: string
  /** e.g. `from` of `COPY --from=packages` */
  flags: Readonly<Record<string, string>>
}

export interface Stage {
  name: string
  /** An image, or an earlier stage. */
  from: string
  instructions: readonly Instruction[]
}

function readInstruction(line: string): Instruction {
  const [, keyword = '', words = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? []
  const [given = ''] = /^(?:--\S+\s+)*/.exec(words) ?? []
  const flags = [...given.matchAll(/--([\w-]+)=(\S+)/g)].map(([, name = '', value = '']) => [name, value])
  return { keyword: keyword.toUpperCase(), rest: words.slice(given.length).trim(), flags: Object.fromEntries(flags) }
}

/** Reads the stages of the Dockerfile, in order. */
export function readStages(): Stage[] {
  const text = textOf(DOCKERFILE)
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n\s*/g, '')
  const instructions = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readInstruction)
  const stages: { name: string; from: string; instructions: Instruction[] }[] = []
  for (const instruction of instructions) {
    if (instruction.keyword !== 'FROM') {
      stages.at(-1)?.instructions.push(instruction)
      continue
    }
    const [, from = '', name = ''] = /^(\S+) AS (\S+)$/.exec(instruction.rest) ?? []
    stages.push({ name, from, instructions: [] })
  }
  return stages
}

/** The words of CMD and ENTRYPOINT in their form of a JSON list. */
export const wordsOf = (json: string): string[] => {
  const words: unknown = JSON.parse(json)
  if (!Array.isArray(words)) throw new Error(`not a list: ${json}`)
  return words.map(String)
}

/** The pairs of an ENV instruction. */
export const pairsOf = (rest: string): Record<string, string> =>
  Object.fromEntries(
    rest.split(/\s+/).map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
