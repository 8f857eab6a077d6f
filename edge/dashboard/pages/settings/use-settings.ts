import { useSignal } from '@preact/signals'
import { useEffect, useLayoutEffect } from 'preact/hooks'
import type { VersionConflict } from '../../../../shared/api/conflict.ts'
import type { SettingsReply, SettingValue } from '../../../../shared/api/settings.ts'
import { settingsTexts } from '../../../../shared/text/web/settings-texts.ts'
import { call } from '../../api/client.ts'
import { refreshGuild } from '../../api/guild.ts'
import { errorAt, type Problem } from '../../api/problem.ts'
import type { Resource } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { askBeforeLeaving } from '../../navigation.ts'
import { askToLeave } from '../../parts/ask.tsx'
import { sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import { type Conflict, type Draft, edit, rebase, savedValues, withDefaults, withoutNames } from './draft.ts'

const say = sayFrom(settingsTexts)

/** A save that came too late, because somebody else has saved since the form was loaded. */
export interface Stale {
  conflicts: readonly Conflict[]
  changes: VersionConflict['changes']
  /** The draft on top of what is saved now. */
  draft: Draft
}

/** The state of the form of the settings: unsaved changes, and the functions that change and save them. */
export function useSettings(guildId: string, loaded: SettingsReply, resource: Resource<SettingsReply>) {
  const draft = useSignal<Draft>({})
  const typos = useSignal<ReadonlySet<string>>(new Set())
  const busy = useSignal(false)
  const problem = useSignal<Problem | null>(null)
  const stale = useSignal<Stale | null>(null)
  /** The number of discards. It is part of the fields' keys, so that a discard draws them again with the saved values. */
  const round = useSignal(0)
  /** The settings that the draft was made from. */
  const base = useSignal(loaded)
  const saved = savedValues(base.value.settings)
  const isChanged = Object.keys(draft.value).length > 0

  // A newer reply arrived. The unsaved changes stay, if nobody else changed the same fields.
  useEffect(() => {
    if (loaded.version === base.value.version) return
    const rebased = rebase(draft.value, savedValues(base.value.settings), savedValues(loaded.settings))
    if (rebased.conflicts.length > 0) return
    base.value = loaded
    draft.value = rebased.draft
  }, [loaded, base, draft])

  // Before the next paint: a busy browser may paint late, and the person may leave before.
  useLayoutEffect(() => (isChanged ? askBeforeLeaving(askToLeave) : undefined), [isChanged])

  function change(name: string, value: SettingValue): void {
    draft.value = edit(draft.value, saved, name, value)
    problem.value = null
  }

  function noteTypo(name: string, isTypo: boolean): void {
    const next = new Set(typos.value)
    if (isTypo) next.add(name)
    else next.delete(name)
    typos.value = next
  }

  async function save(): Promise<void> {
    if (typos.value.size > 0) {
      focusFirstError()
      return
    }
    busy.value = true
    const sent = draft.value
    const answer = await call<SettingsReply>(`/guilds/${guildId}/settings`, {
      method: 'PATCH',
      body: { values: sent },
      version: base.value.version,
    })
    busy.value = false
    if (answer.ok) {
      base.value = answer.value
      draft.value = rebase(draft.value, saved, savedValues(answer.value.settings)).draft
      resource.put(answer.value, answer.version)
      problem.value = null
      toast(say('settings.saved'))
      refreshGuild(guildId)
    } else if (answer.problem.status === 412) await showConflict(answer.problem)
    else if (answer.problem.status === 404) {
      // The person may no longer see this server.
      toast(sentenceOf(answer.problem), 'error')
      await resource.load()
    } else {
      problem.value = answer.problem
      if (answer.problem.errors.length === 0) toast(sentenceOf(answer.problem), 'error')
      else setTimeout(focusFirstError)
    }
  }

  /** Loads the saved settings again, and shows the changes of others. */
  async function showConflict({ more }: Problem): Promise<void> {
    const state = await resource.load()
    if (state.kind !== 'ready') return
    const rebased = rebase(draft.value, saved, savedValues(state.value.settings))
    // The API's tests check this problem against its schema. Without the changes, the dialog only cannot list them.
    const changes = Array.isArray(more.changes) ? (more.changes as VersionConflict['changes']) : []
    base.value = state.value
    draft.value = rebased.draft
    stale.value = { ...rebased, changes }
  }

  return {
    settings: base.value,
    draft: draft.value,
    isChanged,
    hasTypos: typos.value.size > 0,
    busy: busy.value,
    stale: stale.value,
    round: round.value,
    errorOf: (name: string) => errorAt(problem.value, name),
    change,
    noteTypo,
    save,
    reset: (fields: SettingsReply['settings'][number]['fields']) => {
      draft.value = withDefaults(draft.value, saved, fields)
    },
    discard: () => {
      draft.value = {}
      typos.value = new Set()
      problem.value = null
      round.value += 1
    },
    /** @param taken the fields for which the others' value stays */
    resolve: async (taken: ReadonlySet<string>) => {
      draft.value = withoutNames(draft.value, taken)
      stale.value = null
      if (Object.keys(draft.value).length > 0) await save()
    },
    closeConflict: () => {
      stale.value = null
    },
  }
}

const focusFirstError = (): void => document.querySelector<HTMLElement>('main [aria-invalid="true"]')?.focus()
