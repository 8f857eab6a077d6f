/** A slash command as a person types it. */
export interface CommandLine {
  /** Command, group and subcommand, e.g. `['levelroles', 'add']`. */
  words: string[]
  /** Values of options, by name. */
  values: Record<string, string>
}

/** Reads `/levels give user:@alice levels:2 note:"well done"`. @throws where a part is neither a word nor `name:value` */
export function readCommandLine(line: string): CommandLine {
  const words: string[] = []
  const values: Record<string, string> = {}
  for (const part of line
    .trim()
    .replace(/^\//, '')
    .match(/[^\s:"]+:"[^"]*"|[^\s:]+:\S+|\S+/g) ?? []) {
    const [, name, quoted, plain] = part.match(/^([^:"]+):(?:"([^"]*)"|(.*))$/s) ?? []
    if (name !== undefined) values[name] = quoted ?? plain ?? ''
    else if (Object.keys(values).length === 0) words.push(part)
    else throw new Error(`"${part}" is no option: write name:value`)
  }
  return { words, values }
}
