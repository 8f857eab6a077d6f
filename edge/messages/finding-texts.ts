import { texts } from '../../shared/text/texts.ts'

/** The problems that the check of the settings finds, each with its solution. */
export const findingTexts = texts({
  'finding.manageRolesMissing': {
    en: 'I am not allowed to give roles. Give me the **{permission}** permission in Server Settings → Roles.',
    de: 'Ich darf keine Rollen vergeben. Gib mir die Berechtigung **{permission}** unter Servereinstellungen → Rollen.',
    fr: 'Je n’ai pas le droit de donner des rôles. Accorde-moi la permission **{permission}** dans Paramètres du serveur → Rôles.',
    es: 'No puedo dar roles. Dame el permiso **{permission}** en Ajustes del servidor → Roles.',
    'pt-BR': 'Não posso dar cargos. Me dê a permissão **{permission}** em Configurações do servidor → Cargos.',
  },
  'finding.roleDeleted': {
    en: 'The role for level **{level}** was deleted. Remove it with {remove}, then add another.',
    de: 'Die Rolle für Level **{level}** wurde gelöscht. Entferne sie mit {remove} und füge eine andere hinzu.',
    fr: 'Le rôle du niveau **{level}** a été supprimé. Retire-le avec {remove}, puis ajoutes-en un autre.',
    es: 'El rol del nivel **{level}** ya no existe. Quítalo con {remove} y añade otro.',
    'pt-BR': 'O cargo do nível **{level}** foi excluído. Remova-o com {remove} e adicione outro.',
  },
  'finding.roleManaged': {
    en: '{role}, the role for level **{level}**, is managed by an integration, so I cannot give it. Remove it with {remove}, then add another.',
    de: '{role}, die Rolle für Level **{level}**, wird von einer Integration verwaltet, deshalb kann ich sie nicht vergeben. Entferne sie mit {remove} und füge eine andere hinzu.',
    fr: '{role}, le rôle du niveau **{level}**, est géré par une intégration : je ne peux pas le donner. Retire-le avec {remove}, puis ajoutes-en un autre.',
    es: '{role}, el rol del nivel **{level}**, lo gestiona una integración, así que no puedo darlo. Quítalo con {remove} y añade otro.',
    'pt-BR':
      '{role}, o cargo do nível **{level}**, é gerenciado por uma integração, então não posso dá-lo. Remova-o com {remove} e adicione outro.',
  },
  'finding.roleAboveBot': {
    en: '{role}, the role for level **{level}**, is not below my highest role. Drag my role above it in Server Settings → Roles.',
    de: '{role}, die Rolle für Level **{level}**, steht nicht unter meiner höchsten Rolle. Zieh meine Rolle unter Servereinstellungen → Rollen darüber.',
    fr: '{role}, le rôle du niveau **{level}**, n’est pas en dessous de mon rôle le plus élevé. Fais glisser mon rôle au-dessus dans Paramètres du serveur → Rôles.',
    es: '{role}, el rol del nivel **{level}**, no está por debajo de mi rol más alto. Arrastra mi rol por encima en Ajustes del servidor → Roles.',
    'pt-BR':
      '{role}, o cargo do nível **{level}**, não está abaixo do meu cargo mais alto. Arraste meu cargo para cima dele em Configurações do servidor → Cargos.',
  },
  'finding.activityRoleDeleted': {
    en: 'The activity role {role} was deleted. Remove it with {remove}.',
    de: 'Die Aktivitätsrolle {role} wurde gelöscht. Entferne sie mit {remove}.',
    fr: 'Le rôle d’activité {role} a été supprimé. Retire-le avec {remove}.',
    es: 'El rol de actividad {role} ya no existe. Quítalo con {remove}.',
    'pt-BR': 'O cargo de atividade {role} foi excluído. Remova-o com {remove}.',
  },
  'finding.activityRoleAboveBot': {
    en: 'I cannot give the activity role {role}: it is not below my highest role, or an integration manages it. Drag my role above it, or remove it with {remove}.',
    de: 'Ich kann die Aktivitätsrolle {role} nicht vergeben: Sie steht nicht unter meiner höchsten Rolle, oder eine Integration verwaltet sie. Zieh meine Rolle darüber oder entferne sie mit {remove}.',
    fr: 'Je ne peux pas donner le rôle d’activité {role} : il n’est pas sous mon rôle le plus haut, ou une intégration le gère. Place mon rôle au-dessus, ou retire-le avec {remove}.',
    es: 'No puedo dar el rol de actividad {role}: no está por debajo de mi rol más alto o lo gestiona una integración. Sube mi rol por encima o quítalo con {remove}.',
    'pt-BR':
      'Não posso dar o cargo de atividade {role}: ele não está abaixo do meu cargo mais alto, ou uma integração o gerencia. Coloque meu cargo acima dele, ou remova-o com {remove}.',
  },
  'finding.activityRoleIsLevelRole': {
    en: '{role} is a level role and an activity role, so that members get it and lose it again. Remove one of them, e.g. with {remove}.',
    de: '{role} ist Level-Rolle und Aktivitätsrolle zugleich, sodass Mitglieder sie bekommen und wieder verlieren. Entferne eine von beiden, z. B. mit {remove}.',
    fr: '{role} est à la fois un rôle de niveau et un rôle d’activité : les membres le reçoivent et le perdent. Retire l’un des deux, par exemple avec {remove}.',
    es: '{role} es rol de nivel y rol de actividad a la vez, así que los miembros lo reciben y lo pierden. Quita uno de los dos, p. ej. con {remove}.',
    'pt-BR':
      '{role} é cargo de nível e cargo de atividade ao mesmo tempo, então os membros o recebem e o perdem. Remova um dos dois, por exemplo com {remove}.',
  },
  'finding.boostChannelUnusable': {
    en: 'I cannot announce XP boosts in {channel}: the channel was deleted, or I may not see it or write there. {list} shows the boosts.',
    de: 'In {channel} kann ich XP-Boosts nicht ankündigen: Der Kanal wurde gelöscht, oder ich darf ihn nicht sehen oder dort nicht schreiben. {list} zeigt die Boosts.',
    fr: 'Je ne peux pas annoncer les boosts d’XP dans {channel} : le salon a été supprimé, ou je n’ai pas le droit de le voir ou d’y écrire. {list} affiche les boosts.',
    es: 'No puedo anunciar los boosts de XP en {channel}: el canal ya no existe, o no puedo verlo o escribir en él. {list} muestra los boosts.',
    'pt-BR':
      'Não posso anunciar boosts de XP em {channel}: o canal foi excluído, ou não posso vê-lo ou escrever nele. {list} mostra os boosts.',
  },
  'finding.seasonChannelUnusable': {
    en: 'I cannot announce the winners of the season in {channel}: the channel was deleted, or I may not see it or write there. {list} shows the season.',
    de: 'In {channel} kann ich die Gewinner der Saison nicht verkünden: Der Kanal wurde gelöscht, oder ich darf ihn nicht sehen oder dort nicht schreiben. {list} zeigt die Saison.',
    fr: 'Je ne peux pas annoncer les gagnants de la saison dans {channel} : le salon a été supprimé, ou je n’ai pas le droit de le voir ou d’y écrire. {list} affiche la saison.',
    es: 'No puedo anunciar a los ganadores de la temporada en {channel}: el canal ya no existe, o no puedo verlo o escribir en él. {list} muestra la temporada.',
    'pt-BR':
      'Não posso anunciar os vencedores da temporada em {channel}: o canal foi excluído, ou não posso vê-lo ou escrever nele. {list} mostra a temporada.',
  },
  'finding.seasonRoleUnusable': {
    en: 'I cannot give {role} to the winners of the season: it was deleted, is managed or above my role, or I lack the {permission} permission.',
    de: '{role} kann ich den Gewinnern der Saison nicht geben: Die Rolle wurde gelöscht, wird verwaltet oder steht über meiner, oder mir fehlt die Berechtigung „{permission}“.',
    fr: 'Je ne peux pas donner {role} aux gagnants de la saison : le rôle a été supprimé, est géré ou au-dessus du mien, ou il me manque la permission « {permission} ».',
    es: 'No puedo dar {role} a los ganadores de la temporada: el rol ya no existe, está gestionado o por encima del mío, o me falta el permiso «{permission}».',
    'pt-BR':
      'Não posso dar {role} aos vencedores da temporada: o cargo foi excluído, é gerenciado ou está acima do meu, ou me falta a permissão “{permission}”.',
  },
  'finding.channelUnset': {
    en: 'Level-ups should be announced in a channel, but no channel is set. Set one with {notifications}.',
    de: 'Level-Aufstiege sollen in einem Kanal angekündigt werden, aber es ist keiner festgelegt. Leg einen mit {notifications} fest.',
    fr: 'Les montées de niveau doivent être annoncées dans un salon, mais aucun n’est défini. Choisis-en un avec {notifications}.',
    es: 'Las subidas de nivel deben anunciarse en un canal, pero no hay ninguno elegido. Elige uno con {notifications}.',
    'pt-BR':
      'As subidas de nível devem ser anunciadas em um canal, mas nenhum foi escolhido. Escolha um com {notifications}.',
  },
  'finding.channelDeleted': {
    en: 'The channel for level-ups was deleted. Set another one with {notifications}.',
    de: 'Der Kanal für Level-Aufstiege wurde gelöscht. Leg mit {notifications} einen anderen fest.',
    fr: 'Le salon des montées de niveau a été supprimé. Choisis-en un autre avec {notifications}.',
    es: 'El canal de las subidas de nivel ya no existe. Elige otro con {notifications}.',
    'pt-BR': 'O canal das subidas de nível foi excluído. Escolha outro com {notifications}.',
  },
  'finding.channelHidden': {
    en: 'I cannot see {channel}, where level-ups should be announced. Give me the **{permission}** permission there, or set another channel with {notifications}.',
    de: 'Ich kann {channel} nicht sehen, wo Level-Aufstiege angekündigt werden sollen. Gib mir dort die Berechtigung **{permission}** oder leg mit {notifications} einen anderen Kanal fest.',
    fr: 'Je ne vois pas {channel}, où les montées de niveau doivent être annoncées. Accorde-moi la permission **{permission}** dans ce salon, ou choisis-en un autre avec {notifications}.',
    es: 'No puedo ver {channel}, donde deben anunciarse las subidas de nivel. Dame allí el permiso **{permission}** o elige otro canal con {notifications}.',
    'pt-BR':
      'Não consigo ver {channel}, onde as subidas de nível devem ser anunciadas. Me dê a permissão **{permission}** nele ou escolha outro canal com {notifications}.',
  },
  'finding.channelForbids': {
    en: 'I need more permissions in {channel}, where level-ups should be announced: **{permissions}**. Allow them in the settings of the channel.',
    de: 'In {channel}, wo Level-Aufstiege angekündigt werden sollen, fehlt mir: **{permissions}**. Erlaube mir das in den Berechtigungen des Kanals.',
    fr: 'Il me manque des permissions dans {channel}, où les montées de niveau doivent être annoncées : **{permissions}**. Accorde-les-moi dans les permissions du salon.',
    es: 'En {channel}, donde deben anunciarse las subidas de nivel, me falta: **{permissions}**. Permítemelo en los permisos del canal.',
    'pt-BR':
      'Em {channel}, onde as subidas de nível devem ser anunciadas, me falta: **{permissions}**. Permita isso nas permissões do canal.',
  },
  'finding.ignoredRolesDeleted': {
    en: '{count} ignored {count|role was|roles were} deleted. Take {count|it|them} off the list with {remove}.',
    de: '{count} ignorierte {count|Rolle wurde|Rollen wurden} gelöscht. Nimm sie mit {remove} von der Liste.',
    fr: '{count} {count|rôle ignoré a été supprimé|rôles ignorés ont été supprimés}. {count|Retire-le|Retire-les} de la liste avec {remove}.',
    es: '{count} {count|rol ignorado ya no existe|roles ignorados ya no existen}. {count|Quítalo|Quítalos} de la lista con {remove}.',
    'pt-BR':
      '{count} {count|cargo ignorado foi excluído|cargos ignorados foram excluídos}. {count|Tire-o|Tire-os} da lista com {remove}.',
  },
  'finding.ignoredChannelsDeleted': {
    en: '{count} ignored {count|channel was|channels were} deleted. Take {count|it|them} off the list with {remove}.',
    de: '{count} {count|ignorierter Kanal wurde|ignorierte Kanäle wurden} gelöscht. Nimm {count|ihn|sie} mit {remove} von der Liste.',
    fr: '{count} {count|salon ignoré a été supprimé|salons ignorés ont été supprimés}. {count|Retire-le|Retire-les} de la liste avec {remove}.',
    es: '{count} {count|canal ignorado ya no existe|canales ignorados ya no existen}. {count|Quítalo|Quítalos} de la lista con {remove}.',
    'pt-BR':
      '{count} {count|canal ignorado foi excluído|canais ignorados foram excluídos}. {count|Tire-o|Tire-os} da lista com {remove}.',
  },
  'finding.earningChannelsDeleted': {
    en: 'The list of channels that earn XP has deleted ones: {entries}. Take them off with {remove}.',
    de: 'Auf der Liste der Kanäle, die XP bringen, stehen gelöschte: {entries}. Nimm sie mit {remove} von der Liste.',
    fr: 'La liste des salons qui rapportent de l’XP en contient des supprimés : {entries}. Retire-les avec {remove}.',
    es: 'En la lista de canales que dan XP hay canales eliminados: {entries}. Quítalos con {remove}.',
    'pt-BR': 'A lista de canais que rendem XP tem canais excluídos: {entries}. Tire-os com {remove}.',
  },
  'finding.multipliersDeleted': {
    en: 'Some roles or channels with multipliers are deleted: {entries}. Remove their multipliers with {remove}.',
    de: 'Einige Rollen oder Kanäle mit Multiplikatoren sind gelöscht: {entries}. Entferne ihre Multiplikatoren mit {remove}.',
    fr: 'Des rôles ou salons qui ont un multiplicateur sont supprimés : {entries}. Retire leurs multiplicateurs avec {remove}.',
    es: 'Algunos roles o canales con multiplicador ya no existen: {entries}. Quita sus multiplicadores con {remove}.',
    'pt-BR':
      'Alguns cargos ou canais com multiplicador foram excluídos: {entries}. Remova os multiplicadores com {remove}.',
  },
  'finding.managerRolesDeleted': {
    en: '{count} manager {count|role was|roles were} deleted. Take {count|it|them} off the list with {remove}.',
    de: '{count} {count|Manager-Rolle wurde|Manager-Rollen wurden} gelöscht. Nimm sie mit {remove} von der Liste.',
    fr: '{count} {count|rôle de gestionnaire a été supprimé|rôles de gestionnaire ont été supprimés}. {count|Retire-le|Retire-les} de la liste avec {remove}.',
    es: '{count} {count|rol de gestor ya no existe|roles de gestor ya no existen}. {count|Quítalo|Quítalos} de la lista con {remove}.',
    'pt-BR':
      '{count} {count|cargo de gestor foi excluído|cargos de gestor foram excluídos}. {count|Tire-o|Tire-os} da lista com {remove}.',
  },
  'finding.managerByLevel': {
    en: '{role} is the role for level **{level}** and also a manager role, so everybody who reaches this level can manage me. To stop that, use {remove}.',
    de: '{role} ist die Rolle für Level **{level}** und zugleich eine Manager-Rolle: Wer dieses Level erreicht, darf mich verwalten. Mit {remove} beendest du das.',
    fr: '{role} est à la fois le rôle du niveau **{level}** et un rôle de gestionnaire : tous ceux qui atteignent ce niveau peuvent me gérer. Pour changer cela, utilise {remove}.',
    es: '{role} es el rol del nivel **{level}** y también un rol de gestor: cualquiera que alcance ese nivel puede gestionarme. Para cambiarlo, usa {remove}.',
    'pt-BR':
      '{role} é o cargo do nível **{level}** e também um cargo de gestor: quem alcança esse nível pode me gerenciar. Para mudar isso, use {remove}.',
  },
  'finding.commandsForNobody': {
    en: 'All channels or all roles for my commands were deleted, so only members with Manage Server can use them. {list} shows more.',
    de: 'Alle Kanäle oder alle Rollen für meine Befehle wurden gelöscht, deshalb kann sie nur noch benutzen, wer „Server verwalten“ hat. {list} zeigt mehr.',
    fr: 'Tous les salons ou tous les rôles pour mes commandes ont été supprimés : seuls les membres qui ont « Gérer le serveur » peuvent les utiliser. {list} affiche les détails.',
    es: 'Todos los canales o todos los roles de mis comandos ya no existen, así que solo pueden usarlos quienes tengan «Gestionar servidor». {list} muestra los detalles.',
    'pt-BR':
      'Todos os canais ou todos os cargos dos meus comandos foram excluídos, então só quem tem “Gerenciar servidor” pode usá-los. {list} mostra os detalhes.',
  },
  'finding.commandLimitsUnseen': {
    en: 'Channels or roles for my commands that were deleted, or that I cannot see: {entries}. {list} shows more.',
    de: 'Kanäle oder Rollen für meine Befehle, die gelöscht wurden oder die ich nicht sehen kann: {entries}. {list} zeigt mehr.',
    fr: 'Salons ou rôles pour mes commandes qui ont été supprimés ou que je ne vois pas : {entries}. {list} affiche les détails.',
    es: 'Canales o roles de mis comandos que ya no existen o que no puedo ver: {entries}. {list} muestra los detalles.',
    'pt-BR':
      'Canais ou cargos dos meus comandos que foram excluídos ou que não consigo ver: {entries}. {list} mostra os detalhes.',
  },
  'finding.picturesForbidden': {
    en: 'Announced level-ups should have a picture, but I may not send files: I post their text alone. Give me the **{permission}** permission, or choose texts with {card}.',
    de: 'Angekündigte Level-Aufstiege sollen ein Bild haben, aber ich darf keine Dateien senden: Ich schreibe nur den Text. Gib mir die Berechtigung **{permission}** oder wähle mit {card} Texte.',
    fr: 'Les montées de niveau annoncées doivent avoir une image, mais je ne peux pas envoyer de fichiers : j’écris seulement le texte. Accorde-moi la permission **{permission}** ou choisis des textes avec {card}.',
    es: 'Las subidas de nivel anunciadas deben llevar una imagen, pero no puedo enviar archivos: escribo solo el texto. Dame el permiso **{permission}** o elige textos con {card}.',
    'pt-BR':
      'As subidas de nível anunciadas devem ter uma imagem, mas não posso enviar arquivos: escrevo só o texto. Me dê a permissão **{permission}** ou escolha textos com {card}.',
  },
  'finding.picturesForbiddenIn': {
    en: 'Level-ups announced in {channel} should have a picture, but I may not send files there: I post their text alone. Give me the **{permission}** permission there, or choose texts with {card}.',
    de: 'Level-Aufstiege in {channel} sollen ein Bild haben, aber ich darf dort keine Dateien senden: Ich schreibe nur den Text. Gib mir dort die Berechtigung **{permission}** oder wähle mit {card} Texte.',
    fr: 'Les montées de niveau annoncées dans {channel} doivent avoir une image, mais je ne peux pas y envoyer de fichiers : j’écris seulement le texte. Accorde-moi la permission **{permission}** dans ce salon ou choisis des textes avec {card}.',
    es: 'Las subidas de nivel anunciadas en {channel} deben llevar una imagen, pero no puedo enviar archivos allí: escribo solo el texto. Dame allí el permiso **{permission}** o elige textos con {card}.',
    'pt-BR':
      'As subidas de nível anunciadas em {channel} devem ter uma imagem, mas não posso enviar arquivos nele: escrevo só o texto. Me dê a permissão **{permission}** nele ou escolha textos com {card}.',
  },
  'finding.announcesNothing': {
    en: 'Only level-ups with a level role are announced, but there is no level role, so none is. Change it with {levels}, or add a level role with {add}.',
    de: 'Nur Level-Aufstiege mit Level-Rolle werden angekündigt, aber es gibt keine Level-Rolle. Deshalb wird keiner angekündigt. Ändere das mit {levels} oder füge mit {add} eine Level-Rolle hinzu.',
    fr: 'Seules les montées de niveau avec un rôle sont annoncées, mais il n’y a aucun rôle de niveau : aucune n’est donc annoncée. Change cela avec {levels}, ou ajoute un rôle de niveau avec {add}.',
    es: 'Solo se anuncian las subidas de nivel con rol, pero no hay ningún rol de nivel, así que no se anuncia ninguna. Cámbialo con {levels} o añade un rol de nivel con {add}.',
    'pt-BR':
      'Só as subidas de nível com cargo são anunciadas, mas não há nenhum cargo de nível, então nenhuma é anunciada. Mude isso com {levels} ou adicione um cargo de nível com {add}.',
  },
  'finding.wordingWithoutRoles': {
    en: 'The text of announcements names a level role, but there is none, so that a dash stands there. Change the text with {wording}, or add a level role with {add}.',
    de: 'Der Text der Ankündigungen nennt eine Level-Rolle, aber es gibt keine. An ihrer Stelle steht ein Strich. Ändere den Text mit {wording} oder füge mit {add} eine Level-Rolle hinzu.',
    fr: 'Le texte des annonces cite un rôle de niveau, mais il n’y en a aucun : un tiret le remplace. Change le texte avec {wording}, ou ajoute un rôle de niveau avec {add}.',
    es: 'El texto de los avisos nombra un rol de nivel, pero no hay ninguno, así que aparece un guion. Cambia el texto con {wording} o añade un rol de nivel con {add}.',
    'pt-BR':
      'O texto dos avisos cita um cargo de nível, mas não há nenhum, então aparece um traço. Mude o texto com {wording} ou adicione um cargo de nível com {add}.',
  },
  'finding.wordingRolesUnseen': {
    en: 'The text of announcements names level roles, but in direct messages Discord does not show the names of roles. Change the text with {wording}.',
    de: 'Der Text der Ankündigungen nennt Level-Rollen, aber in Direktnachrichten zeigt Discord keine Namen von Rollen. Ändere den Text mit {wording}.',
    fr: 'Le texte des annonces cite des rôles de niveau, mais Discord n’affiche pas le nom des rôles dans les messages privés. Change le texte avec {wording}.',
    es: 'El texto de los avisos nombra roles de nivel, pero en los mensajes directos Discord no muestra los nombres de los roles. Cambia el texto con {wording}.',
    'pt-BR':
      'O texto dos avisos cita cargos de nível, mas nas mensagens diretas o Discord não mostra os nomes dos cargos. Mude o texto com {wording}.',
  },
  'finding.decayMany': {
    en: 'Tomorrow {members} silent {members|member loses|members lose} {xp} XP in total, at least half of everybody with XP. If that is not meant, change it with {decay}.',
    de: 'Morgen {members|verliert|verlieren} {members} {members|stilles Mitglied|stille Mitglieder} zusammen {xp} XP, mindestens die Hälfte aller mit XP. Wenn das nicht so sein soll, ändere es mit {decay}.',
    fr: 'Demain, {members} {members|membre silencieux perd|membres silencieux perdent} {xp} XP au total, soit au moins la moitié de ceux qui ont de l’XP. Si ce n’est pas voulu, change cela avec {decay}.',
    es: 'Mañana {members} {members|miembro inactivo pierde|miembros inactivos pierden} {xp} XP en total: al menos la mitad de quienes tienen XP. Si no es lo que quieres, cámbialo con {decay}.',
    'pt-BR':
      'Amanhã, {members} {members|membro inativo perde|membros inativos perdem} {xp} XP no total: pelo menos metade de quem tem XP. Se não for o que você quer, mude com {decay}.',
  },
})
