import { texts } from '../../../shared/text/texts.ts'

/** The replies of `/whitelabel linked-roles`. */
export const linkedRolesTexts = texts({
  'linkedRoles.title': {
    en: 'Linked roles of {name}',
    de: 'Verknüpfte Rollen von {name}',
    fr: 'Rôles liés de {name}',
    es: 'Roles vinculados de {name}',
    'pt-BR': 'Cargos vinculados de {name}',
  },
  'linkedRoles.intro': {
    en: 'Members link their account with your bot, and Discord gives them roles by level, XP or messages. In a bot with several servers, a member’s highest level counts.',
    de: 'Mitglieder verknüpfen sich mit deinem Bot, und Discord gibt ihnen Rollen nach Level, XP oder Nachrichten. Bei einem Bot auf mehreren Servern zählt das höchste Level des Mitglieds.',
    fr: 'Les membres se lient à ton bot, et Discord leur donne des rôles selon le niveau, l’XP ou les messages. Pour un bot sur plusieurs serveurs, c’est le niveau le plus haut du membre qui compte.',
    es: 'Los miembros se vinculan con tu bot y Discord les da roles según el nivel, la XP o los mensajes. En un bot con varios servidores cuenta el nivel más alto del miembro.',
    'pt-BR':
      'Os membros se vinculam ao seu bot, e o Discord dá cargos conforme nível, XP ou mensagens. Em um bot com vários servidores, vale o nível mais alto do membro.',
  },
  'linkedRoles.works': {
    en: '🟢 Linked roles are on.',
    de: '🟢 Verknüpfte Rollen sind an.',
    fr: '🟢 Les rôles liés sont activés.',
    es: '🟢 Los roles vinculados están activados.',
    'pt-BR': '🟢 Os cargos vinculados estão ativados.',
  },
  'linkedRoles.off': {
    en: '⚪ Linked roles are off.',
    de: '⚪ Verknüpfte Rollen sind aus.',
    fr: '⚪ Les rôles liés sont désactivés.',
    es: '⚪ Los roles vinculados están desactivados.',
    'pt-BR': '⚪ Os cargos vinculados estão desativados.',
  },
  'linkedRoles.steps': {
    en: '**1.** Open [OAuth2]({page}), add this under _Redirects_ and save:\n```\n{url}\n```\n**2.** Copy the _Client Secret_ there (_Reset Secret_ shows a new one).\n**3.** Press the button below and paste it. I do the rest of the set-up.\n**4.** In your server, open _Server Settings_ > _Roles_ > a role > _Links_ and add {name} with a level.',
    de: '**1.** Öffne [OAuth2]({page}), füge das hier unter _Redirects_ hinzu und speichere:\n```\n{url}\n```\n**2.** Kopiere dort das _Client Secret_ (_Reset Secret_ zeigt ein neues).\n**3.** Drücke den Knopf unten und füge es ein. Den Rest richte ich ein.\n**4.** Öffne auf deinem Server _Servereinstellungen_ > _Rollen_ > eine Rolle > _Verknüpfungen_ und füge {name} mit einem Level hinzu.',
    fr: '**1.** Ouvre [OAuth2]({page}), ajoute ceci sous _Redirects_ et enregistre :\n```\n{url}\n```\n**2.** Copie-y le _Client Secret_ (_Reset Secret_ en affiche un nouveau).\n**3.** Appuie sur le bouton ci-dessous et colle-le. Je configure le reste.\n**4.** Sur ton serveur, ouvre _Paramètres du serveur_ > _Rôles_ > un rôle > _Liens_ et ajoute {name} avec un niveau.',
    es: '**1.** Abre [OAuth2]({page}), añade esto en _Redirects_ y guarda:\n```\n{url}\n```\n**2.** Copia allí el _Client Secret_ (_Reset Secret_ muestra uno nuevo).\n**3.** Pulsa el botón de abajo y pégalo. Yo configuro el resto.\n**4.** En tu servidor, abre _Ajustes del servidor_ > _Roles_ > un rol > _Enlaces_ y añade {name} con un nivel.',
    'pt-BR':
      '**1.** Abra [OAuth2]({page}), adicione isto em _Redirects_ e salve:\n```\n{url}\n```\n**2.** Copie lá o _Client Secret_ (_Reset Secret_ mostra um novo).\n**3.** Aperte o botão abaixo e cole. Eu configuro o resto.\n**4.** No seu servidor, abra _Configurações do servidor_ > _Cargos_ > um cargo > _Links_ e adicione {name} com um nível.',
  },
  'linkedRoles.enter': {
    en: 'Enter client secret',
    de: 'Client Secret eingeben',
    fr: 'Saisir le Client Secret',
    es: 'Introducir Client Secret',
    'pt-BR': 'Informar Client Secret',
  },
  'linkedRoles.switchOff': {
    en: 'Switch off',
    de: 'Ausschalten',
    fr: 'Désactiver',
    es: 'Desactivar',
    'pt-BR': 'Desativar',
  },
  'linkedRoles.switchedOff': {
    en: 'Linked roles of **{name}** are off. Within minutes I delete what members have linked, and Discord takes the roles.',
    de: 'Verknüpfte Rollen von **{name}** sind aus. In wenigen Minuten lösche ich, was Mitglieder verknüpft haben, und Discord nimmt die Rollen.',
    fr: 'Les rôles liés de **{name}** sont désactivés. En quelques minutes, j’efface ce que les membres ont lié, et Discord retire les rôles.',
    es: 'Los roles vinculados de **{name}** están desactivados. En unos minutos borro lo que los miembros han vinculado y Discord quita los roles.',
    'pt-BR':
      'Os cargos vinculados de **{name}** estão desativados. Em minutos eu apago o que os membros vincularam, e o Discord tira os cargos.',
  },
  'linkedRoles.noWeb': {
    en: 'The operators of this bot have no website for its members, and linked roles need one.',
    de: 'Die Betreiber dieses Bots haben keine Website für die Mitglieder, und verknüpfte Rollen brauchen eine.',
    fr: 'Les personnes qui gèrent ce bot n’ont pas de site pour les membres, et les rôles liés en ont besoin.',
    es: 'Quienes administran este bot no tienen una web para los miembros, y los roles vinculados la necesitan.',
    'pt-BR': 'Quem administra este bot não tem um site para os membros, e os cargos vinculados precisam de um.',
  },
  'linkedRoles.malformedSecret': {
    en: 'This is not a client secret. Copy it from {page}, with its letters, digits, dashes and underscores.',
    de: 'Das ist kein Client Secret. Kopiere es von {page}, mit seinen Buchstaben, Ziffern, Binde- und Unterstrichen.',
    fr: 'Ce n’est pas un Client Secret. Copie-le depuis {page}, avec ses lettres, chiffres, tirets et traits de soulignement.',
    es: 'Esto no es un Client Secret. Cópialo de {page}, con sus letras, cifras, guiones y guiones bajos.',
    'pt-BR': 'Isso não é um Client Secret. Copie-o de {page}, com letras, números, hífens e sublinhados.',
  },
  'linkedRoles.refusedSecret': {
    en: 'Discord does not accept this client secret for **{name}**. Reset it at {page}, then enter the new one.',
    de: 'Discord nimmt dieses Client Secret für **{name}** nicht an. Setze es auf {page} zurück und gib dann das neue ein.',
    fr: 'Discord n’accepte pas ce Client Secret pour **{name}**. Réinitialise-le sur {page}, puis saisis le nouveau.',
    es: 'Discord no acepta este Client Secret para **{name}**. Restablécelo en {page} e introduce el nuevo.',
    'pt-BR': 'O Discord não aceita esse Client Secret para **{name}**. Redefina-o em {page} e informe o novo.',
  },
  'linkedRoles.noToken': {
    en: 'I cannot read the token of **{name}**. Set the bot up again with {setup}.',
    de: 'Ich kann das Token von **{name}** nicht lesen. Richte den Bot mit {setup} neu ein.',
    fr: 'Je ne peux pas lire le jeton de **{name}**. Reconfigure le bot avec {setup}.',
    es: 'No puedo leer el token de **{name}**. Configura el bot de nuevo con {setup}.',
    'pt-BR': 'Não consigo ler o token de **{name}**. Configure o bot de novo com {setup}.',
  },
})
