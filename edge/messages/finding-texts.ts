import { texts } from '../../shared/text/texts.ts'

/** What is odd about settings, each with how to mend it. */
export const findingTexts = texts({
  'finding.manageRolesMissing': {
    en: 'I may not give roles. Give me the **{permission}** permission in Server Settings → Roles.',
    de: 'Ich darf keine Rollen vergeben. Gib mir die Berechtigung **{permission}** unter Servereinstellungen → Rollen.',
    fr: 'Je ne peux pas donner de rôles. Accorde-moi la permission **{permission}** dans Paramètres du serveur → Rôles.',
    es: 'No puedo dar roles. Dame el permiso **{permission}** en Ajustes del servidor → Roles.',
    'pt-BR': 'Não posso dar cargos. Me dê a permissão **{permission}** em Configurações do servidor → Cargos.',
  },
  'finding.roleDeleted': {
    en: 'The role for level **{level}** was deleted. Remove it with {remove}, then add another.',
    de: 'Die Rolle für Level **{level}** wurde gelöscht. Entferne sie mit {remove} und leg eine andere an.',
    fr: 'Le rôle du niveau **{level}** a été supprimé. Retire-le avec {remove}, puis ajoutes-en un autre.',
    es: 'El rol del nivel **{level}** se eliminó. Quítalo con {remove} y añade otro.',
    'pt-BR': 'O cargo do nível **{level}** foi excluído. Remova-o com {remove} e adicione outro.',
  },
  'finding.roleManaged': {
    en: '{role} for level **{level}** is given out by an integration, so I cannot give it. Remove it with {remove}, then add another.',
    de: '{role} für Level **{level}** wird von einer Integration vergeben, darum kann ich sie nicht vergeben. Entferne sie mit {remove} und leg eine andere an.',
    fr: '{role} pour le niveau **{level}** est attribué par une intégration, je ne peux pas le donner. Retire-le avec {remove}, puis ajoutes-en un autre.',
    es: '{role} del nivel **{level}** lo otorga una integración, así que no puedo darlo. Quítalo con {remove} y añade otro.',
    'pt-BR':
      '{role} do nível **{level}** é dado por uma integração, então não posso dá-lo. Remova-o com {remove} e adicione outro.',
  },
  'finding.roleAboveBot': {
    en: '{role} for level **{level}** does not stand below my highest role. Drag my role above it in Server Settings → Roles.',
    de: '{role} für Level **{level}** steht nicht unter meiner höchsten Rolle. Zieh meine Rolle unter Servereinstellungen → Rollen darüber.',
    fr: '{role} pour le niveau **{level}** n’est pas en dessous de mon rôle le plus haut. Fais glisser mon rôle au-dessus dans Paramètres du serveur → Rôles.',
    es: '{role} del nivel **{level}** no está por debajo de mi rol más alto. Arrastra mi rol por encima en Ajustes del servidor → Roles.',
    'pt-BR':
      '{role} do nível **{level}** não está abaixo do meu cargo mais alto. Arraste meu cargo para cima dele em Configurações do servidor → Cargos.',
  },
  'finding.channelUnset': {
    en: 'Level-ups are to be announced in a channel, but none is set. Set one with {notifications}.',
    de: 'Level-Aufstiege sollen in einem Kanal verkündet werden, aber keiner ist gesetzt. Setz einen mit {notifications}.',
    fr: 'Les montées de niveau doivent être annoncées dans un salon, mais aucun n’est défini. Choisis-en un avec {notifications}.',
    es: 'Las subidas de nivel deben anunciarse en un canal, pero no hay ninguno. Elige uno con {notifications}.',
    'pt-BR':
      'Quem sobe de nível deve ser anunciado em um canal, mas nenhum foi escolhido. Escolha um com {notifications}.',
  },
  'finding.channelDeleted': {
    en: 'The channel for level-ups was deleted. Set another with {notifications}.',
    de: 'Der Kanal für Level-Aufstiege wurde gelöscht. Setz einen anderen mit {notifications}.',
    fr: 'Le salon des montées de niveau a été supprimé. Choisis-en un autre avec {notifications}.',
    es: 'El canal de las subidas de nivel se eliminó. Elige otro con {notifications}.',
    'pt-BR': 'O canal dos anúncios de nível foi excluído. Escolha outro com {notifications}.',
  },
  'finding.channelHidden': {
    en: 'I cannot see {channel}, where level-ups are to be announced. Let me **{permission}** there, or set another with {notifications}.',
    de: 'Ich kann {channel} nicht sehen, wo Level-Aufstiege verkündet werden sollen. Gib mir dort **{permission}** oder setz einen anderen mit {notifications}.',
    fr: 'Je ne vois pas {channel}, où les montées de niveau doivent être annoncées. Accorde-moi **{permission}** là-bas, ou choisis un autre salon avec {notifications}.',
    es: 'No veo {channel}, donde deben anunciarse las subidas de nivel. Dame **{permission}** allí o elige otro con {notifications}.',
    'pt-BR':
      'Não vejo {channel}, onde os níveis devem ser anunciados. Me dê **{permission}** lá ou escolha outro com {notifications}.',
  },
  'finding.channelForbids': {
    en: 'In {channel}, where level-ups are to be announced, I lack: **{permissions}**. Allow that in the channel’s permissions.',
    de: 'In {channel}, wo Level-Aufstiege verkündet werden sollen, fehlt mir: **{permissions}**. Erlaube das in den Berechtigungen des Kanals.',
    fr: 'Dans {channel}, où les montées de niveau doivent être annoncées, il me manque : **{permissions}**. Autorise-le dans les permissions du salon.',
    es: 'En {channel}, donde deben anunciarse las subidas de nivel, me falta: **{permissions}**. Permítelo en los permisos del canal.',
    'pt-BR':
      'Em {channel}, onde os níveis devem ser anunciados, me falta: **{permissions}**. Permita isso nas permissões do canal.',
  },
  'finding.ignoredRolesDeleted': {
    en: '{count} ignored {count|role was|roles were} deleted. Tidy up with {remove}.',
    de: '{count} ignorierte {count|Rolle wurde|Rollen wurden} gelöscht. Räum mit {remove} auf.',
    fr: '{count} {count|rôle ignoré a été supprimé|rôles ignorés ont été supprimés}. Fais le ménage avec {remove}.',
    es: '{count} {count|rol ignorado se eliminó|roles ignorados se eliminaron}. Límpialo con {remove}.',
    'pt-BR': '{count} {count|cargo ignorado foi excluído|cargos ignorados foram excluídos}. Arrume com {remove}.',
  },
  'finding.ignoredChannelsDeleted': {
    en: '{count} ignored {count|channel was|channels were} deleted. Tidy up with {remove}.',
    de: '{count} ignorierte {count|Kanal wurde|Kanäle wurden} gelöscht. Räum mit {remove} auf.',
    fr: '{count} {count|salon ignoré a été supprimé|salons ignorés ont été supprimés}. Fais le ménage avec {remove}.',
    es: '{count} {count|canal ignorado se eliminó|canales ignorados se eliminaron}. Límpialo con {remove}.',
    'pt-BR': '{count} {count|canal ignorado foi excluído|canais ignorados foram excluídos}. Arrume com {remove}.',
  },
  'finding.rateZero': {
    en: 'The multiplier is {rate}, at which messages earn nothing. Change that with {multiplier}.',
    de: 'Der Multiplikator ist {rate}, damit bringen Nachrichten nichts. Ändere das mit {multiplier}.',
    fr: 'Le multiplicateur est à {rate}, et les messages ne rapportent alors rien. Change cela avec {multiplier}.',
    es: 'El multiplicador es {rate}, y así los mensajes no dan nada. Cámbialo con {multiplier}.',
    'pt-BR': 'O multiplicador é {rate}, e assim mensagens não rendem nada. Mude isso com {multiplier}.',
  },
})
