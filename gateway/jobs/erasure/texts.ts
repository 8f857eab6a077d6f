import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** The end of a deletion, as the reply to the member says it. */
export const sayErased = speakFrom(
  texts({
    here: {
      en: 'Everything that I had stored about you in this server is deleted. Your level roles are being taken away.',
      de: 'Alles, was ich auf diesem Server über dich gespeichert hatte, ist gelöscht. Deine Level-Rollen werden entfernt.',
      fr: 'Tout ce que j’avais enregistré sur toi dans ce serveur est supprimé. Tes rôles de niveau te sont retirés.',
      es: 'Todo lo que tenía guardado sobre ti en este servidor está borrado. Se te quitan los roles de nivel.',
      'pt-BR':
        'Tudo o que eu tinha guardado sobre você neste servidor foi excluído. Seus cargos de nível estão sendo removidos.',
    },
    everywhere: {
      en: 'Everything that I had stored about you in all servers is deleted. Your level roles are being taken away.',
      de: 'Alles, was ich auf allen Servern über dich gespeichert hatte, ist gelöscht. Deine Level-Rollen werden entfernt.',
      fr: 'Tout ce que j’avais enregistré sur toi dans tous les serveurs est supprimé. Tes rôles de niveau te sont retirés.',
      es: 'Todo lo que tenía guardado sobre ti en todos los servidores está borrado. Se te quitan los roles de nivel.',
      'pt-BR':
        'Tudo o que eu tinha guardado sobre você em todos os servidores foi excluído. Seus cargos de nível estão sendo removidos.',
    },
  }),
)
