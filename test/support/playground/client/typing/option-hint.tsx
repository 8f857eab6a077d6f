import { say } from '../language.ts'
import { locale } from '../room/directory.ts'
import { localDescription, localName } from './commands.ts'
import type { Line } from './line.ts'
import type { RunProblem } from './run.ts'

function wordsOf(problem: RunProblem): string {
  switch (problem.reason) {
    case 'no command':
      return say('play.noCommand')
    case 'missing':
      return say('play.missing', problem)
    case 'number':
      return say('play.noNumber', problem)
    case 'file':
      return say('play.noFile', problem)
    case 'unknown':
      return say('play.noValue', problem)
  }
}

/** A line above the message box: the description of the command or the option, or why the command cannot be sent. */
export function OptionHint({ read, problem, id }: { read: Line; problem: RunProblem | null; id: string }) {
  const described =
    read.kind !== 'options'
      ? ''
      : read.active === null
        ? `/${read.command.words} – ${read.command.description}`
        : `${localName(read.active.option, locale.value)} – ${localDescription(read.active.option, locale.value)}`
  return (
    <p
      id={id}
      role={problem === null ? undefined : 'alert'}
      class={
        problem === null
          ? `px-1 text-xs text-soft ${described === '' ? '' : 'pb-1.5'}`
          : 'px-1 pb-1.5 text-sm text-danger'
      }
    >
      {problem === null ? described : wordsOf(problem)}
    </p>
  )
}
