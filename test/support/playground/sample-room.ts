import {
  type APIApplicationCommand,
  type APIMessage,
  ChannelType,
  ApplicationCommandType as Command,
  ComponentType,
  Locale,
  ApplicationCommandOptionType as Option,
} from 'discord-api-types/v10'
import type { Room } from './protocol.ts'

/*
 * A room as the server sends it, with the fields that the page reads. The assertions to Discord's types leave out what the page
 * does not read.
 */

const user = (id: string, name: string, bot = false) => ({
  id,
  username: name.toLowerCase(),
  global_name: name,
  avatar: null,
  discriminator: '0',
  bot,
})

export const ALICE = user('1', 'Alice')
export const BOB = user('2', 'Bob')
const BOT = user('9', 'Prosperity', true)

/** A message of a member in #general. */
export const said = (id: string, author: typeof ALICE, content: string, more: Partial<APIMessage> = {}): APIMessage =>
  ({
    id,
    channel_id: '20',
    author,
    content,
    timestamp: '2026-11-27T10:00:00.000Z',
    edited_timestamp: null,
    embeds: [],
    attachments: [],
    components: [],
    ...more,
  }) as unknown as APIMessage

const commands = [
  {
    id: '50',
    type: Command.ChatInput,
    name: 'level',
    name_localizations: { de: 'stufe' },
    description: 'Shows a level',
    options: [{ type: Option.User, name: 'user', description: 'Whose', required: false }],
  },
  {
    id: '51',
    type: Command.ChatInput,
    name: 'xp',
    description: 'Changes XP',
    options: [
      {
        type: Option.Subcommand,
        name: 'give',
        description: 'Gives XP',
        options: [
          { type: Option.User, name: 'user', description: 'Who', required: true },
          { type: Option.Integer, name: 'amount', description: 'How much', required: true },
          { type: Option.String, name: 'reason', description: 'Why' },
        ],
      },
      { type: Option.Subcommand, name: 'reset', description: 'Takes all XP', options: [] },
    ],
  },
  {
    id: '52',
    type: Command.ChatInput,
    name: 'settings',
    description: 'Settings of the server',
    options: [
      {
        type: Option.Subcommand,
        name: 'card',
        description: 'The picture of a level',
        options: [
          {
            type: Option.String,
            name: 'theme',
            description: 'How it looks',
            required: true,
            choices: [
              { name: 'Deep forest', value: 'forest' },
              { name: 'Night', value: 'night' },
            ],
          },
          { type: Option.Boolean, name: 'shown', description: 'Whether it is shown' },
          { type: Option.Channel, name: 'where', description: 'Where', channel_types: [ChannelType.GuildText] },
        ],
      },
      {
        type: Option.Subcommand,
        name: 'zone',
        description: 'The time zone',
        options: [{ type: Option.String, name: 'name', description: 'Its name', required: true, autocomplete: true }],
      },
    ],
  },
  { id: '53', type: Command.User, name: 'Level', description: '' },
] as unknown as APIApplicationCommand[]

/** A server with Alice, who owns it, Bob and the bot. */
export const sampleRoom = (): Room =>
  ({
    guild: { id: '10', name: 'The Clearing' },
    application: { id: '9', name: 'Prosperity', bot: BOT },
    selves: [ALICE, BOB],
    self: { userId: ALICE.id, locale: Locale.EnglishUS, permissions: '8' },
    channels: [
      { id: '20', type: ChannelType.GuildText, name: 'general', position: 0 },
      { id: '21', type: ChannelType.GuildText, name: 'commands', position: 1 },
      { id: '22', type: ChannelType.GuildVoice, name: 'Campfire', position: 2 },
    ],
    members: [ALICE, BOB, BOT].map((one) => ({ user: one, roles: one === BOB ? ['31'] : [], nick: null })),
    roles: [
      { id: '10', name: '@everyone', color: 0, managed: false },
      { id: '31', name: 'Sprout', color: 0x7cb342, managed: false },
      { id: '32', name: 'Old Oak', color: 0x8d6e63, managed: false },
    ],
    voiceStates: [],
    messages: { '20': [said('100', BOB, 'hello')] },
    commands,
    standings: [{ userId: ALICE.id, xp: 40, level: 0, xpIntoLevel: 40, xpOfLevel: 100 }],
    wire: [],
    cdn: 'http://127.0.0.1:1',
    limits: { idleMinutes: 30, characters: 2_000, messages: 1_000 },
  }) as unknown as Room

const text = (content: string) => ({ type: ComponentType.TextDisplay as const, content })

/** Every component that the page draws, in one message. */
export const everyComponent: APIMessage['components'] = [
  {
    type: ComponentType.Container,
    accent_color: 0x26a69a,
    components: [
      text('## Level 3\n-# of **The Clearing**'),
      {
        type: ComponentType.Section,
        components: [text('A *section* with a button')],
        accessory: { type: ComponentType.Button, style: 2, label: 'Details', custom_id: 'details' },
      },
      { type: ComponentType.Separator, divider: true, spacing: 2 },
      {
        type: ComponentType.MediaGallery,
        items: [{ media: { url: 'attachment://card.webp' }, description: 'Card of Alice' }],
      },
      { type: ComponentType.File, file: { url: 'attachment://members.csv' }, name: 'members.csv', size: 2_048 },
      {
        type: ComponentType.ActionRow,
        components: [
          { type: ComponentType.Button, style: 1, label: 'Next', custom_id: 'next' },
          { type: ComponentType.Button, style: 4, label: 'Reset', custom_id: 'reset' },
          { type: ComponentType.Button, style: 5, label: 'Docs', url: 'https://example.com' },
        ],
      },
    ],
  },
  {
    type: ComponentType.ActionRow,
    components: [
      {
        type: ComponentType.StringSelect,
        custom_id: 'period',
        placeholder: 'Period',
        options: [
          { label: 'Week', value: 'week', description: 'The last seven days' },
          { label: 'Month', value: 'month' },
        ],
      },
    ],
  },
] as NonNullable<APIMessage['components']>
