import { texts } from '../../../shared/text/texts.ts'
import { withWhere } from './where-texts.ts'

export const meDeleteTexts = texts({
  'me.deleteAsk': {
    en: '**This deletes everything that I have stored about you in this server. It cannot be undone.**',
    de: '**Das löscht alles, was ich auf diesem Server über dich gespeichert habe. Es lässt sich nicht rückgängig machen.**',
    fr: '**Cela supprime tout ce que j’ai enregistré sur toi dans ce serveur. C’est irréversible.**',
    es: '**Esto borra todo lo que tengo guardado sobre ti en este servidor. No se puede deshacer.**',
    'pt-BR': '**Isto exclui tudo o que tenho guardado sobre você neste servidor. Não pode ser desfeito.**',
  },
  'me.deleteAskEverywhere': {
    en: '**This deletes everything that I have stored about you, in {guilds} {guilds|server|servers}. It cannot be undone.**',
    de: '**Das löscht alles, was ich über dich gespeichert habe, auf {guilds} {guilds|Server|Servern}. Es lässt sich nicht rückgängig machen.**',
    fr: '**Cela supprime tout ce que j’ai enregistré sur toi, dans {guilds} {guilds|serveur|serveurs}. C’est irréversible.**',
    es: '**Esto borra todo lo que tengo guardado sobre ti, en {guilds} {guilds|servidor|servidores}. No se puede deshacer.**',
    'pt-BR':
      '**Isto exclui tudo o que tenho guardado sobre você, em {guilds} {guilds|servidor|servidores}. Não pode ser desfeito.**',
  },
  'me.deleteXp': {
    en: '• {xp} XP with level and rank, {messages} {messages|message|messages} that earned XP, {entries} other {entries|change|changes} of XP, your level roles',
    de: '• {xp} XP mit Level und Rang, {messages} {messages|Nachricht|Nachrichten} mit XP, {entries} weitere {entries|Änderung|Änderungen} von XP, deine Level-Rollen',
    fr: '• {xp} XP avec niveau et rang, {messages} {messages|message|messages} avec XP, {entries} {entries|autre changement|autres changements} d’XP, tes rôles de niveau',
    es: '• {xp} XP con nivel y puesto, {messages} {messages|mensaje|mensajes} con XP, {entries} {entries|otro cambio|otros cambios} de XP, tus roles de nivel',
    'pt-BR':
      '• {xp} XP com nível e posição, {messages} {messages|mensagem|mensagens} com XP, {entries} {entries|outra mudança|outras mudanças} de XP, seus cargos de nível',
  },
  'me.deleteSeasons': {
    en: '• your {seasons|result|results} of {seasons} {seasons|season|seasons}, also as a winner',
    de: '• {seasons|dein Ergebnis|deine Ergebnisse} aus {seasons} {seasons|Saison|Saisons}, auch als Sieger',
    fr: '• {seasons|ton résultat|tes résultats} de {seasons} {seasons|saison|saisons}, aussi comme gagnant',
    es: '• {seasons|tu resultado|tus resultados} de {seasons} {seasons|temporada|temporadas}, también como ganador',
    'pt-BR':
      '• {seasons|seu resultado|seus resultados} de {seasons} {seasons|temporada|temporadas}, também como vencedor',
  },
  'me.deleteLogins': {
    en: '• {sessions} {sessions|login|logins} in the dashboard and {keys} {keys|key|keys} of the API. Programs with these keys stop working',
    de: '• {sessions} {sessions|Anmeldung|Anmeldungen} im Dashboard und {keys} API-Schlüssel. Programme mit diesen Schlüsseln funktionieren nicht mehr',
    fr: '• {sessions} {sessions|connexion|connexions} au tableau de bord et {keys} {keys|clé|clés} d’API. Les programmes avec ces clés ne fonctionneront plus',
    es: '• {sessions} {sessions|sesión|sesiones} en el panel y {keys} {keys|clave|claves} de la API. Los programas con esas claves dejan de funcionar',
    'pt-BR':
      '• {sessions} {sessions|login|logins} no painel e {keys} {keys|chave|chaves} da API. Programas com essas chaves param de funcionar',
  },
  'me.deleteStays': {
    en: 'What stays: changes that you made as an admin, for a year; purchases; the wish not to be counted; and a hash, so that no import brings you back.',
    de: 'Was bleibt: Änderungen, die du als Admin gemacht hast, ein Jahr lang; Käufe; der Wunsch, nicht gezählt zu werden; und ein Hash, damit kein Import dich zurückbringt.',
    fr: 'Ce qui reste : les changements que tu as faits comme admin, pendant un an ; les achats ; le souhait de ne pas être compté ; et une empreinte, pour qu’aucun import ne te ramène.',
    es: 'Lo que queda: los cambios que hiciste como admin, durante un año; las compras; el deseo de no ser contado; y un hash, para que ninguna importación te traiga de vuelta.',
    'pt-BR':
      'O que fica: as mudanças que você fez como admin, por um ano; as compras; o desejo de não ser contado; e um hash, para que nenhuma importação traga você de volta.',
  },
  'me.deleteAfter': {
    en: 'If you write again afterwards, you start at zero, unless you have stopped counting with `/me counting off`.',
    de: 'Schreibst du danach wieder, fängst du bei null an, außer du hast das Zählen mit `/me counting off` beendet.',
    fr: 'Si tu écris de nouveau ensuite, tu repars de zéro, sauf si tu as arrêté le comptage avec `/me counting off`.',
    es: 'Si vuelves a escribir después, empiezas de cero, salvo que hayas parado el conteo con `/me counting off`.',
    'pt-BR':
      'Se você escrever de novo depois, começa do zero, a menos que tenha parado a contagem com `/me counting off`.',
  },
  'me.deleteBots': {
    en: 'You own {bots} {bots|bot|bots} that {bots|serves|serve} servers. Delete {bots|it|them} first with `/whitelabel actions`: a deletion of your data must not take {bots|it|them} away from servers silently.',
    de: 'Dir {bots|gehört|gehören} {bots} {bots|Bot, der|Bots, die} Server {bots|bedient|bedienen}. Lösche {bots|ihn|sie} zuerst mit `/whitelabel actions`: Das Löschen deiner Daten darf {bots|ihn|sie} Servern nicht unbemerkt wegnehmen.',
    fr: 'Tu possèdes {bots} {bots|bot qui sert|bots qui servent} des serveurs. Supprime-{bots|le|les} d’abord avec `/whitelabel actions` : supprimer tes données ne doit pas {bots|le|les} retirer aux serveurs sans prévenir.',
    es: 'Tienes {bots} {bots|bot que atiende|bots que atienden} servidores. Bórra{bots|lo|los} antes con `/whitelabel actions`: borrar tus datos no debe quitár{bots|selo|selos} a los servidores en silencio.',
    'pt-BR':
      'Você tem {bots} {bots|bot que atende|bots que atendem} servidores. Exclua{bots|-o|-os} antes com `/whitelabel actions`: excluir seus dados não deve tirar {bots|ele|eles} dos servidores em silêncio.',
  },
  'me.deleteButton': {
    en: 'Delete my data',
    de: 'Meine Daten löschen',
    fr: 'Supprimer mes données',
    es: 'Borrar mis datos',
    'pt-BR': 'Excluir meus dados',
  },
  'me.deleteTitle': {
    en: 'Delete my data for good',
    de: 'Meine Daten endgültig löschen',
    fr: 'Supprimer mes données pour de bon',
    es: 'Borrar mis datos para siempre',
    'pt-BR': 'Excluir meus dados para sempre',
  },
  'me.deleteWord': { en: 'DELETE', de: 'LÖSCHEN', fr: 'SUPPRIMER', es: 'BORRAR', 'pt-BR': 'EXCLUIR' },
  'me.deleteType': {
    en: 'Type {word} to confirm',
    de: 'Tippe {word} zur Bestätigung',
    fr: 'Écris {word} pour confirmer',
    es: 'Escribe {word} para confirmar',
    'pt-BR': 'Digite {word} para confirmar',
  },
  'me.deleteWrongWord': {
    en: 'Nothing was deleted: you did not type {word}.',
    de: 'Nichts wurde gelöscht: Du hast nicht {word} getippt.',
    fr: 'Rien n’a été supprimé : tu n’as pas écrit {word}.',
    es: 'No se ha borrado nada: no escribiste {word}.',
    'pt-BR': 'Nada foi excluído: você não digitou {word}.',
  },
  'me.deleteStarted': {
    en: 'Your data is being deleted. That takes up to a few minutes; this message changes once it is done.',
    de: 'Deine Daten werden gelöscht. Das dauert bis zu einige Minuten; diese Nachricht ändert sich, sobald es erledigt ist.',
    fr: 'Tes données sont en cours de suppression. Cela prend jusqu’à quelques minutes ; ce message changera une fois que c’est fait.',
    es: 'Tus datos se están borrando. Tarda hasta unos minutos; este mensaje cambiará cuando esté hecho.',
    'pt-BR': 'Seus dados estão sendo excluídos. Isso leva até alguns minutos; esta mensagem muda quando terminar.',
  },
})

export const meDeleteTranslations = withWhere({
  de: { name: 'löschen', description: 'Alles löschen, was über dich gespeichert ist' },
  fr: { name: 'supprimer', description: 'Supprimer tout ce qui est enregistré sur toi' },
  es: { name: 'borrar', description: 'Borrar todo lo que está guardado sobre ti' },
  'pt-BR': { name: 'excluir', description: 'Excluir tudo o que está guardado sobre você' },
})
