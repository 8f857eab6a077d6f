import { command, component, userCommand } from '../../../../edge/interactions/context.ts'
import { ping } from '../../../../shared/database/query/ping.ts'
import type { Modal } from '../../../../shared/discord/modal.ts'
import { Type } from '../../../../shared/discord/option.ts'
import { Permission } from '../../../../shared/discord/permission.ts'

const everywhere = <Labels>(labels: Labels) => ({ de: labels, fr: labels, es: labels, 'pt-BR': labels })
const label = { name: 'wort', description: 'Ein Wort' }
const plain = { description: 'For tests', translations: everywhere(label) }

const words = command({
  name: 'words',
  description: 'For tests',
  translations: everywhere({ ...label, options: { word: label } }),
  permission: Permission.ManageGuild,
  options: {
    word: {
      type: Type.String,
      description: 'A word',
      autocomplete(_, typed) {
        if (typed === 'broken') throw new Error('out of words')
        return Array.from({ length: 30 }, (_, index) => ({
          name: `${typed}${index} ${'x'.repeat(200)}`,
          value: `${index}`,
        }))
      },
    },
  },
  run: ({ mention }) => ({ content: `${mention('words more')} ${mention('level')}` }),
})

/** What commands did. */
export interface Seen {
  prefetches: number
  runs: number
  /** Requests of a command that works on after its time is over. */
  later: () => Promise<unknown>[]
}

const ASKED = { method: 'GET', path: '/users/@me' } as const

/** The commands that these tests use. @param seen counts what some of them do */
export const testCommands = (seen: Seen) => [
  words,
  command({ ...plain, name: 'secret', ephemeral: true, run: ({ text }) => ({ content: text('list.next') }) }),
  command({ ...plain, name: 'paid', premium: true, run: () => ({ content: 'thank you' }) }),
  command({
    ...plain,
    name: 'prefetches',
    premium: true,
    prefetch: async () => ++seen.prefetches,
    run: (_, __, prefetches) => ({ content: `prefetched ${prefetches} times, ran ${++seen.runs} times` }),
  }),
  command({
    ...plain,
    name: 'blind',
    premium: true,
    prefetch: () => Promise.reject(new Error('too dark')),
    run: () => ({ content: 'done' }),
  }),
  command({
    ...plain,
    name: 'reads',
    prefetch: ({ database }) => ping(database).then(() => 1),
    run: (_, __, read) => ({ content: `read ${read}` }),
  }),
  command({ ...plain, name: 'counts', run: () => ({ content: `ran ${++seen.runs} times` }) }),
  command({
    ...plain,
    name: 'suggests',
    translations: everywhere({ ...label, options: { word: label } }),
    options: {
      word: { type: Type.String, description: 'A word', autocomplete: (_, typed) => [{ name: typed, value: typed }] },
    },
    run: () => ({ content: 'done' }),
  }),
  command({ ...plain, name: 'rule', permission: Permission.Administrator, run: () => ({ content: 'done' }) }),
  command({
    ...plain,
    name: 'tireless',
    run(context) {
      seen.later = () => [ping(context.database), context.discord(ASKED)]
      return new Promise(() => {})
    },
  }),
  command({ ...plain, name: 'stuck', run: () => new Promise(() => {}) }),
  command({
    ...plain,
    name: 'careless',
    run({ after }) {
      after(Promise.reject(new Error('forgot the counts')))
      return { content: 'done' }
    },
  }),
  userCommand({
    menu: 'user',
    name: 'Wave',
    translations: everywhere({ name: 'Winken' }),
    run: (_, userId) => ({ content: `hi <@${userId}>` }),
  }),
]

const MODAL = {
  custom_id: 'filled:1',
  title: 'A form',
  components: [{ type: 18, label: 'A word', component: { type: 4, custom_id: 'word', style: 1 } }],
} satisfies Modal

export const testComponents = [
  component({
    name: 'mine',
    version: 1,
    fields: { owner: 'owner' },
    ephemeral: true,
    run: () => ({ content: 'yours' }),
  }),
  component({
    name: 'form',
    version: 1,
    fields: { ends: ['soon', 'never'] },
    opens: 'modal',
    run: (_, { ends }) => (ends === 'soon' ? { modal: MODAL } : new Promise<never>(() => {})),
  }),
  component({
    name: 'filled',
    version: 1,
    fields: {},
    menu: 'modal',
    run: (_, __, filled) => ({ content: [...filled].map(([id, values]) => `${id}: ${values.join('+')}`).join(', ') }),
  }),
  component({ name: 'open', version: 1, fields: {}, run: ({ sayEphemerally }) => sayEphemerally('list.next') }),
  component({
    name: 'roles',
    version: 1,
    fields: {},
    menu: 'role',
    run: (_, __, picked) => ({ content: picked.join() }),
  }),
]
