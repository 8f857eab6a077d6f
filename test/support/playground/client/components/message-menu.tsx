import type { APIMessage, APISelectMenuComponent } from 'discord-api-types/v10'
import { say } from '../language.ts'
import { directory } from '../room/directory.ts'
import { act } from '../room/store.ts'
import { Menu } from './menu.tsx'
import { choicesOf, defaultsOf } from './options.ts'

/** A select menu of a message. It sends the choice at once. */
export const MessageMenu = ({ menu, message }: { menu: APISelectMenuComponent; message: APIMessage }) => (
  <Menu
    choices={choicesOf(menu, directory.value)}
    chosen={defaultsOf(menu)}
    placeholder={menu.placeholder ?? say('play.chooseOne')}
    least={menu.min_values ?? 1}
    most={menu.max_values ?? 1}
    disabled={menu.disabled ?? false}
    onChoose={(values) =>
      act({
        do: 'choose',
        channelId: message.channel_id,
        messageId: message.id,
        customId: menu.custom_id,
        values: [...values],
      })
    }
  />
)
