/** A block of `.env.example`: comments, and the lines of the settings that they explain. */
interface Block {
  comments: string[]
  lines: string[]
}

/** Names of settings, some with values, and addresses. They become code, because Markdown reads underscores as emphasis. */
const CODE =
  /`[^`]*`|\b[A-Z][A-Z\d]*_\w*(?:=[^\s.,]+)?|\b(?:mysql|nats|tls|https?):\/\/[\w%-][^\s,);]*[^\s.,):;]|\?ssl-mode=\S*[^\s.]/g

const asMarkdown = (comment: string): string =>
  comment.replace(CODE, (part) => (part.startsWith('`') ? part : `\`${part}\``))

/** Adds the capital letter and the full stop that a sentence lacks in the file. */
const asSentence = (text: string): string =>
  `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`

const SETTING = /^(# )?([A-Z][A-Z\d_]+)=(.*)$/

/** What a line of `.env.example` says about a value: the default, or an example behind a `#`. */
function valueLines(line: string): string[] {
  const [, comment, key = '', value = ''] = SETTING.exec(line) ?? []
  if (value === '') return []
  return [`- ${comment === undefined ? 'Default' : 'Example'}: \`${key}=${value}\``]
}

function blockLines({ comments, lines }: Block): string[] {
  const names = lines.map((line) => `\`${SETTING.exec(line)?.[2] ?? line}\``)
  const values = lines.flatMap(valueLines)
  return [
    ...(names.length === 0 ? [] : [`### ${names.join(', ')}`, '']),
    ...(comments.length === 0 ? [] : [asMarkdown(comments.join(' ')), '']),
    ...(values.length === 0 ? [] : [...values, '']),
  ]
}

/** The list of environment variables as Markdown. @param example the text of `.env.example` */
export function guideToEnvironment(example: string): string {
  const written: string[] = ['# Environment variables', '']
  let block: Block = { comments: [], lines: [] }
  const close = (): void => {
    written.push(...blockLines(block))
    block = { comments: [], lines: [] }
  }
  for (const line of example.split('\n')) {
    const [, section] = /^# --- (.*?) ---$/.exec(line) ?? []
    if (section !== undefined) {
      close()
      const [title = section, ...more] = section.split(/: |; (?=without)/)
      written.push(`## ${title}`, '', ...(more.length === 0 ? [] : [asMarkdown(asSentence(more.join(': '))), '']))
    } else if (SETTING.test(line)) {
      block.lines.push(line)
    } else if (line.startsWith('#')) {
      if (block.lines.length > 0) close()
      block.comments.push(line.replace(/^# ?/, ''))
    }
  }
  close()
  return written.join('\n')
}
