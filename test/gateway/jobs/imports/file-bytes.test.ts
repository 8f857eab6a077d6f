import { afterAll, beforeAll, expect, test } from 'bun:test'
import type { EffectContext } from '../../../../gateway/jobs/context.ts'
import { fileBytes } from '../../../../gateway/jobs/imports/file-bytes.ts'
import { isAttachmentUrl } from '../../../../shared/discord/cdn.ts'
import { UnreadableFile } from '../../../../shared/imports/file-refusal.ts'
import { LARGEST_FILE_BYTES } from '../../../../shared/imports/upload.ts'

const MIB = 1_048_576

/** A body whose length no header says. */
const unmeasured = (mebibytes: number) =>
  new ReadableStream({
    pull(controller) {
      if (mebibytes-- > 0) controller.enqueue(new Uint8Array(MIB))
      else controller.close()
    },
  })

let server: ReturnType<typeof Bun.serve>
let asked: string[] = []
beforeAll(() => {
  server = Bun.serve({
    hostname: '127.0.0.1',
    port: 0,
    fetch(request) {
      const { pathname, origin } = new URL(request.url)
      asked.push(pathname)
      const name = pathname.split('/').at(-1)
      if (name === 'moved') return Response.redirect(`${origin}/attachments/1/2/small`)
      if (name === 'endless') return new Response(unmeasured(40))
      if (name === 'large') return new Response(new Uint8Array(LARGEST_FILE_BYTES + 1))
      if (name === 'busy') return new Response(null, { status: 503 })
      return name === 'small' ? new Response('id,xp\n') : new Response(null, { status: 404 })
    },
  })
})
afterAll(() => server.stop(true))

async function read(url: string, expected = 6): Promise<string> {
  // Only these parts of the context are used for an attachment.
  const context = { apiUrl: `${server.url.origin}/api` } as EffectContext
  const source = { kind: 'attachment', url, filename: 'f', bytes: expected } as const
  const options = { keeps: 'totals', columns: null } as const
  let [text, bytes] = ['', 0]
  try {
    const reading = { id: '1', attempt: 1, kind: 'import', mode: 'add', source, options } as const
    for await (const piece of fileBytes(reading, context)) {
      expect(piece.length).toBeLessThanOrEqual(65_536)
      bytes += piece.length
      if (bytes < 100) text += new TextDecoder().decode(piece)
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return error.why
    throw error
  }
  return text
}
const at = (name: string): string => `${server.url.origin}/ephemeral-attachments/1/2/${name}`

test('an attachment is read from Discord’s address, and from no other', async () => {
  expect(await read(`${at('small')}?ex=1&hm=2&`)).toBe('id,xp\n')
  asked = []
  expect(await read('http://127.0.0.1:1/attachments/1/2/small')).toBe('gone')
  expect(await read(`${server.url.origin}/api/v10/users/@me`)).toBe('gone')
  expect(asked).toEqual([])
})

test('a redirect is not followed', async () => {
  asked = []
  expect(await read(at('moved'))).toBe('gone')
  expect(asked).toEqual(['/ephemeral-attachments/1/2/moved'])
})

test('a file of more than 25 MiB is refused, also where no header says its size', async () => {
  expect(await read(at('large'))).toBe('too-large')
  expect(await read(at('endless'))).toBe('too-large')
})

test('a file that is gone or incomplete is refused, and one that Discord cannot serve now is tried again', async () => {
  expect(await read(at('missing'))).toBe('gone')
  expect(await read(at('small'), 7)).toBe('truncated')
  await expect(read(at('busy'))).rejects.toThrow('Discord answered 503 for an attachment')
})

const CDN = 'https://cdn.discordapp.com/attachments/1/2'

test.each([
  [`${CDN}/a.json`, true],
  [`${CDN}/a.json?ex=1&is=2&hm=3&`, true],
  ['https://cdn.discordapp.com/ephemeral-attachments/1/2/a.json', true],
  ['https://media.discordapp.net/attachments/1/2/a.json', true],
  ['http://cdn.discordapp.com/attachments/1/2/a.json', false],
  ['https://cdn.discordapp.com:444/attachments/1/2/a.json', false],
  ['https://cdn.discordapp.com@evil.example/attachments/1/2/a.json', false],
  ['https://evil.example/attachments/1/2/a.json', false],
  ['https://cdn.discordapp.com.evil.example/attachments/1/2/a.json', false],
  ['https://evil.example\\@cdn.discordapp.com/attachments/1/2/a.json', false],
  ['https://cdn.discordapp.com/avatars/1/2.png', false],
  ['https://cdn.discordapp.com/attachments/1/2/a.json#x', false],
  ['file:///etc/passwd', false],
])('%s is the address of an attachment at Discord: %p', (url, expected) => {
  expect(isAttachmentUrl(url, 'https://discord.com/api')).toBe(expected)
})
