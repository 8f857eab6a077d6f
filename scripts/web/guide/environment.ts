/** A block of `.env.example`: comments, and the settings that they explain. */
interface Block {
  comments: string[]
  keys: string[]
}

/** The parts of a comment that are values or addresses are code, so that no underscore is taken for emphasis. */
const asMarkdown = (comment: string): string =>
  comment.replace(
    /`[^`]*`|(?:\b[A-Z][A-Z\d]*_[\w]*|\b(?:mysql|nats|tls|https?):\/\/\S*[^\s.,):;]|\?ssl-mode=\S+)/g,
    (part) => (part.startsWith('`') ? part : `\`${part}\``),
  )

function blockLines({ comments, keys }: Block): string[] {
  const list = keys.map((key) => `- \`${key}\``)
  return [
    ...(comments.length === 0 ? [] : [asMarkdown(comments.join(' ')), '']),
    ...list,
    ...(list.length === 0 ? [] : ['']),
  ]
}

/** The list of environment variables as Markdown. @param example the text of `.env.example` */
export function guideToEnvironment(example: string): string {
  const lines: string[] = ['# Environment variables', '']
  let block: Block = { comments: [], keys: [] }
  const close = (): void => {
    lines.push(...blockLines(block))
    block = { comments: [], keys: [] }
  }
  for (const line of example.split('\n')) {
    const [, section] = /^# --- (.*?) ---$/.exec(line) ?? []
    if (section !== undefined) {
      close()
      const [title = section, ...more] = section.split(/: |; (?=without)/)
      lines.push(`## ${title}`, '', ...(more.length === 0 ? [] : [`${asMarkdown(more.join(': '))}`, '']))
    } else if (/^# [A-Z][A-Z_]+=/.test(line)) {
      block.keys.push(line.replace('# ', ''))
    } else if (line.startsWith('#')) {
      if (block.keys.length > 0) close()
      block.comments.push(line.replace(/^# ?/, ''))
    } else if (line.trim() !== '') {
      block.keys.push(line.trim())
    }
  }
  close()
  return lines.join('\n')
}
