import { texts } from '../../shared/text/texts.ts'

/** When the bot last saw a message, and which of its jobs failed, each with what an admin can do about it. */
export const failureTexts = texts({
  'doctor.seen': {
    en: 'Last message seen: {when}.',
    de: 'Letzte gesehene Nachricht: {when}.',
    fr: 'Dernier message vu : {when}.',
    es: 'Último mensaje visto: {when}.',
    'pt-BR': 'Última mensagem vista: {when}.',
  },
  'doctor.silent': {
    en: 'I have not seen a message here since {when}. If members have been writing, check that I can see their channels.',
    de: 'Seit {when} habe ich hier keine Nachricht gesehen. Falls jemand geschrieben hat, prüfe, ob ich die Kanäle sehen kann.',
    fr: 'Je n’ai vu aucun message ici depuis {when}. Si des membres ont écrit, vérifie que je peux voir leurs salons.',
    es: 'No he visto ningún mensaje aquí desde {when}. Si alguien ha escrito, comprueba que puedo ver los canales.',
    'pt-BR': 'Não vejo nenhuma mensagem aqui desde {when}. Se alguém escreveu, confira se posso ver os canais.',
  },
  'doctor.never': {
    en: 'I have not seen a message here yet. Write one. If this does not change within a minute, check that I can see the channel.',
    de: 'Ich habe hier noch keine Nachricht gesehen. Schreib eine. Wenn sich nach einer Minute nichts ändert, prüfe, ob ich den Kanal sehen kann.',
    fr: 'Je n’ai encore vu aucun message ici. Écris-en un. Si rien ne change au bout d’une minute, vérifie que je peux voir le salon.',
    es: 'Aún no he visto ningún mensaje aquí. Escribe uno. Si en un minuto no cambia nada, comprueba que puedo ver el canal.',
    'pt-BR':
      'Ainda não vi nenhuma mensagem aqui. Escreva uma. Se nada mudar em um minuto, confira se posso ver o canal.',
  },
  'doctor.failed': {
    en: '{what} failed {times} {times|time|times}, last {when}: `{reason}`. {fix}',
    de: '{what}: {times}-mal fehlgeschlagen, zuletzt {when}: `{reason}`. {fix}',
    fr: '{what} : {times} {times|échec|échecs}, le dernier {when} : `{reason}`. {fix}',
    es: '{what}: {times} {times|fallo|fallos}, el último {when}: `{reason}`. {fix}',
    'pt-BR': '{what}: {times} {times|falha|falhas}, a última {when}: `{reason}`. {fix}',
  },
  'doctor.importStuck': {
    en: 'An import or a change of many members has made no progress since {when}. {status} or {undo} shows it. If this lasts, tell the operators of the bot.',
    de: 'Ein Import oder eine Änderung für viele Mitglieder kommt seit {when} nicht voran. {status} oder {undo} zeigt es. Wenn das so bleibt, sag den Betreibern des Bots Bescheid.',
    fr: 'Une importation ou une modification de plusieurs membres n’avance plus depuis {when}. {status} ou {undo} la montre. Si cela dure, préviens les personnes qui gèrent le bot.',
    es: 'Una importación o un cambio de muchos miembros no avanza desde {when}. {status} o {undo} lo muestra. Si sigue así, avisa a quienes administran el bot.',
    'pt-BR':
      'Uma importação ou alteração de muitos membros não avança desde {when}. {status} ou {undo} mostra qual. Se isso continuar, avise quem administra o bot.',
  },
  'doctor.importWaits': {
    en: 'An import or a change of many members waits for its confirmation, and expires {when}.',
    de: 'Ein Import oder eine Änderung für viele Mitglieder wartet auf die Bestätigung und verfällt {when}.',
    fr: 'Une importation ou une modification de plusieurs membres attend sa confirmation et expire {when}.',
    es: 'Una importación o un cambio de muchos miembros espera su confirmación y caduca {when}.',
    'pt-BR': 'Uma importação ou alteração de muitos membros espera confirmação e expira {when}.',
  },
  'doctor.webhookOff': {
    en: 'The webhook to {host} was switched off {when}: its server did not accept events for five days, or replied that it is gone. An administrator can switch it on again on the page “Webhooks” of the dashboard.',
    de: 'Der Webhook an {host} wurde {when} ausgeschaltet: Sein Server hat fünf Tage lang keine Ereignisse angenommen oder geantwortet, dass es ihn nicht mehr gibt. Ein Administrator kann ihn im Dashboard auf der Seite „Webhooks“ wieder einschalten.',
    fr: 'Le webhook vers {host} a été désactivé {when} : son serveur n’a accepté aucun événement pendant cinq jours, ou a répondu qu’il n’existe plus. Un administrateur peut le réactiver sur la page « Webhooks » du tableau de bord.',
    es: 'El webhook a {host} se desactivó {when}: su servidor no aceptó eventos durante cinco días o respondió que ya no existe. Un administrador puede activarlo de nuevo en la página «Webhooks» del panel.',
    'pt-BR':
      'O webhook para {host} foi desativado {when}: o servidor dele não aceitou eventos por cinco dias ou respondeu que ele não existe mais. Um administrador pode ativá-lo de novo na página “Webhooks” do painel.',
  },
  'doctor.importing': {
    en: 'Importing members’ XP',
    de: 'XP der Mitglieder importieren',
    fr: 'Importer l’XP des membres',
    es: 'Importar la XP de los miembros',
    'pt-BR': 'Importar o XP dos membros',
  },
  'doctor.roles': {
    en: 'Giving level roles',
    de: 'Level-Rollen vergeben',
    fr: 'Donner les rôles de niveau',
    es: 'Dar roles de nivel',
    'pt-BR': 'Dar cargos de nível',
  },
  'doctor.announcing': {
    en: 'Announcing level-ups',
    de: 'Level-Aufstiege ankündigen',
    fr: 'Annoncer les montées de niveau',
    es: 'Anunciar subidas de nivel',
    'pt-BR': 'Anunciar subidas de nível',
  },
  'doctor.work': {
    en: 'Something I had to do in this server',
    de: 'Eine Aufgabe auf diesem Server',
    fr: 'Une tâche sur ce serveur',
    es: 'Una tarea en este servidor',
    'pt-BR': 'Uma tarefa neste servidor',
  },
  'doctor.fixPermission': {
    en: 'Check my permissions, and that my role is above the level roles. I try again once you have changed that. With {roles} I check all members at once.',
    de: 'Prüfe meine Berechtigungen und ob meine Rolle über den Level-Rollen steht. Sobald du das geändert hast, versuche ich es noch einmal. Mit {roles} prüfe ich sofort alle Mitglieder.',
    fr: 'Vérifie mes permissions, et que mon rôle est au-dessus des rôles de niveau. Dès que c’est changé, je réessaie. Avec {roles}, je vérifie aussitôt tous les membres.',
    es: 'Comprueba mis permisos y que mi rol está por encima de los roles de nivel. En cuanto lo cambies, lo intentaré de nuevo. Con {roles} reviso a todos los miembros al momento.',
    'pt-BR':
      'Confira minhas permissões e se meu cargo está acima dos cargos de nível. Assim que você mudar isso, tento de novo. Com {roles} eu verifico todos os membros na hora.',
  },
  'doctor.fixMembers': {
    en: 'I cannot see the members of this server. Invite me again. The owner of the bot must turn on the Server Members Intent on the Bot page of the developer portal.',
    de: 'Ich kann die Mitglieder dieses Servers nicht sehen. Lade mich noch einmal ein. Wer den Bot betreibt, muss im Entwicklerportal auf der Seite Bot den Server Members Intent einschalten.',
    fr: 'Je ne peux pas voir les membres de ce serveur. Invite-moi de nouveau. Le propriétaire du bot doit activer le Server Members Intent sur la page Bot du portail des développeurs.',
    es: 'No puedo ver a los miembros de este servidor. Invítame de nuevo. El dueño del bot debe activar el Server Members Intent en la página Bot del portal de desarrolladores.',
    'pt-BR':
      'Não consigo ver os membros deste servidor. Me convide de novo. O dono do bot precisa ativar o Server Members Intent na página Bot do portal do desenvolvedor.',
  },
  'doctor.fixRoleManaged': {
    en: 'This role is managed by an integration, so nobody else can give it. Remove it with {remove}, then add another.',
    de: 'Diese Rolle wird von einer Integration verwaltet, deshalb kann sie sonst niemand vergeben. Entferne sie mit {remove} und füge eine andere hinzu.',
    fr: 'Ce rôle est géré par une intégration, personne d’autre ne peut donc le donner. Retire-le avec {remove}, puis ajoutes-en un autre.',
    es: 'Este rol lo gestiona una integración, así que nadie más puede darlo. Quítalo con {remove} y añade otro.',
    'pt-BR':
      'Este cargo é gerenciado por uma integração, e ninguém mais pode dá-lo. Remova-o com {remove} e adicione outro.',
  },
  'doctor.fixMostRoles': {
    en: 'This server has as many roles as Discord allows (250). Delete some that nobody needs.',
    de: 'Dieser Server hat so viele Rollen, wie Discord erlaubt (250). Lösche einige, die niemand braucht.',
    fr: 'Ce serveur a autant de rôles que Discord le permet (250). Supprime ceux dont personne n’a besoin.',
    es: 'Este servidor tiene tantos roles como permite Discord (250). Elimina los que nadie necesite.',
    'pt-BR': 'Este servidor tem tantos cargos quanto o Discord permite (250). Exclua os que ninguém usa.',
  },
  'doctor.fixThread': {
    en: 'The thread is archived or locked. Reopen and unlock it, or set another channel with {notifications}.',
    de: 'Der Thread ist archiviert oder gesperrt. Öffne und entsperre ihn, oder leg mit {notifications} einen anderen Kanal fest.',
    fr: 'Le fil est archivé ou verrouillé. Ouvre-le et déverrouille-le, ou choisis un salon avec {notifications}.',
    es: 'El hilo está archivado o bloqueado. Ábrelo y desbloquéalo, o elige un canal con {notifications}.',
    'pt-BR': 'O tópico está arquivado ou trancado. Abra e destranque-o ou escolha um canal com {notifications}.',
  },
  'doctor.fixChannelType': {
    en: 'Nobody can post messages in a channel of this type. Set a text channel with {notifications}.',
    de: 'In einem Kanal dieser Art kann man keine Nachrichten schreiben. Leg mit {notifications} einen Textkanal fest.',
    fr: 'On ne peut pas publier de messages dans un salon de ce type. Choisis un salon textuel avec {notifications}.',
    es: 'En un canal de este tipo no se pueden publicar mensajes. Elige un canal de texto con {notifications}.',
    'pt-BR': 'Não dá para publicar mensagens em um canal deste tipo. Escolha um canal de texto com {notifications}.',
  },
  'doctor.fixAutoMod': {
    en: 'AutoMod or a filter of Discord blocked the message. Exempt my role or the channel in Server Settings → AutoMod, or set another channel with {notifications}.',
    de: 'AutoMod oder ein Filter von Discord blockiert die Nachricht. Nimm meine Rolle oder den Kanal unter Servereinstellungen → AutoMod davon aus, oder leg mit {notifications} einen anderen Kanal fest.',
    fr: 'AutoMod ou un filtre de Discord a bloqué le message. Exempte mon rôle ou le salon dans Paramètres du serveur → AutoMod, ou choisis un autre salon avec {notifications}.',
    es: 'AutoMod o un filtro de Discord ha bloqueado el mensaje. Exime mi rol o el canal en Ajustes del servidor → AutoMod, o elige otro canal con {notifications}.',
    'pt-BR':
      'O AutoMod ou um filtro do Discord bloqueou a mensagem. Isente meu cargo ou o canal em Configurações do servidor → AutoMod, ou escolha outro canal com {notifications}.',
  },
  'doctor.fixTwoFactor': {
    en: 'This server requires two-factor authentication for moderation. The owner of the bot must turn it on for their Discord account, or this server must stop requiring it in Server Settings → Safety Setup.',
    de: 'Dieser Server verlangt für die Moderation Zwei-Faktor-Authentifizierung. Wem der Bot gehört, muss sie im eigenen Discord-Konto einschalten, oder der Server darf sie in seinen Sicherheitseinstellungen nicht mehr verlangen.',
    fr: 'Ce serveur exige l’authentification à deux facteurs pour la modération. Le propriétaire du bot doit l’activer sur son compte Discord, ou ce serveur doit cesser de l’exiger dans ses paramètres de sécurité.',
    es: 'Este servidor exige la autenticación en dos pasos para moderar. El dueño del bot debe activarla en su cuenta de Discord, o este servidor debe dejar de exigirla en sus ajustes de seguridad.',
    'pt-BR':
      'Este servidor exige autenticação de dois fatores para moderar. O dono do bot precisa ativá-la na própria conta do Discord, ou este servidor precisa deixar de exigi-la nas configurações de segurança.',
  },
  'doctor.fixToken': {
    en: 'Discord refuses my token. The owner of the bot must make a new one in the developer portal and give it to me with {setup}.',
    de: 'Discord lehnt mein Token ab. Wem der Bot gehört, muss im Entwicklerportal ein neues erzeugen und es mir mit {setup} geben.',
    fr: 'Discord refuse mon jeton. Le propriétaire du bot doit en créer un nouveau dans le portail des développeurs et me le donner avec {setup}.',
    es: 'Discord rechaza mi token. El dueño del bot debe crear uno nuevo en el portal de desarrolladores y dármelo con {setup}.',
    'pt-BR':
      'O Discord recusa meu token. O dono do bot precisa criar um novo no portal do desenvolvedor e passá-lo para mim com {setup}.',
  },
  'doctor.fixBusy': {
    en: 'Discord was overloaded or slowed me down for hours. Nothing is wrong in this server. With {roles} I check the level roles of all members again.',
    de: 'Discord war stundenlang überlastet oder hat mich gebremst. Auf diesem Server ist nichts falsch. Mit {roles} prüfe ich die Level-Rollen aller Mitglieder noch einmal.',
    fr: 'Discord a été surchargé ou m’a ralenti pendant des heures. Le problème ne vient pas de ce serveur. Avec {roles}, je vérifie à nouveau les rôles de niveau de tous les membres.',
    es: 'Discord estuvo saturado o me frenó durante horas. El problema no está en este servidor. Con {roles} reviso de nuevo los roles de nivel de todos los miembros.',
    'pt-BR':
      'O Discord ficou sobrecarregado ou me limitou por horas. O problema não está neste servidor. Com {roles} eu verifico de novo os cargos de nível de todos os membros.',
  },
  'doctor.fixBlocked': {
    en: 'Discord blocks requests from the machine that I run on. Tell the operators of the bot. When it works again, I check the level roles of all members with {roles}.',
    de: 'Discord blockiert Anfragen von dem Rechner, auf dem ich laufe. Sag den Betreibern des Bots Bescheid. Wenn es wieder geht, prüfe ich mit {roles} die Level-Rollen aller Mitglieder noch einmal.',
    fr: 'Discord bloque les requêtes de la machine sur laquelle je tourne. Préviens les personnes qui gèrent le bot. Ensuite, avec {roles}, je vérifie à nouveau les rôles de niveau de tous les membres.',
    es: 'Discord bloquea las solicitudes de la máquina en la que me ejecuto. Avisa a quienes administran el bot. Después, con {roles}, reviso de nuevo los roles de nivel de todos los miembros.',
    'pt-BR':
      'O Discord bloqueia as solicitações da máquina em que eu rodo. Avise quem administra o bot. Depois, com {roles}, eu verifico de novo os cargos de nível de todos os membros.',
  },
  'doctor.fixAccess': {
    en: 'Let me see the channel, or set another one with {notifications}.',
    de: 'Lass mich den Kanal sehen, oder leg mit {notifications} einen anderen fest.',
    fr: 'Laisse-moi voir le salon, ou choisis-en un autre avec {notifications}.',
    es: 'Déjame ver el canal o elige otro con {notifications}.',
    'pt-BR': 'Me deixe ver o canal ou escolha outro com {notifications}.',
  },
  'doctor.fixRole': {
    en: 'The role was deleted. Remove it with {remove}.',
    de: 'Die Rolle wurde gelöscht. Entferne sie mit {remove}.',
    fr: 'Le rôle a été supprimé. Retire-le avec {remove}.',
    es: 'El rol ya no existe. Quítalo con {remove}.',
    'pt-BR': 'O cargo foi excluído. Remova-o com {remove}.',
  },
  'doctor.fixDirect': {
    en: 'These members do not accept direct messages. Choose another way to announce level-ups with {notifications}.',
    de: 'Diese Mitglieder nehmen keine Direktnachrichten an. Mit {notifications} kannst du Level-Aufstiege anders ankündigen lassen.',
    fr: 'Ces membres n’acceptent pas les messages privés. Choisis une autre façon d’annoncer les montées de niveau avec {notifications}.',
    es: 'Estos miembros no aceptan mensajes directos. Elige otra forma de anunciar las subidas de nivel con {notifications}.',
    'pt-BR':
      'Esses membros não aceitam mensagens diretas. Escolha outra forma de anunciar as subidas de nível com {notifications}.',
  },
  'doctor.fixOther': {
    en: 'If this happens again, report it together with this text.',
    de: 'Wenn das weiter passiert, melde es zusammen mit diesem Text.',
    fr: 'Si cela se reproduit, signale-le avec ce texte.',
    es: 'Si vuelve a ocurrir, infórmalo junto con este texto.',
    'pt-BR': 'Se acontecer de novo, informe isso junto com este texto.',
  },
})
