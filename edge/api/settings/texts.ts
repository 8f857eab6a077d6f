import { speakFrom } from '../../../shared/text/say.ts'
import { texts } from '../../../shared/text/texts.ts'

/** Texts of the pages about a server's configuration, beside those that the commands have. */
const settingsApiTexts = texts({
  'group.announcing': {
    en: 'Announcements',
    de: 'Ankündigungen',
    fr: 'Annonces',
    es: 'Avisos',
    'pt-BR': 'Avisos',
  },
  'group.earning': {
    en: 'Earning XP',
    de: 'XP verdienen',
    fr: 'Gagner de l’XP',
    es: 'Ganar XP',
    'pt-BR': 'Ganhar XP',
  },
  'group.roles': {
    en: 'Roles',
    de: 'Rollen',
    fr: 'Rôles',
    es: 'Roles',
    'pt-BR': 'Cargos',
  },
  'group.commands': {
    en: 'Commands',
    de: 'Befehle',
    fr: 'Commandes',
    es: 'Comandos',
    'pt-BR': 'Comandos',
  },
  changedMeanwhile: {
    en: 'Somebody else changed this server’s configuration meanwhile. Look at their change, then save again.',
    de: 'Inzwischen hat jemand anderes etwas an diesem Server geändert. Sieh dir die Änderung an und speichere dann noch einmal.',
    fr: 'Entre-temps, quelqu’un d’autre a modifié la configuration de ce serveur. Regarde ce changement, puis enregistre à nouveau.',
    es: 'Mientras tanto, otra persona ha cambiado la configuración de este servidor. Mira su cambio y guarda de nuevo.',
    'pt-BR': 'Enquanto isso, outra pessoa mudou a configuração deste servidor. Veja a mudança dela e salve de novo.',
  },
  notSaved: {
    en: 'Nothing was saved. The fields say why.',
    de: 'Es wurde nichts gespeichert. Neben den Feldern steht, warum.',
    fr: 'Rien n’a été enregistré. La raison figure à côté des champs.',
    es: 'No se ha guardado nada. Junto a los campos se explica por qué.',
    'pt-BR': 'Nada foi salvo. O motivo está ao lado dos campos.',
  },
  noChannel: {
    en: 'There is no such channel here, or I cannot see it. Choose another one.',
    de: 'Diesen Kanal gibt es hier nicht, oder ich kann ihn nicht sehen. Wähle einen anderen.',
    fr: 'Ce salon n’existe pas ici, ou je ne le vois pas. Choisis-en un autre.',
    es: 'Ese canal no existe aquí o no puedo verlo. Elige otro.',
    'pt-BR': 'Esse canal não existe aqui ou não consigo vê-lo. Escolha outro.',
  },
  noRole: {
    en: 'There is no such role here. Choose another one.',
    de: 'Diese Rolle gibt es hier nicht. Wähle eine andere.',
    fr: 'Ce rôle n’existe pas ici. Choisis-en un autre.',
    es: 'Ese rol no existe aquí. Elige otro.',
    'pt-BR': 'Esse cargo não existe aqui. Escolha outro.',
  },
  keyHasNoRoles: {
    en: 'This depends on the roles of the person who changes it, so an API key cannot do it. Use the dashboard.',
    de: 'Das hängt von den Rollen der Person ab, die es ändert. Mit einem API-Schlüssel geht es deshalb nicht. Nutze das Dashboard.',
    fr: 'Cela dépend des rôles de la personne qui fait le changement : une clé d’API ne suffit pas. Utilise le tableau de bord.',
    es: 'Esto depende de los roles de quien lo cambia, así que no se puede con una clave de API. Usa el panel.',
    'pt-BR':
      'Isso depende dos cargos de quem faz a mudança, então não dá para fazer com uma chave de API. Use o painel.',
  },
  notListed: {
    en: 'That is not on the list.',
    de: 'Das steht nicht auf der Liste.',
    fr: 'Cela ne figure pas dans la liste.',
    es: 'Eso no está en la lista.',
    'pt-BR': 'Isso não está na lista.',
  },
  ownPage: {
    en: 'This setting is changed on its own page.',
    de: 'Diese Einstellung hat eine eigene Seite.',
    fr: 'Ce paramètre se change sur sa propre page.',
    es: 'Este ajuste se cambia en su propia página.',
    'pt-BR': 'Esta configuração é alterada na própria página.',
  },
})

/** Formats these sentences in one language. @param locale Discord's locale code, e.g. `en-US` */
export const saySettings = speakFrom(settingsApiTexts)
