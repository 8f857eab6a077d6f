import { describe, expect, test } from 'bun:test'
import { ComponentType } from 'discord-api-types/v10'
import { createMessageSchema, editSchemaFor, messageBodySchema } from '../support/discord/checks/message.ts'
import type { Answer as Refusal } from '../support/discord/rest/answers.ts'
import { parse } from '../support/discord/rest/parse.ts'
import { button, container, file, gallery, row, section, separator, text, thumbnail, times, V2 } from './components.ts'

/** What Discord answers to the body of a new message; only the errors of a refusal. */
function verdict(components: unknown, more: object = {}): unknown {
  const parsed = parse(messageBodySchema, { flags: V2, components, ...more })
  return parsed.ok ? 'taken' : errorsOf(parsed.answer)
}

const errorsOf = ({ status, body }: Refusal): unknown => {
  expect([status, body]).toMatchObject([400, { code: 50035, message: 'Invalid Form Body' }])
  return (body as { errors: unknown }).errors
}

const coded = (code: string) => ({ _errors: [{ code }] })

describe('a message of components', () => {
  test('may have each kind of component', () => {
    const whole = [
      text('# Title'),
      container([text(), separator({ divider: false, spacing: 2 }), section([text()], button('a')), row(button('b'))], {
        ...{ accent_color: 0xff_ff_ff, spoiler: true },
      }),
      section([text(), text(), text()], thumbnail('https://example.com/a.png', { description: 'A', spoiler: true })),
      gallery(10),
      file('attachment://a.json'),
      separator(),
      row(button('c'), button('d')),
    ]
    expect(verdict(whole)).toBe('taken')
  })

  test.each([
    ['a content', { content: 'x' }, 'content'],
    ['an empty content', { content: '' }, 'content'],
    ['an embed', { embeds: [{ title: 'x' }] }, 'embeds'],
    ['a sticker', { sticker_ids: ['1'] }, 'sticker_ids'],
    ['a poll', { poll: { question: { text: 'x' } } }, 'poll'],
  ])('cannot have %s', (_, more, field) => {
    const message = `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`
    const error = { code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2', message }
    expect(verdict([text()], more)).toEqual({ [field]: { _errors: [error] } })
  })

  test('may have the forbidden fields where they are empty', () => {
    expect(verdict([text()], { content: null, embeds: [], sticker_ids: [], poll: null })).toBe('taken')
  })

  test('has at most 40 components, those inside others included', () => {
    const code = 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'
    expect(verdict(times(40, () => text('x')))).toBe('taken')
    expect(verdict(times(41, () => text('x')))).toMatchObject({ components: coded(code) })
    expect(verdict([container(times(39, () => text('x')))])).toBe('taken')
    expect(verdict([container(times(40, () => text('x')))])).toMatchObject({ components: coded(code) })
    // A section is three components: itself, a text and its accessory.
    const sections = (count: number) => [
      ...Array.from({ length: count }, (_, n) => section([text('x')], button(`${n}`))),
      text('x'),
    ]
    expect(verdict(sections(13))).toBe('taken')
    expect(verdict([...sections(13), text('x')])).toMatchObject({ components: coded(code) })
  })

  test('shows at most 4,000 characters in all its texts together', () => {
    const code = 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'
    const message = 'Components displayable text size exceeds maximum size of 4000'
    const half = 'x'.repeat(2_000)
    expect(verdict([text(half), container([section([text(half)], button('a'))])])).toBe('taken')
    expect(verdict([text(half), container([section([text(`${half}x`)], button('a'))])])).toEqual({
      components: { _errors: [{ code, message }] },
    })
  })

  test.each([
    ['a label at the top', [{ type: ComponentType.Label }], { components: { 0: coded('UNION_TYPE_CHOICES') } }],
    ['a button at the top', [button('a')], { components: { 0: coded('UNION_TYPE_CHOICES') } }],
    [
      'a container in a container',
      [container([container([text()])])],
      { components: { 0: { components: { 0: coded('UNION_TYPE_CHOICES') } } } },
    ],
    [
      'a row in a section',
      [section([row(button('a'))], button('b'))],
      { components: { 0: { components: { 0: coded('UNION_TYPE_CHOICES') } } } },
    ],
    ['an empty container', [container([])], { components: { 0: { components: coded('BASE_TYPE_BAD_LENGTH') } } }],
    [
      'a section of four texts',
      [
        section(
          times(4, () => text()),
          button('a'),
        ),
      ],
      { components: { 0: { components: coded('BASE_TYPE_BAD_LENGTH') } } },
    ],
    ['a section without accessory', [section([text()])], { components: { 0: { accessory: {} } } }],
    [
      'a section with a text as its accessory',
      [section([text()], text())],
      { components: { 0: { accessory: coded('UNION_TYPE_CHOICES') } } },
    ],
    ['an empty gallery', [gallery(0)], { components: { 0: { items: coded('BASE_TYPE_BAD_LENGTH') } } }],
    ['a gallery of eleven', [gallery(11)], { components: { 0: { items: coded('BASE_TYPE_BAD_LENGTH') } } }],
    ['an empty text', [text('')], { components: { 0: { content: coded('BASE_TYPE_BAD_LENGTH') } } }],
    [
      'a file from elsewhere',
      [file('https://example.com/a.json')],
      { components: { 0: { file: { url: coded('URL_TYPE_INVALID_SCHEME') } } } },
    ],
    [
      'a picture whose address has another scheme',
      [section([text()], thumbnail('ftp://example.com/a.png'))],
      { components: { 0: { accessory: { media: { url: coded('URL_TYPE_INVALID_SCHEME') } } } } },
    ],
    [
      'a colour beyond white',
      [container([text()], { accent_color: 0x1_00_00_00 })],
      { components: { 0: { accent_color: coded('NUMBER_TYPE_MAX') } } },
    ],
    ['a wide separator', [separator({ spacing: 3 })], { components: { 0: { spacing: coded('BASE_TYPE_CHOICES') } } }],
    [
      'six buttons in a row',
      [row(...[1, 2, 3, 4, 5, 6].map((n) => button(`${n}`)))],
      { components: { 0: { components: coded('BASE_TYPE_BAD_LENGTH') } } },
    ],
    [
      'one id twice',
      [text('a', { id: 5 }), container([text('b', { id: 5 })])],
      { components: { 1: { components: { 0: { id: coded('COMPONENT_ID_DUPLICATED') } } } } },
    ],
    [
      'one custom id twice',
      [row(button('a')), section([text()], button('a'))],
      { components: { 1: { accessory: { custom_id: coded('COMPONENT_CUSTOM_ID_DUPLICATED') } } } },
    ],
  ])('cannot have %s', (_, components, errors) => {
    expect(verdict(components)).toMatchObject(errors)
  })

  test('needs the flag', () => {
    const message = 'Value of field "type" must be one of (1,).'
    const errors = { components: { 0: { _errors: [{ code: 'UNION_TYPE_CHOICES', message }] } } }
    for (const components of [[text()], [container([text()])], [separator()]]) {
      const parsed = parse(createMessageSchema, { content: 'x', components })
      expect(parsed.ok ? 'taken' : errorsOf(parsed.answer)).toEqual(errors)
    }
    // Without the flag, a message has at most five rows.
    const rows = Array.from({ length: 6 }, (_, n) => row(button(`${n}`)))
    expect(verdict(rows, { flags: 0 })).toMatchObject({ components: coded('BASE_TYPE_BAD_LENGTH') })
    expect(verdict(rows)).toBe('taken')
  })
})

describe('an edit', () => {
  const edit = (message: Parameters<typeof editSchemaFor>[0], body: object): unknown => {
    const parsed = parse(editSchemaFor(message), body)
    return parsed.ok ? 'taken' : errorsOf(parsed.answer)
  }

  test('never removes the flag', () => {
    expect(edit({ flags: V2 }, { flags: 0, components: [text()] })).toMatchObject({
      flags: coded('MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG'),
    })
    expect(edit({ flags: V2 }, { components: [text()] })).toBe('taken')
    expect(edit({ flags: V2 }, { flags: V2, components: [text()] })).toBe('taken')
    expect(edit({ flags: V2 }, { content: 'x' })).toMatchObject({
      content: coded('MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'),
    })
  })

  test('sets the flag only where it clears content and embeds', () => {
    const message = { flags: 0, content: 'x', embeds: [{ title: 'y' }] }
    const code = 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'
    const body = { flags: V2, components: [text()] }
    expect(edit(message, body)).toMatchObject({ content: coded(code), embeds: coded(code) })
    expect(edit(message, { ...body, content: null })).toMatchObject({ embeds: coded(code) })
    expect(edit(message, { ...body, content: null, embeds: [] })).toBe('taken')
    expect(edit({ content: '', embeds: [] }, body)).toBe('taken')
  })
})
