import { texts } from '../../../shared/text/texts.ts'
import { documentTexts } from '../document-texts.ts'

/** The privacy notice, apart from the list of all fields. Only the build reads it, so that the edge does not load it. */
export const privacyTexts = texts({
  title: documentTexts.privacy,
  intro: {
    en: 'This bot counts activity in Discord servers: members earn XP, levels and roles. This page says what is stored for that, why and how long, and how you get a copy or have it deleted.',
    de: 'Dieser Bot zählt Aktivität auf Discord-Servern: Mitglieder verdienen XP, Level und Rollen. Diese Seite sagt, was dafür gespeichert wird, warum und wie lange, und wie du eine Kopie bekommst oder es löschen lässt.',
    fr: 'Ce bot compte l’activité sur des serveurs Discord : les membres gagnent de l’XP, des niveaux et des rôles. Cette page dit ce qui est enregistré pour cela, pourquoi et combien de temps, et comment en obtenir une copie ou le faire supprimer.',
    es: 'Este bot cuenta la actividad en servidores de Discord: los miembros ganan XP, niveles y roles. Esta página dice qué se guarda para ello, por qué y cuánto tiempo, y cómo obtener una copia o hacer que se borre.',
    'pt-BR':
      'Este bot conta a atividade em servidores do Discord: os membros ganham XP, níveis e cargos. Esta página diz o que é guardado para isso, por que e por quanto tempo, e como obter uma cópia ou pedir a exclusão.',
  },
  noMessages: {
    en: 'The text of messages is never stored, nor their pictures and files, nor anything that is said in voice channels.',
    de: 'Der Text von Nachrichten wird nie gespeichert, auch nicht ihre Bilder und Dateien, und nichts, was in Sprachkanälen gesagt wird.',
    fr: 'Le texte des messages n’est jamais enregistré, ni leurs images et fichiers, ni rien de ce qui se dit en vocal.',
    es: 'Nunca se guarda el texto de los mensajes, ni sus imágenes y archivos, ni nada de lo que se dice en los canales de voz.',
    'pt-BR':
      'O texto das mensagens nunca é guardado, nem suas imagens e arquivos, nem nada do que se diz nos canais de voz.',
  },
  responsible: {
    en: 'Who is responsible',
    de: 'Wer verantwortlich ist',
    fr: 'Qui est responsable',
    es: 'Quién es responsable',
    'pt-BR': 'Quem é responsável',
  },
  purposes: { en: 'What for', de: 'Wofür', fr: 'À quoi ça sert', es: 'Para qué', 'pt-BR': 'Para quê' },
  forMembers: {
    en: 'Members: to count XP from messages, voice and reactions, to show levels and leaderboards, to give roles, and to keep to what members have chosen for themselves.',
    de: 'Mitglieder: um XP für Nachrichten, Sprachkanäle und Reaktionen zu zählen, Level und Ranglisten zu zeigen, Rollen zu geben und einzuhalten, was Mitglieder für sich gewählt haben.',
    fr: 'Membres : pour compter l’XP des messages, du vocal et des réactions, afficher niveaux et classements, donner des rôles et respecter ce que chaque membre a choisi.',
    es: 'Miembros: para contar la XP de mensajes, voz y reacciones, mostrar niveles y clasificaciones, dar roles y respetar lo que cada miembro ha elegido.',
    'pt-BR':
      'Membros: para contar o XP de mensagens, voz e reações, mostrar níveis e classificações, dar cargos e respeitar o que cada membro escolheu.',
  },
  forAdmins: {
    en: 'Admins: to keep people logged in to the dashboard, and so that everybody who manages a server can see who changed what. The dashboard uses only the cookies that it needs: for the login, the language and the theme.',
    de: 'Admins: damit man im Dashboard angemeldet bleibt, und damit alle, die einen Server verwalten, sehen können, wer was geändert hat. Das Dashboard nutzt nur Cookies, die es braucht: für Anmeldung, Sprache und Farbschema.',
    fr: 'Admins : pour rester connecté au tableau de bord, et pour que toutes les personnes qui gèrent un serveur voient qui a changé quoi. Le tableau de bord n’utilise que les cookies nécessaires : connexion, langue et thème.',
    es: 'Admins: para mantener la sesión en el panel, y para que quienes administran un servidor vean quién cambió qué. El panel solo usa las cookies necesarias: sesión, idioma y tema.',
    'pt-BR':
      'Admins: para manter a sessão no painel, e para que todos que administram um servidor vejam quem mudou o quê. O painel usa apenas os cookies necessários: login, idioma e tema.',
  },
  forCustomers: {
    en: 'Customers: to run bots of their own, and to know for which purchases there is premium.',
    de: 'Kunden: um eigene Bots zu betreiben, und um zu wissen, für welche Käufe es Premium gibt.',
    fr: 'Clients : pour faire fonctionner leurs propres bots et savoir quels achats donnent droit au premium.',
    es: 'Clientes: para mantener sus propios bots y saber qué compras dan premium.',
    'pt-BR': 'Clientes: para manter bots próprios e saber quais compras dão premium.',
  },
  seen: {
    en: 'Members of a server see each other’s level and leaderboards, as far as nobody hides. A public leaderboard on the web is seen by everybody, and so is the level of a member who shares it with `/me board share`. Admins of a server see its members in the dashboard, in exports and by the API. Discord receives replies, announcements and roles, and the level of a member who has linked their account with a server’s own bot.',
    de: 'Mitglieder eines Servers sehen Level und Ranglisten, soweit sich niemand verbirgt. Eine öffentliche Rangliste im Web sehen alle, und ebenso das Level eines Mitglieds, das es mit `/me board share` teilt. Admins eines Servers sehen dessen Mitglieder im Dashboard, in Exporten und über die API. Discord bekommt Antworten, Ankündigungen und Rollen, und das Level eines Mitglieds, das sein Konto mit dem eigenen Bot eines Servers verknüpft hat.',
    fr: 'Les membres d’un serveur voient les niveaux et les classements, sauf de qui se masque. Tout le monde voit un classement public sur le web, et le niveau d’un membre qui le partage avec `/me board share`. Les admins d’un serveur voient ses membres dans le tableau de bord, les exports et par l’API. Discord reçoit les réponses, les annonces et les rôles, et le niveau d’un membre qui a lié son compte au bot propre d’un serveur.',
    es: 'Los miembros de un servidor ven niveles y clasificaciones, salvo de quien se oculta. Todo el mundo ve una clasificación pública en la web, y el nivel de un miembro que lo comparte con `/me board share`. Los admins de un servidor ven a sus miembros en el panel, en exportaciones y por la API. Discord recibe respuestas, anuncios y roles, y el nivel de un miembro que ha vinculado su cuenta con el bot propio de un servidor.',
    'pt-BR':
      'Os membros de um servidor veem níveis e classificações, exceto de quem se oculta. Todo mundo vê uma classificação pública na web, e o nível de um membro que o compartilha com `/me board share`. Os admins de um servidor veem seus membros no painel, em exportações e pela API. O Discord recebe respostas, anúncios e cargos, e o nível de um membro que vinculou a conta ao bot próprio de um servidor.',
  },
  retention: {
    en: 'How long',
    de: 'Wie lange',
    fr: 'Combien de temps',
    es: 'Cuánto tiempo',
    'pt-BR': 'Por quanto tempo',
  },
  keptXp: {
    en: 'XP and levels: until you have them deleted. The data of members who left a server is deleted once they have been away for as long as its admins have set, a year at first.',
    de: 'XP und Level: bis du sie löschen lässt. Die Daten von Mitgliedern, die einen Server verlassen haben, werden gelöscht, sobald sie so lange weg sind, wie dessen Admins es eingestellt haben, anfangs ein Jahr.',
    fr: 'XP et niveaux : jusqu’à ce que tu les fasses supprimer. Les données des membres partis d’un serveur sont supprimées une fois passé le délai fixé par ses admins, un an au départ.',
    es: 'XP y niveles: hasta que hagas que se borren. Los datos de quienes dejaron un servidor se borran cuando pasa el plazo que fijaron sus admins, al principio un año.',
    'pt-BR':
      'XP e níveis: até você pedir a exclusão. Os dados de quem saiu de um servidor são excluídos quando passa o prazo que os admins definiram, no início um ano.',
  },
  keptServers: {
    en: 'A server from which the bot was removed: its data is deleted after 90 days, unless the operator has chosen another number.',
    de: 'Ein Server, von dem der Bot entfernt wurde: Seine Daten werden nach 90 Tagen gelöscht, sofern die Betreiber nichts anderes gewählt haben.',
    fr: 'Un serveur d’où le bot a été retiré : ses données sont supprimées après 90 jours, sauf autre choix de qui gère le bot.',
    es: 'Un servidor del que se quitó el bot: sus datos se borran tras 90 días, salvo que quien administra el bot haya elegido otro número.',
    'pt-BR':
      'Um servidor do qual o bot foi removido: seus dados são excluídos após 90 dias, salvo se quem mantém o bot escolheu outro número.',
  },
  keptLogs: {
    en: 'What each message earned: 90 days, unless the operator has chosen another number. Time in voice channels: a day. Changes by admins: a year. Imports: 30 days. Logins: seven days.',
    de: 'Was jede Nachricht eingebracht hat: 90 Tage, sofern die Betreiber nichts anderes gewählt haben. Zeit in Sprachkanälen: ein Tag. Änderungen von Admins: ein Jahr. Importe: 30 Tage. Anmeldungen: sieben Tage.',
    fr: 'Ce que chaque message a rapporté : 90 jours, sauf autre choix de qui gère le bot. Temps en vocal : un jour. Changements des admins : un an. Imports : 30 jours. Connexions : sept jours.',
    es: 'Lo que dio cada mensaje: 90 días, salvo que quien administra el bot haya elegido otro número. Tiempo en voz: un día. Cambios de admins: un año. Importaciones: 30 días. Sesiones: siete días.',
    'pt-BR':
      'O que cada mensagem rendeu: 90 dias, salvo se quem mantém o bot escolheu outro número. Tempo em voz: um dia. Mudanças de admins: um ano. Importações: 30 dias. Logins: sete dias.',
  },
  keptBackups: {
    en: 'Backups of the database and files that admins have exported may hold it longer. The operator and these admins decide for how long.',
    de: 'Sicherungen der Datenbank und von Admins exportierte Dateien können es länger enthalten. Wie lange, entscheiden die Betreiber und diese Admins.',
    fr: 'Les sauvegardes de la base de données et les fichiers exportés par des admins peuvent la garder plus longtemps ; qui gère le bot et ces admins en décident.',
    es: 'Las copias de seguridad de la base de datos y los archivos que exportaron los admins pueden conservarlo más tiempo; lo deciden quien administra el bot y esos admins.',
    'pt-BR':
      'Backups do banco de dados e arquivos exportados por admins podem guardar por mais tempo; quem mantém o bot e esses admins decidem.',
  },
  rights: {
    en: 'What you can do',
    de: 'Was du tun kannst',
    fr: 'Ce que tu peux faire',
    es: 'Qué puedes hacer',
    'pt-BR': 'O que você pode fazer',
  },
  copy: {
    en: 'Get a copy: `/me data` sends you a file of everything that is stored about you, in one server or everywhere.',
    de: 'Eine Kopie bekommen: `/me data` schickt dir eine Datei mit allem, was über dich gespeichert ist, auf einem Server oder überall.',
    fr: 'Obtenir une copie : `/me data` t’envoie un fichier de tout ce qui est enregistré sur toi, sur un serveur ou partout.',
    es: 'Obtener una copia: `/me data` te envía un archivo con todo lo que está guardado sobre ti, en un servidor o en todos.',
    'pt-BR':
      'Obter uma cópia: `/me data` envia a você um arquivo com tudo o que está guardado sobre você, em um servidor ou em todos.',
  },
  delete: {
    en: 'Have it deleted: `/me delete`, in one server or everywhere. It is done within minutes and cannot be undone. What stays, and why, is in the list below.',
    de: 'Löschen lassen: `/me delete`, auf einem Server oder überall. Es ist in Minuten erledigt und nicht rückgängig zu machen. Was bleibt und warum, steht in der Liste unten.',
    fr: 'Faire supprimer : `/me delete`, sur un serveur ou partout. C’est fait en quelques minutes et irréversible. Ce qui reste, et pourquoi, figure dans la liste ci-dessous.',
    es: 'Hacer que se borre: `/me delete`, en un servidor o en todos. Se hace en minutos y no se puede deshacer. Lo que queda, y por qué, está en la lista de abajo.',
    'pt-BR':
      'Pedir a exclusão: `/me delete`, em um servidor ou em todos. É feita em minutos e não pode ser desfeita. O que fica, e por quê, está na lista abaixo.',
  },
  choose: {
    en: 'Stop being counted: `/me counting off`. Hide from leaderboards: `/me board hide`. No pings: `/me pings off`. No picture: `/me card`.',
    de: 'Nicht mehr gezählt werden: `/me counting off`. Auf Ranglisten verbergen: `/me board hide`. Keine Pings: `/me pings off`. Kein Bild: `/me card`.',
    fr: 'Ne plus être compté : `/me counting off`. Se masquer des classements : `/me board hide`. Pas de mentions : `/me pings off`. Pas d’image : `/me card`.',
    es: 'Que no te cuenten: `/me counting off`. Ocultarte de las clasificaciones: `/me board hide`. Sin menciones: `/me pings off`. Sin imagen: `/me card`.',
    'pt-BR':
      'Não ser mais contado: `/me counting off`. Ocultar-se das classificações: `/me board hide`. Sem menções: `/me pings off`. Sem imagem: `/me card`.',
  },
  ask: {
    en: 'For anything else, e.g. to correct something, ask the operator or the admins of the server. You can also complain to the data protection authority of your country.',
    de: 'Für alles andere, z. B. um etwas zu berichtigen, wende dich an die Betreiber oder an die Admins des Servers. Du kannst dich auch bei der Datenschutzbehörde deines Landes beschweren.',
    fr: 'Pour toute autre demande, par exemple une correction, adresse-toi à qui gère le bot ou aux admins du serveur. Tu peux aussi saisir l’autorité de protection des données de ton pays.',
    es: 'Para lo demás, por ejemplo corregir algo, pregunta a quien administra el bot o a los admins del servidor. También puedes reclamar ante la autoridad de protección de datos de tu país.',
    'pt-BR':
      'Para o resto, por exemplo corrigir algo, fale com quem mantém o bot ou com os admins do servidor. Você também pode reclamar à autoridade de proteção de dados do seu país.',
  },
  fields: {
    en: 'Everything that is stored',
    de: 'Alles, was gespeichert wird',
    fr: 'Tout ce qui est enregistré',
    es: 'Todo lo que se guarda',
    'pt-BR': 'Tudo o que é guardado',
  },
  fieldsIntro: {
    en: 'This list is made from the comments of the database’s own source code, so nothing is left out.',
    de: 'Diese Liste entsteht aus den Kommentaren im Quelltext der Datenbank, damit nichts fehlt. Deshalb ist sie auf Englisch.',
    fr: 'Cette liste est faite à partir des commentaires du code source de la base de données, pour que rien ne manque. Elle est donc en anglais.',
    es: 'Esta lista se genera a partir de los comentarios del código de la base de datos, para que no falte nada. Por eso está en inglés.',
    'pt-BR':
      'Esta lista é gerada a partir dos comentários do código do banco de dados, para que nada falte. Por isso está em inglês.',
  },
  languages: documentTexts.languages,
  skip: documentTexts.skip,
})
