import { texts } from '../../../shared/text/texts.ts'

export const doctorTexts = texts({
  'doctor.title': {
    en: 'State of the bot in this server',
    de: 'Zustand des Bots auf diesem Server',
    fr: 'État du bot sur ce serveur',
    es: 'Estado del bot en este servidor',
    'pt-BR': 'Estado do bot neste servidor',
  },
  'doctor.again': {
    en: 'Check again',
    de: 'Noch einmal prüfen',
    fr: 'Vérifier à nouveau',
    es: 'Comprobar de nuevo',
    'pt-BR': 'Verificar de novo',
  },
  'doctor.allWell': {
    en: '✅ Everything is fine: roles, channels, permissions, and everything I did in the last seven days.',
    de: '✅ Alles in Ordnung: Rollen, Kanäle, Berechtigungen und alles, was ich in den letzten sieben Tagen getan habe.',
    fr: '✅ Tout va bien : les rôles, les salons, les permissions et tout ce que j’ai fait ces sept derniers jours.',
    es: '✅ Todo está bien: los roles, los canales, los permisos y todo lo que he hecho en los últimos siete días.',
    'pt-BR': '✅ Está tudo certo: os cargos, os canais, as permissões e tudo o que fiz nos últimos sete dias.',
  },
  'doctor.levels': {
    en: 'The level curve changed {when}, and I am still recalculating the members’ levels.',
    de: 'Die Level-Kurve wurde {when} geändert, und ich berechne die Level der Mitglieder noch neu.',
    fr: 'La courbe des niveaux a changé {when}, et je recalcule encore les niveaux des membres.',
    es: 'La curva de niveles cambió {when} y todavía estoy recalculando los niveles de los miembros.',
    'pt-BR': 'A curva de níveis mudou {when}, e ainda estou recalculando os níveis dos membros.',
  },
  'doctor.levelsStuck': {
    en: 'The level curve changed {when}, but the members’ levels are still not recalculated. If this lasts, tell the operators of the bot.',
    de: 'Die Level-Kurve wurde {when} geändert, aber die Level der Mitglieder sind noch immer nicht neu berechnet. Wenn das so bleibt, sag den Betreibern des Bots Bescheid.',
    fr: 'La courbe des niveaux a changé {when}, mais les niveaux des membres ne sont toujours pas recalculés. Si cela dure, préviens les personnes qui gèrent le bot.',
    es: 'La curva de niveles cambió {when}, pero los niveles de los miembros siguen sin recalcularse. Si sigue así, avisa a quienes administran el bot.',
    'pt-BR':
      'A curva de níveis mudou {when}, mas os níveis dos membros ainda não foram recalculados. Se isso continuar, avise quem administra o bot.',
  },
  'doctor.screened': {
    en: '{count} {count|member|members} will get level roles after accepting the server rules.',
    de: '{count} {count|Mitglied bekommt|Mitglieder bekommen} Level-Rollen, sobald die Serverregeln akzeptiert sind.',
    fr: '{count} {count|membre recevra|membres recevront} des rôles de niveau après avoir accepté les règles du serveur.',
    es: '{count} {count|miembro recibirá|miembros recibirán} roles de nivel al aceptar las reglas del servidor.',
    'pt-BR':
      '{count} {count|membro receberá|membros receberão} cargos de nível depois de aceitar as regras do servidor.',
  },
  'doctor.noWorker': {
    en: 'I see messages here, but I am not adding XP right now. No XP is lost: I add it as soon as I fully work again. If this lasts, tell the operators of the bot.',
    de: 'Ich sehe hier Nachrichten, schreibe aber gerade keine XP gut. Es gehen keine XP verloren: Ich trage sie nach, sobald ich wieder richtig laufe. Wenn das so bleibt, sag den Betreibern des Bots Bescheid.',
    fr: 'Je vois les messages ici, mais je n’ajoute pas d’XP en ce moment. Rien n’est perdu : je l’ajouterai dès que je fonctionnerai de nouveau normalement. Si cela dure, préviens les personnes qui gèrent le bot.',
    es: 'Veo los mensajes aquí, pero ahora mismo no estoy sumando XP. No se pierde nada: la sumaré en cuanto vuelva a funcionar con normalidad. Si sigue así, avisa a quienes administran el bot.',
    'pt-BR':
      'Vejo as mensagens aqui, mas não estou somando XP neste momento. Nada se perde: vou somá-lo assim que voltar a funcionar normalmente. Se continuar assim, avise quem administra o bot.',
  },
  'doctor.unseenVoice': {
    en: 'XP for voice is on, but Discord does not tell me yet who is in voice here: my connection began before I counted voice. I open a new one by myself, within a day. If this lasts, tell the operators of the bot to update and restart it.',
    de: 'XP für Sprachkanäle ist an, aber Discord meldet mir hier noch nicht, wer in einem Sprachkanal ist: Meine Verbindung ist älter als diese Funktion. Innerhalb eines Tages öffne ich von selbst eine neue. Wenn das so bleibt, sag den Betreibern des Bots, dass sie ihn aktualisieren und neu starten müssen.',
    fr: 'L’XP vocale est activée, mais Discord ne me dit pas encore qui est en vocal ici : ma connexion est plus ancienne que cette fonction. J’en ouvre une nouvelle de moi-même, en moins d’un jour. Si cela dure, dis aux personnes qui gèrent le bot de le mettre à jour et de le redémarrer.',
    es: 'La XP por voz está activada, pero Discord aún no me dice quién está en un canal de voz aquí: mi conexión es anterior a esta función. Abriré una nueva por mi cuenta en menos de un día. Si sigue así, di a quienes administran el bot que lo actualicen y lo reinicien.',
    'pt-BR':
      'O XP por voz está ativado, mas o Discord ainda não me diz quem está em um canal de voz aqui: minha conexão é anterior a essa função. Vou abrir uma nova sozinho, em menos de um dia. Se continuar assim, peça a quem administra o bot que o atualize e reinicie.',
  },
  'doctor.unseenReactions': {
    en: 'XP for reactions is on, but Discord does not tell me yet about reactions here: my connection began before I counted them. I open a new one by myself, within a day. If this lasts, tell the operators of the bot to update and restart it.',
    de: 'XP für Reaktionen ist an, aber Discord meldet mir hier noch keine Reaktionen: Meine Verbindung ist älter als diese Funktion. Innerhalb eines Tages öffne ich von selbst eine neue. Wenn das so bleibt, sag den Betreibern des Bots, dass sie ihn aktualisieren und neu starten müssen.',
    fr: 'L’XP des réactions est activée, mais Discord ne m’informe pas encore des réactions ici : ma connexion est plus ancienne que cette fonction. J’en ouvre une nouvelle de moi-même, en moins d’un jour. Si cela dure, dis aux personnes qui gèrent le bot de le mettre à jour et de le redémarrer.',
    es: 'La XP por reacciones está activada, pero Discord aún no me avisa de las reacciones aquí: mi conexión es anterior a esta función. Abriré una nueva por mi cuenta en menos de un día. Si sigue así, di a quienes administran el bot que lo actualicen y lo reinicien.',
    'pt-BR':
      'O XP por reações está ativado, mas o Discord ainda não me avisa das reações aqui: minha conexão é anterior a essa função. Vou abrir uma nova sozinho, em menos de um dia. Se continuar assim, peça a quem administra o bot que o atualize e reinicie.',
  },
})

export const doctorTranslations = {
  de: { name: 'diagnose', description: 'Prüft, ob hier alles funktioniert, und sagt, wie man behebt, was nicht geht' },
  fr: { name: 'diagnostic', description: 'Vérifie que tout fonctionne ici, et dit comment réparer le reste' },
  es: { name: 'diagnóstico', description: 'Comprueba que aquí todo funcione y dice cómo arreglar lo que no' },
  'pt-BR': { name: 'diagnóstico', description: 'Confere se tudo funciona aqui e diz como resolver o que não funciona' },
}
