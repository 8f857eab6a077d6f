import { texts } from '../texts.ts'

/** The part of the account page about the data of the person. */
export const ownDataTexts = texts({
  'ownData.title': {
    en: 'Your data',
    de: 'Deine Daten',
    fr: 'Tes données',
    es: 'Tus datos',
    'pt-BR': 'Seus dados',
  },
  'ownData.intro': {
    en: 'This is about all servers. For one server alone, use /me data, /me counting and /me delete there.',
    de: 'Das gilt für alle Server. Für einen einzelnen Server gibt es dort /me data, /me counting und /me delete.',
    fr: 'Cela vaut pour tous les serveurs. Pour un seul serveur, utilise /me data, /me counting et /me delete sur place.',
    es: 'Esto vale para todos los servidores. Para uno solo, usa allí /me data, /me counting y /me delete.',
    'pt-BR': 'Isto vale para todos os servidores. Para um só, use lá /me data, /me counting e /me delete.',
  },
  'ownData.copy': {
    en: 'A copy of your data',
    de: 'Eine Kopie deiner Daten',
    fr: 'Une copie de tes données',
    es: 'Una copia de tus datos',
    'pt-BR': 'Uma cópia dos seus dados',
  },
  'ownData.copyText': {
    en: 'A JSON file with everything that is stored about you, and why. Texts of messages are never stored.',
    de: 'Eine JSON-Datei mit allem, was über dich gespeichert ist, und warum. Texte von Nachrichten werden nie gespeichert.',
    fr: 'Un fichier JSON avec tout ce qui est enregistré sur toi, et pourquoi. Le texte des messages n’est jamais enregistré.',
    es: 'Un archivo JSON con todo lo que está guardado sobre ti, y por qué. Nunca se guarda el texto de los mensajes.',
    'pt-BR':
      'Um arquivo JSON com tudo o que está guardado sobre você, e por quê. O texto das mensagens nunca é guardado.',
  },
  'ownData.download': { en: 'Download', de: 'Herunterladen', fr: 'Télécharger', es: 'Descargar', 'pt-BR': 'Baixar' },
  'ownData.counted': {
    en: 'You are counted',
    de: 'Du wirst gezählt',
    fr: 'Tu es compté',
    es: 'Se te cuenta',
    'pt-BR': 'Você é contado',
  },
  'ownData.countedText': {
    en: 'Once you stop it, you keep your XP and roles and earn nothing, and nothing that you do is logged. This includes servers that you join later.',
    de: 'Beendest du das, behältst du deine XP und Rollen und verdienst nichts, und nichts, was du tust, wird protokolliert. Das gilt auch für Server, denen du später beitrittst.',
    fr: 'Si tu l’arrêtes, tu gardes ton XP et tes rôles, tu ne gagnes plus rien et rien de ce que tu fais n’est enregistré. Cela vaut aussi pour les serveurs que tu rejoindras plus tard.',
    es: 'Si lo paras, conservas tu XP y tus roles, no ganas nada y no se registra nada de lo que haces. También vale para los servidores en los que entres más tarde.',
    'pt-BR':
      'Se você parar, mantém seu XP e seus cargos, não ganha nada e nada do que você faz é registrado. Isso vale também para servidores em que você entrar depois.',
  },
  'ownData.uncounted': {
    en: 'You are not counted',
    de: 'Du wirst nicht gezählt',
    fr: 'Tu n’es pas compté',
    es: 'No se te cuenta',
    'pt-BR': 'Você não é contado',
  },
  'ownData.uncountedText': {
    en: 'You earn no XP in any server, and nothing that you do is logged.',
    de: 'Du verdienst auf keinem Server XP, und nichts, was du tust, wird protokolliert.',
    fr: 'Tu ne gagnes d’XP sur aucun serveur, et rien de ce que tu fais n’est enregistré.',
    es: 'No ganas XP en ningún servidor y no se registra nada de lo que haces.',
    'pt-BR': 'Você não ganha XP em nenhum servidor, e nada do que você faz é registrado.',
  },
  'ownData.stopCounting': {
    en: 'Stop counting me',
    de: 'Mich nicht mehr zählen',
    fr: 'Ne plus me compter',
    es: 'Dejar de contarme',
    'pt-BR': 'Parar de me contar',
  },
  'ownData.count': {
    en: 'Count me again',
    de: 'Mich wieder zählen',
    fr: 'Me compter de nouveau',
    es: 'Volver a contarme',
    'pt-BR': 'Voltar a me contar',
  },
  'ownData.erase': {
    en: 'Delete everything about you',
    de: 'Alles über dich löschen',
    fr: 'Tout supprimer à ton sujet',
    es: 'Borrar todo sobre ti',
    'pt-BR': 'Excluir tudo sobre você',
  },
  'ownData.eraseText': {
    en: 'XP, levels, ranks and results of seasons in all servers, your level roles, your logins and keys of the API.',
    de: 'XP, Level, Ränge und Ergebnisse von Saisons auf allen Servern, deine Level-Rollen, deine Anmeldungen und API-Schlüssel.',
    fr: 'XP, niveaux, rangs et résultats de saisons sur tous les serveurs, tes rôles de niveau, tes connexions et clés d’API.',
    es: 'XP, niveles, puestos y resultados de temporadas en todos los servidores, tus roles de nivel, tus sesiones y claves de la API.',
    'pt-BR':
      'XP, níveis, posições e resultados de temporadas em todos os servidores, seus cargos de nível, seus logins e chaves da API.',
  },
  'ownData.eraseButton': {
    en: 'Delete my data',
    de: 'Meine Daten löschen',
    fr: 'Supprimer mes données',
    es: 'Borrar mis datos',
    'pt-BR': 'Excluir meus dados',
  },
  'ownData.eraseQuestion': {
    en: 'This deletes everything that is stored about you, in all servers. It cannot be undone. If you write again afterwards, you start at zero.',
    de: 'Das löscht alles, was über dich gespeichert ist, auf allen Servern. Es lässt sich nicht rückgängig machen. Schreibst du danach wieder, fängst du bei null an.',
    fr: 'Cela supprime tout ce qui est enregistré sur toi, sur tous les serveurs. C’est irréversible. Si tu écris de nouveau ensuite, tu repars de zéro.',
    es: 'Esto borra todo lo que está guardado sobre ti, en todos los servidores. No se puede deshacer. Si vuelves a escribir después, empiezas de cero.',
    'pt-BR':
      'Isto exclui tudo o que está guardado sobre você, em todos os servidores. Não pode ser desfeito. Se você escrever de novo depois, começa do zero.',
  },
  'ownData.stays': {
    en: 'What stays: changes that you made as an admin, for a year; purchases; the wish not to be counted; and a hash, so that no import brings you back.',
    de: 'Was bleibt: Änderungen, die du als Admin gemacht hast, ein Jahr lang; Käufe; der Wunsch, nicht gezählt zu werden; und ein Hash, damit kein Import dich zurückbringt.',
    fr: 'Ce qui reste : les changements que tu as faits comme admin, pendant un an ; les achats ; le souhait de ne pas être compté ; et une empreinte, pour qu’aucun import ne te ramène.',
    es: 'Lo que queda: los cambios que hiciste como admin, durante un año; las compras; el deseo de no ser contado; y un hash, para que ninguna importación te traiga de vuelta.',
    'pt-BR':
      'O que fica: as mudanças que você fez como admin, por um ano; as compras; o desejo de não ser contado; e um hash, para que nenhuma importação traga você de volta.',
  },
  'ownData.erasing': {
    en: 'Your data is deleted within minutes. This also ends your login.',
    de: 'Deine Daten werden innerhalb von Minuten gelöscht. Das beendet auch deine Anmeldung.',
    fr: 'Tes données sont supprimées en quelques minutes. Cela met aussi fin à ta connexion.',
    es: 'Tus datos se borran en unos minutos. Eso también cierra tu sesión.',
    'pt-BR': 'Seus dados são excluídos em alguns minutos. Isso também encerra o seu login.',
  },
})
