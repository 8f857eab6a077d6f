import { useSignal } from '@preact/signals'
import type { BrandingPatch, BrandingReply } from '../../../../shared/api/branding.ts'
import { LARGEST_IMAGE_BYTES } from '../../../../shared/branding/image.ts'
import { LONGEST_BIO, LONGEST_NICK } from '../../../../shared/branding/profile.ts'
import { brandingPageTexts } from '../../../../shared/text/web/branding-page-texts.ts'
import { errorAt, type Problem } from '../../api/problem.ts'
import { readDataUri } from '../../api/read-file.ts'
import { sayFrom } from '../../language.ts'
import { Button } from '../../parts/button.tsx'
import { CONTROL, Field } from '../../parts/field.tsx'
import { FormProblem } from '../../parts/form-problem.tsx'

const say = sayFrom(brandingPageTexts)

/** A form for the profile. It sends only the fields that a person has changed. */
export function ProfileForm({
  shown,
  onSave,
}: {
  shown: BrandingReply
  /** Returns the problem; null after success. */
  onSave: (change: BrandingPatch) => Promise<Problem | null>
}) {
  const busy = useSignal(false)
  const problem = useSignal<Problem | null>(null)
  const tooLarge = useSignal<readonly string[]>([])
  const isRefused = shown.refusal !== null

  async function send(form: HTMLFormElement): Promise<void> {
    const fields = new FormData(form)
    const change: BrandingPatch = {}
    for (const part of ['nick', 'bio'] as const) {
      const text = String(fields.get(part) ?? '').trim() || null
      if (text !== shown[part]) change[part] = text
    }
    const files = (['avatar', 'banner'] as const).flatMap((part) => {
      const file = fields.get(part)
      return file instanceof File && file.size > 0 ? [{ part, file }] : []
    })
    tooLarge.value = files.filter(({ file }) => file.size > LARGEST_IMAGE_BYTES).map(({ part }) => part)
    if (tooLarge.value.length > 0) return
    for (const { part, file } of files) change[part] = await readDataUri(file)
    if (Object.keys(change).length === 0) return
    busy.value = true
    problem.value = await onSave(change)
    busy.value = false
  }

  const errorOf = (part: string): string | null =>
    tooLarge.value.includes(part) ? say('brandingPage.tooLarge') : errorAt(problem.value, `body.${part}`)
  return (
    <form
      class="grid grid-cols-1 gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy.value) void send(event.currentTarget)
      }}
    >
      <Field label={say('brandingPage.nick')} hint={say('brandingPage.usual')} error={errorOf('nick')}>
        {(control) => (
          <input
            {...{ ...control, class: CONTROL, name: 'nick', defaultValue: shown.nick ?? '' }}
            {...{ maxLength: LONGEST_NICK, autocomplete: 'off', disabled: isRefused }}
          />
        )}
      </Field>
      <Field label={say('brandingPage.bio')} hint={say('brandingPage.usual')} error={errorOf('bio')}>
        {(control) => (
          <textarea
            {...{ ...control, class: `${CONTROL} min-h-24`, name: 'bio', rows: 3 }}
            {...{ defaultValue: shown.bio ?? '', maxLength: LONGEST_BIO, disabled: isRefused }}
          />
        )}
      </Field>
      {(['avatar', 'banner'] as const).map((part) => (
        <Field key={part} label={say(`brandingPage.${part}`)} hint={say('brandingPage.picture')} error={errorOf(part)}>
          {(control) => (
            <div class="grid grid-cols-1 gap-2">
              {shown[`${part}Url`] !== null && (
                <img
                  src={shown[`${part}Url`] ?? undefined}
                  alt={say(`brandingPage.${part}`)}
                  class={
                    part === 'avatar' ? 'size-20 rounded-full' : 'max-h-32 w-full max-w-md rounded-card object-cover'
                  }
                />
              )}
              <input
                {...{ ...control, class: CONTROL, type: 'file', name: part, disabled: isRefused }}
                accept="image/png,image/jpeg,image/gif"
              />
            </div>
          )}
        </Field>
      ))}
      <div class="empty:hidden">
        <FormProblem problem={problem.value} />
      </div>
      <div>
        <Button kind="primary" type="submit" busy={busy.value} disabled={isRefused}>
          {say('brandingPage.save')}
        </Button>
      </div>
    </form>
  )
}
