import { signal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { partsTexts } from '../../../shared/text/web/parts-texts.ts'
import { sayFrom } from '../language.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

const say = sayFrom(partsTexts)

interface Question {
  title: string
  text: ComponentChildren
  /** The words of the button that agrees. */
  agree: string
  /** The words of the other button. The default is "Cancel". */
  refuse?: string
  danger?: boolean
}

const asked = signal<(Question & { answer: (agreed: boolean) => void }) | null>(null)

/** Asks the person a question in a dialog. Another open question counts as refused. */
export function ask(question: Question): Promise<boolean> {
  asked.value?.answer(false)
  return new Promise((resolve) => {
    asked.value = {
      ...question,
      answer(agreed) {
        asked.value = null
        resolve(agreed)
      },
    }
  })
}

/** Asks whether unsaved changes may be lost. */
export const askToLeave = (): Promise<boolean> =>
  ask({
    title: say('parts.leaveTitle'),
    text: say('parts.leaveText'),
    agree: say('parts.leave'),
    refuse: say('parts.stay'),
    danger: true,
  })

/** Draws the open question. */
export function Questions() {
  const question = asked.value
  if (question === null) return null
  const { title, text, agree, refuse, danger, answer } = question
  return (
    <Dialog
      title={title}
      onClose={() => answer(false)}
      actions={
        <>
          <Button onClick={() => answer(false)}>{refuse ?? say('parts.cancel')}</Button>
          <Button kind={danger ? 'danger' : 'primary'} onClick={() => answer(true)}>
            {agree}
          </Button>
        </>
      }
    >
      <div class="max-w-prose text-pretty">{text}</div>
    </Dialog>
  )
}
