import { texts } from '../../../shared/text/texts.ts'

export const doctorTexts = texts({
  'doctor.title': {
    en: 'How the bot is doing here',
    de: 'Wie es dem Bot hier geht',
    fr: 'Comment va le bot ici',
    es: 'Cómo está el bot aquí',
    'pt-BR': 'Como o bot está aqui',
  },
  'doctor.allWell': {
    en: '✅ Everything is fine: roles, channels, permissions and the work of the last seven days.',
    de: '✅ Alles in Ordnung: Rollen, Kanäle, Berechtigungen und die Arbeit der letzten sieben Tage.',
    fr: '✅ Tout va bien : rôles, salons, permissions et travail des sept derniers jours.',
    es: '✅ Todo está bien: roles, canales, permisos y el trabajo de los últimos siete días.',
    'pt-BR': '✅ Está tudo certo: cargos, canais, permissões e o trabalho dos últimos sete dias.',
  },
  'doctor.seen': {
    en: 'Last message seen: {when}.',
    de: 'Letzte gesehene Nachricht: {when}.',
    fr: 'Dernier message vu : {when}.',
    es: 'Último mensaje visto: {when}.',
    'pt-BR': 'Última mensagem vista: {when}.',
  },
  'doctor.screened': {
    en: '{count} {count|member|members} will get level roles after accepting the server rules.',
    de: '{count} {count|Mitglied bekommt|Mitglieder bekommen} Level-Rollen, sobald die Serverregeln akzeptiert sind.',
    fr: '{count} {count|membre recevra|membres recevront} des rôles de niveau après avoir accepté les règles du serveur.',
    es: '{count} {count|miembro recibirá|miembros recibirán} roles de nivel al aceptar las reglas del servidor.',
    'pt-BR':
      '{count} {count|membro receberá|membros receberão} cargos de nível depois de aceitar as regras do servidor.',
  },
  'doctor.silent': {
    en: 'I have not seen a message here since {when}. If people have been writing, check that I can see their channels.',
    de: 'Seit {when} habe ich hier keine Nachricht gesehen. Falls geschrieben wurde: Prüf, ob ich die Kanäle sehe.',
    fr: 'Je n’ai vu aucun message ici depuis {when}. Si l’on a écrit, vérifie que je vois les salons.',
    es: 'No he visto ningún mensaje aquí desde {when}. Si se ha escrito, comprueba que veo los canales.',
    'pt-BR': 'Não vejo nenhuma mensagem aqui desde {when}. Se houve conversa, confira se vejo os canais.',
  },
  'doctor.never': {
    en: 'I have not seen a message here yet. Write one; if nothing changes in a minute, check that I can see the channel.',
    de: 'Ich habe hier noch keine Nachricht gesehen. Schreib eine; ändert sich in einer Minute nichts, prüf, ob ich den Kanal sehe.',
    fr: 'Je n’ai encore vu aucun message ici. Écris-en un ; si rien ne change dans la minute, vérifie que je vois le salon.',
    es: 'Aún no he visto ningún mensaje aquí. Escribe uno; si en un minuto no cambia nada, comprueba que veo el canal.',
    'pt-BR': 'Ainda não vi nenhuma mensagem aqui. Escreva uma; se nada mudar em um minuto, confira se vejo o canal.',
  },
  'doctor.failed': {
    en: '{what} failed {times} {times|time|times}, last {when}: `{reason}`. {mend}',
    de: '{what}: {times} {times|Fehlschlag|Fehlschläge}, zuletzt {when}: `{reason}`. {mend}',
    fr: '{what} : {times} {times|échec|échecs}, le dernier {when} : `{reason}`. {mend}',
    es: '{what}: {times} {times|fallo|fallos}, el último {when}: `{reason}`. {mend}',
    'pt-BR': '{what}: {times} {times|falha|falhas}, a última {when}: `{reason}`. {mend}',
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
    de: 'Level-Aufstiege verkünden',
    fr: 'Annoncer les montées de niveau',
    es: 'Anunciar subidas de nivel',
    'pt-BR': 'Anunciar níveis',
  },
  'doctor.work': {
    en: 'Work in this server',
    de: 'Arbeit auf diesem Server',
    fr: 'Travail sur ce serveur',
    es: 'Trabajo en este servidor',
    'pt-BR': 'Trabalho neste servidor',
  },
  'doctor.mendPermission': {
    en: 'Check my permissions, and that my role stands above the level roles. I try again once you have changed that; {roles} has me look at everybody at once.',
    de: 'Prüf meine Berechtigungen und ob meine Rolle über den Level-Rollen steht. Sobald du das änderst, versuche ich es noch einmal; mit {roles} gehe ich sofort alle durch.',
    fr: 'Vérifie mes permissions, et que mon rôle est au-dessus des rôles de niveau. Dès que tu as changé cela, je réessaie ; avec {roles}, je passe tout le monde en revue aussitôt.',
    es: 'Comprueba mis permisos y que mi rol está por encima de los roles de nivel. En cuanto lo cambies, lo intento de nuevo; con {roles} reviso a todos al momento.',
    'pt-BR':
      'Confira minhas permissões e se meu cargo está acima dos cargos de nível. Assim que você mudar isso, tento de novo; com {roles} eu verifico todos na hora.',
  },
  'doctor.mendMembers': {
    en: 'I cannot look at the members here. Invite me again; whoever runs me turns on the Server Members intent on the Bot page of the developer portal.',
    de: 'Ich kann die Mitglieder hier nicht sehen. Lad mich noch einmal ein; wer mich betreibt, schaltet im Entwicklerportal auf der Bot-Seite den Server Members Intent ein.',
    fr: 'Je ne peux pas voir les membres ici. Invite-moi de nouveau ; la personne qui me gère active le Server Members Intent sur la page Bot du portail développeur.',
    es: 'No puedo ver a los miembros aquí. Invítame de nuevo; quien me administra debe activar Server Members Intent en la página Bot del portal de desarrolladores.',
    'pt-BR':
      'Não consigo ver os membros aqui. Me convide de novo; quem me mantém deve ativar o Server Members Intent na página Bot do portal do desenvolvedor.',
  },
  'doctor.mendRoleManaged': {
    en: 'An integration gives this role out, so nobody else can. Remove it with {remove}, then add another.',
    de: 'Diese Rolle vergibt eine Integration, sonst kann das niemand. Entferne sie mit {remove} und leg eine andere an.',
    fr: 'Ce rôle est attribué par une intégration, personne d’autre ne peut le donner. Retire-le avec {remove}, puis ajoutes-en un autre.',
    es: 'Este rol lo otorga una integración y nadie más puede darlo. Quítalo con {remove} y añade otro.',
    'pt-BR': 'Este cargo é dado por uma integração, e ninguém mais pode dá-lo. Remova-o com {remove} e adicione outro.',
  },
  'doctor.mendMostRoles': {
    en: 'There are as many roles as Discord allows (250). Delete some that nobody needs.',
    de: 'Es gibt so viele Rollen, wie Discord erlaubt (250). Lösch einige, die niemand braucht.',
    fr: 'Il y a autant de rôles que Discord en permet (250). Supprime ceux dont personne n’a besoin.',
    es: 'Hay tantos roles como permite Discord (250). Elimina los que nadie necesite.',
    'pt-BR': 'Há tantos cargos quanto o Discord permite (250). Exclua os de que ninguém precisa.',
  },
  'doctor.mendThread': {
    en: 'The thread is archived or locked. Open and unlock it, or set a channel with {notifications}.',
    de: 'Der Thread ist archiviert oder gesperrt. Öffne und entsperr ihn oder setz einen Kanal mit {notifications}.',
    fr: 'Le fil est archivé ou verrouillé. Ouvre-le et déverrouille-le, ou choisis un salon avec {notifications}.',
    es: 'El hilo está archivado o bloqueado. Ábrelo y desbloquéalo, o elige un canal con {notifications}.',
    'pt-BR': 'O tópico está arquivado ou trancado. Abra e destranque-o ou escolha um canal com {notifications}.',
  },
  'doctor.mendChannelType': {
    en: 'Messages cannot be posted in a channel of this type. Set a text channel with {notifications}.',
    de: 'In einem Kanal dieser Art kann man keine Nachrichten schreiben. Setz einen Textkanal mit {notifications}.',
    fr: 'On ne peut pas publier de messages dans un salon de ce type. Choisis un salon textuel avec {notifications}.',
    es: 'En un canal de este tipo no se pueden publicar mensajes. Elige un canal de texto con {notifications}.',
    'pt-BR': 'Não dá para publicar mensagens em um canal deste tipo. Escolha um canal de texto com {notifications}.',
  },
  'doctor.mendAutoMod': {
    en: 'AutoMod or a filter of Discord’s holds the message back. Exempt my role or the channel in Server Settings → AutoMod, or set another channel with {notifications}.',
    de: 'AutoMod oder ein Filter von Discord hält die Nachricht zurück. Nimm meine Rolle oder den Kanal unter Servereinstellungen → AutoMod aus oder setz einen anderen Kanal mit {notifications}.',
    fr: 'AutoMod ou un filtre de Discord retient le message. Exempte mon rôle ou le salon dans Paramètres du serveur → AutoMod, ou choisis un autre salon avec {notifications}.',
    es: 'AutoMod o un filtro de Discord retiene el mensaje. Exime mi rol o el canal en Ajustes del servidor → AutoMod, o elige otro canal con {notifications}.',
    'pt-BR':
      'O AutoMod ou um filtro do Discord está segurando a mensagem. Isente meu cargo ou o canal em Configurações do servidor → AutoMod ou escolha outro canal com {notifications}.',
  },
  'doctor.mendTwoFactor': {
    en: 'This server asks for two-factor authentication of whoever moderates. The owner of the bot must turn it on for their Discord account, or this server stops asking for it in Server Settings → Safety Setup.',
    de: 'Dieser Server verlangt Zwei-Faktor-Authentifizierung von allen, die moderieren. Wem der Bot gehört, muss sie im eigenen Discord-Konto einschalten, oder der Server verlangt sie unter Servereinstellungen → Sicherheitseinrichtung nicht mehr.',
    fr: 'Ce serveur exige l’authentification à deux facteurs pour modérer. Le propriétaire du bot doit l’activer sur son compte Discord, ou ce serveur cesse de l’exiger dans Paramètres du serveur → Configuration de la sécurité.',
    es: 'Este servidor exige autenticación de dos factores para moderar. El dueño del bot debe activarla en su cuenta de Discord, o este servidor deja de exigirla en Ajustes del servidor → Configuración de seguridad.',
    'pt-BR':
      'Este servidor exige autenticação de dois fatores de quem modera. O dono do bot precisa ativá-la na própria conta do Discord, ou este servidor deixa de exigi-la em Configurações do servidor → Configuração de segurança.',
  },
  'doctor.mendToken': {
    en: 'Discord refuses my token. Whoever owns the bot makes a new one in the developer portal and gives it to me with {setup}.',
    de: 'Discord lehnt mein Token ab. Wem der Bot gehört, erstellt im Entwicklerportal ein neues und gibt es mir mit {setup}.',
    fr: 'Discord refuse mon jeton. Le propriétaire du bot en crée un nouveau dans le portail développeur et me le donne avec {setup}.',
    es: 'Discord rechaza mi token. El dueño del bot crea uno nuevo en el portal de desarrolladores y me lo da con {setup}.',
    'pt-BR':
      'O Discord recusa meu token. O dono do bot cria um novo no portal do desenvolvedor e o passa para mim com {setup}.',
  },
  'doctor.mendBusy': {
    en: 'Discord was overloaded or slowed me down, for hours. Nothing here is wrong; {roles} has me look at everybody’s level roles again.',
    de: 'Discord war überlastet oder hat mich gebremst, stundenlang. Hier ist nichts falsch; mit {roles} prüfe ich die Level-Rollen aller noch einmal.',
    fr: 'Discord était surchargé ou m’a ralenti, pendant des heures. Rien n’est faux ici ; avec {roles}, je vérifie à nouveau les rôles de niveau de tout le monde.',
    es: 'Discord estuvo saturado o me frenó durante horas. Aquí no hay nada mal; con {roles} reviso de nuevo los roles de nivel de todos.',
    'pt-BR':
      'O Discord ficou sobrecarregado ou me limitou por horas. Não há nada errado aqui; com {roles} eu verifico de novo os cargos de nível de todos.',
  },
  'doctor.mendBlocked': {
    en: 'Discord blocks requests from where I run. Tell whoever runs me; {roles} has me look at everybody’s level roles again afterwards.',
    de: 'Discord blockiert Anfragen von dort, wo ich laufe. Sag es denen, die mich betreiben; danach prüfe ich mit {roles} die Level-Rollen aller noch einmal.',
    fr: 'Discord bloque les requêtes de l’endroit où je tourne. Dis-le à la personne qui me gère ; ensuite, avec {roles}, je vérifie à nouveau les rôles de niveau de tout le monde.',
    es: 'Discord bloquea las solicitudes desde donde me ejecuto. Avisa a quien me administra; después, con {roles}, reviso de nuevo los roles de nivel de todos.',
    'pt-BR':
      'O Discord bloqueia os pedidos de onde eu rodo. Avise quem me mantém; depois, com {roles}, eu verifico de novo os cargos de nível de todos.',
  },
  'doctor.mendAccess': {
    en: 'Let me see the channel, or set another with {notifications}.',
    de: 'Lass mich den Kanal sehen oder setz einen anderen mit {notifications}.',
    fr: 'Laisse-moi voir le salon, ou choisis-en un autre avec {notifications}.',
    es: 'Déjame ver el canal o elige otro con {notifications}.',
    'pt-BR': 'Deixe-me ver o canal ou escolha outro com {notifications}.',
  },
  'doctor.mendRole': {
    en: 'The role was deleted: remove it with {remove}.',
    de: 'Die Rolle wurde gelöscht: Entferne sie mit {remove}.',
    fr: 'Le rôle a été supprimé : retire-le avec {remove}.',
    es: 'El rol se eliminó: quítalo con {remove}.',
    'pt-BR': 'O cargo foi excluído: remova-o com {remove}.',
  },
  'doctor.mendDirect': {
    en: 'These members take no direct messages. Another way is set with {notifications}.',
    de: 'Diese Mitglieder nehmen keine Direktnachrichten an. Einen anderen Weg setzt du mit {notifications}.',
    fr: 'Ces membres n’acceptent pas les messages privés. Choisis un autre moyen avec {notifications}.',
    es: 'Estos miembros no aceptan mensajes directos. Elige otro modo con {notifications}.',
    'pt-BR': 'Esses membros não aceitam mensagens diretas. Escolha outro modo com {notifications}.',
  },
  'doctor.mendOther': {
    en: 'If this goes on, report it with this text.',
    de: 'Falls das so bleibt, melde es mit diesem Text.',
    fr: 'Si cela continue, signale-le avec ce texte.',
    es: 'Si sigue así, comunícalo con este texto.',
    'pt-BR': 'Se continuar, relate isso com este texto.',
  },
})

export const doctorTranslations = {
  de: { name: 'diagnose', description: 'Prüft, ob hier alles funktioniert, und sagt, wie man behebt, was nicht geht' },
  fr: { name: 'diagnostic', description: 'Vérifie que tout fonctionne ici, et dit comment réparer le reste' },
  es: { name: 'diagnóstico', description: 'Comprueba que aquí todo funcione y dice cómo arreglar lo que no' },
  'pt-BR': { name: 'diagnóstico', description: 'Confere se tudo funciona aqui e diz como resolver o que não funciona' },
}
