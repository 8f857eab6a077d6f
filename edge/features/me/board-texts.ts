import { texts } from '../../../shared/text/texts.ts'

export const meBoardTexts = texts({
  'me.boardHide': {
    en: 'Leaderboards in this server no longer show you, and nobody else can look up your level. You keep your place and go on earning XP. Level-ups are still announced. Admins see you in the dashboard.',
    de: 'Ranglisten auf diesem Server zeigen dich nicht mehr, und niemand sonst kann dein Level nachsehen. Du behältst deinen Platz und verdienst weiter XP. Level-Aufstiege werden weiterhin angekündigt. Admins sehen dich im Dashboard.',
    fr: 'Les classements de ce serveur ne t’affichent plus, et personne d’autre ne peut consulter ton niveau. Tu gardes ta place et continues à gagner de l’XP. Tes montées de niveau restent annoncées. Les admins te voient dans le tableau de bord.',
    es: 'Las clasificaciones de este servidor ya no te muestran y nadie más puede consultar tu nivel. Conservas tu puesto y sigues ganando XP. Tus subidas de nivel se siguen anunciando. Los admins te ven en el panel.',
    'pt-BR':
      'As classificações deste servidor não mostram mais você, e ninguém mais pode consultar seu nível. Você mantém sua posição e continua ganhando XP. Suas subidas de nível continuam sendo anunciadas. Os admins veem você no painel.',
  },
  'me.boardShow': {
    en: 'Leaderboards in this server show you again.',
    de: 'Ranglisten auf diesem Server zeigen dich wieder.',
    fr: 'Les classements de ce serveur t’affichent de nouveau.',
    es: 'Las clasificaciones de este servidor vuelven a mostrarte.',
    'pt-BR': 'As classificações deste servidor voltam a mostrar você.',
  },
  'me.boardShare': {
    en: 'Everybody with this link now sees your name, avatar, level, rank and XP in this server, also people outside of it: {link}\n`/me board unshare` ends that. Nobody sees you there while leaderboards do not show you, or while the leaderboard on the web is not public.',
    de: 'Alle mit diesem Link sehen jetzt deinen Namen, Avatar, dein Level, deinen Rang und deine XP auf diesem Server, auch Leute außerhalb: {link}\n`/me board unshare` beendet das. Niemand sieht dich dort, solange Ranglisten dich nicht zeigen oder die Rangliste im Web nicht öffentlich ist.',
    fr: 'Toute personne ayant ce lien voit maintenant ton nom, ton avatar, ton niveau, ton rang et ton XP sur ce serveur, même hors du serveur : {link}\n`/me board unshare` y met fin. Personne ne t’y voit tant que les classements ne t’affichent pas ou que le classement sur le web n’est pas public.',
    es: 'Toda persona con este enlace ve ahora tu nombre, avatar, nivel, puesto y XP en este servidor, también fuera de él: {link}\n`/me board unshare` lo termina. Nadie te ve ahí mientras las clasificaciones no te muestren o la clasificación en la web no sea pública.',
    'pt-BR':
      'Qualquer pessoa com este link agora vê seu nome, avatar, nível, posição e XP neste servidor, mesmo fora dele: {link}\n`/me board unshare` encerra isso. Ninguém vê você ali enquanto as classificações não mostrarem você ou a classificação na web não for pública.',
  },
  'me.boardUnshare': {
    en: 'Nobody sees your level by your link any more. Other sites may show a picture that they kept for some minutes longer.',
    de: 'Niemand sieht mehr dein Level über deinen Link. Andere Seiten zeigen ein Bild, das sie behalten haben, vielleicht noch einige Minuten.',
    fr: 'Plus personne ne voit ton niveau par ton lien. D’autres sites peuvent montrer encore quelques minutes une image qu’ils ont gardée.',
    es: 'Ya nadie ve tu nivel con tu enlace. Otros sitios pueden mostrar unos minutos más una imagen que guardaron.',
    'pt-BR':
      'Ninguém mais vê seu nível pelo seu link. Outros sites podem mostrar por mais alguns minutos uma imagem que guardaram.',
  },
  'me.boardNoWeb': {
    en: 'This bot shows no leaderboards on the web, so there is no link to share.',
    de: 'Dieser Bot zeigt keine Ranglisten im Web, also gibt es keinen Link zum Teilen.',
    fr: 'Ce bot n’affiche pas de classements sur le web ; il n’y a donc pas de lien à partager.',
    es: 'Este bot no muestra clasificaciones en la web, así que no hay enlace que compartir.',
    'pt-BR': 'Este bot não mostra classificações na web, então não há link para compartilhar.',
  },
})

export const meBoardTranslations = {
  de: { name: 'rangliste', description: 'Ob Ranglisten dich zeigen' },
  fr: { name: 'classement', description: 'Si les classements t’affichent' },
  es: { name: 'clasificación', description: 'Si las clasificaciones te muestran' },
  'pt-BR': { name: 'classificação', description: 'Se as classificações mostram você' },
}

export const meBoardHideTranslations = {
  de: {
    name: 'verbergen',
    description: 'Ranglisten zeigen dich nicht mehr, und andere können dein Level nicht nachsehen',
  },
  fr: { name: 'masquer', description: 'Les classements ne t’affichent plus, et les autres ne voient plus ton niveau' },
  es: { name: 'ocultar', description: 'Las clasificaciones ya no te muestran y los demás no pueden ver tu nivel' },
  'pt-BR': { name: 'ocultar', description: 'As classificações não mostram mais você, e os outros não veem seu nível' },
}

export const meBoardShowTranslations = {
  de: { name: 'zeigen', description: 'Ranglisten zeigen dich wieder' },
  fr: { name: 'afficher', description: 'Les classements t’affichent de nouveau' },
  es: { name: 'mostrar', description: 'Las clasificaciones vuelven a mostrarte' },
  'pt-BR': { name: 'mostrar', description: 'As classificações voltam a mostrar você' },
}

export const meBoardShareTranslations = {
  de: { name: 'teilen', description: 'Alle mit deinem Link sehen dein Level auf diesem Server im Web' },
  fr: { name: 'partager', description: 'Toute personne ayant ton lien voit sur le web ton niveau sur ce serveur' },
  es: { name: 'compartir', description: 'Toda persona con tu enlace ve en la web tu nivel en este servidor' },
  'pt-BR': { name: 'compartilhar', description: 'Qualquer pessoa com seu link vê na web seu nível neste servidor' },
}

export const meBoardUnshareTranslations = {
  de: { name: 'nicht-teilen', description: 'Dein Link zeigt niemandem mehr dein Level' },
  fr: { name: 'ne-plus-partager', description: 'Ton lien ne montre plus ton niveau à personne' },
  es: { name: 'no-compartir', description: 'Tu enlace ya no muestra tu nivel a nadie' },
  'pt-BR': { name: 'não-compartilhar', description: 'Seu link não mostra mais seu nível a ninguém' },
}
