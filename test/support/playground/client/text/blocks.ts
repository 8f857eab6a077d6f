/** A block of a text in Discord's markdown: one or more lines. The text of a block still has its inline markdown, e.g. bold. */
export type Block =
  | { kind: 'paragraph' | 'quote' | 'small' | 'code'; text: string }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'list'; isOrdered: boolean; start: number; items: readonly string[] }

const CODE = /```(?:[\w+-]+\n)?\n?(.*?)\n?```/gs
const HEADING = /^(#{1,3}) +(\S.*)$/
const SMALL = /^-# +(\S.*)$/
const QUOTE = /^> (.*)$/
const ITEM = /^\s*[-*] +(\S.*)$/
const NUMBERED = /^\s*(\d+)\. +(\S.*)$/

function blockOf(line: string): Block {
  const [, marks = '', heading] = HEADING.exec(line) ?? []
  // The pattern takes one to three marks.
  if (heading !== undefined) return { kind: 'heading', level: marks.length as 1 | 2 | 3, text: heading }
  const [, small] = SMALL.exec(line) ?? []
  if (small !== undefined) return { kind: 'small', text: small }
  const [, quoted] = QUOTE.exec(line) ?? []
  if (quoted !== undefined) return { kind: 'quote', text: quoted }
  const [, item] = ITEM.exec(line) ?? []
  if (item !== undefined) return { kind: 'list', isOrdered: false, start: 1, items: [item] }
  const [, number, numbered] = NUMBERED.exec(line) ?? []
  if (numbered !== undefined) return { kind: 'list', isOrdered: true, start: Number(number), items: [numbered] }
  return { kind: 'paragraph', text: line }
}

/** Joins a line's block to the block before it, as Discord's client does with quotes, lists and plain lines; null where it stays apart. */
function join(before: Block | undefined, next: Block): Block | null {
  if (before === undefined) return null
  if (before.kind === 'list' && next.kind === 'list' && before.isOrdered === next.isOrdered)
    return { ...before, items: [...before.items, ...next.items] }
  const isText = next.kind === 'paragraph' || next.kind === 'quote'
  if (isText && before.kind === next.kind) return { kind: next.kind, text: `${before.text}\n${next.text}` }
  return null
}

function blocksOfLines(text: string): Block[] {
  const blocks: Block[] = []
  for (const line of text.split('\n')) {
    const next = blockOf(line)
    const joined = join(blocks.at(-1), next)
    if (joined === null) blocks.push(next)
    else blocks[blocks.length - 1] = joined
  }
  // An empty line before or after a heading or list does not take a line of its own.
  return blocks.flatMap((block) => {
    if (block.kind !== 'paragraph') return [block]
    const trimmed = block.text.replace(/^\n+|\n+$/g, '')
    return trimmed.trim() === '' ? [] : [{ ...block, text: trimmed }]
  })
}

/**
 * Divides a text into the blocks that Discord's client draws.
 * https://support.discord.com/hc/en-us/articles/210298617
 */
export function readBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let end = 0
  for (const match of text.matchAll(CODE)) {
    blocks.push(...blocksOfLines(text.slice(end, match.index)), { kind: 'code', text: match[1] ?? '' })
    end = match.index + match[0].length
  }
  return [...blocks, ...blocksOfLines(text.slice(end))]
}
