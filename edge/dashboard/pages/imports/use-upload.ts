import { useRef, useState } from 'preact/hooks'
import type { ImportsReply } from '../../../../shared/api/imports.ts'
import { newImportTexts } from '../../../../shared/text/web/new-import-texts.ts'
import { call } from '../../api/client.ts'
import type { Resource } from '../../api/resource.ts'
import { sayFrom } from '../../language.ts'
import { sentenceOf } from '../../parts/states.tsx'
import { toast } from '../../parts/toast.tsx'
import { type Draft, draftBody } from './draft.ts'
import { Upload } from './upload.ts'

const say = sayFrom(newImportTexts)

/** An upload of this window. */
interface Sending {
  title: string
  /** Null until the API knows of it. */
  id: string | null
  done: number
  total: number
}

/** Uploads a file, and shows its progress. @param resource the imports, which are read again at the end */
export function useUpload(guildId: string, resource: Resource<ImportsReply>) {
  const [sending, setSending] = useState<Sending | null>(null)
  const running = useRef<Upload | null>(null)

  async function start(file: File, draft: Draft): Promise<void> {
    const title = file.name
    setSending({ title, id: null, done: 0, total: 1 })
    const at = `/guilds/${guildId}/imports`
    let id: string | null = null
    const upload = new Upload(at, (sent) => {
      id = sent.id
      setSending({ title, ...sent })
    })
    running.current = upload
    const ended = await upload.send(file, draftBody(draft, file))
    if (ended.end === 'unreadable') toast(say('newImport.unreadable'), 'error')
    if (ended.end === 'refused') toast(sentenceOf(ended.problem), 'error')
    // An incomplete upload is useless, and a new one would have to wait until it expires.
    const isBroken = ended.end === 'unreadable' || ended.end === 'refused'
    if (isBroken && id !== null) await call(`${at}/${id}/cancel`, { method: 'POST' })
    await resource.load()
    setSending(null)
  }

  return {
    sending,
    start: (file: File, draft: Draft) => void start(file, draft),
    cancel: () => running.current?.cancel(),
  }
}
