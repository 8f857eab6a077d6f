import { texts } from '../../../shared/text/texts.ts'

export const decayTexts = texts({
  'decay.ahead': {
    en: 'By what I know now, **{members}** {members|member|members} would lose **{xp}** XP in total tomorrow.',
    de: 'Nach jetzigem Stand würden morgen **{members}** {members|Mitglied|Mitglieder} zusammen **{xp}** XP verlieren.',
    fr: 'À l’heure actuelle, **{members}** {members|membre perdrait|membres perdraient} **{xp}** XP au total demain.',
    es: 'Tal como está ahora, mañana **{members}** {members|miembro perdería|miembros perderían} **{xp}** XP en total.',
    'pt-BR':
      'Pela situação atual, amanhã **{members}** {members|membro perderia|membros perderiam} **{xp}** XP no total.',
  },
  'decay.partial': {
    en: 'I looked at the {examined} members with the most XP.',
    de: 'Angesehen habe ich die {examined} Mitglieder mit den meisten XP.',
    fr: 'J’ai regardé les {examined} membres qui ont le plus d’XP.',
    es: 'He mirado a los {examined} miembros con más XP.',
    'pt-BR': 'Olhei os {examined} membros com mais XP.',
  },
  'decay.off': {
    en: 'Silent members lose nothing here. {settings} turns decay on.',
    de: 'Stille Mitglieder verlieren hier nichts. {settings} schaltet den Verfall ein.',
    fr: 'Les membres silencieux ne perdent rien ici. {settings} active l’érosion.',
    es: 'Aquí los miembros inactivos no pierden nada. {settings} activa la pérdida.',
    'pt-BR': 'Aqui membros inativos não perdem nada. {settings} ativa a perda.',
  },
  'decay.askUndo': {
    en: 'Everybody gets back what decay took since **{from}** (UTC). Today nothing more is taken. From tomorrow, decay goes on as set.',
    de: 'Alle bekommen zurück, was der Verfall seit **{from}** (UTC) genommen hat. Heute wird nichts mehr genommen. Ab morgen geht der Verfall weiter wie eingestellt.',
    fr: 'Tout le monde récupère ce que l’érosion a pris depuis le **{from}** (UTC). Aujourd’hui, plus rien n’est pris. À partir de demain, l’érosion continue comme réglée.',
    es: 'Todos recuperan lo que la pérdida les quitó desde el **{from}** (UTC). Hoy no se quita nada más. Desde mañana, la pérdida sigue como está ajustada.',
    'pt-BR':
      'Todos recebem de volta o que a perda tirou desde **{from}** (UTC). Hoje nada mais é tirado. A partir de amanhã, a perda continua como configurada.',
  },
  'decay.confirm': {
    en: 'Give it back',
    de: 'Zurückgeben',
    fr: 'Restituer',
    es: 'Devolver',
    'pt-BR': 'Devolver',
  },
  'decay.undoing': {
    en: 'I am giving the XP back. This message shows how far I am.',
    de: 'Ich gebe die XP zurück. Diese Nachricht zeigt, wie weit ich bin.',
    fr: 'Je restitue l’XP. Ce message montre où j’en suis.',
    es: 'Estoy devolviendo la XP. Este mensaje muestra por dónde voy.',
    'pt-BR': 'Estou devolvendo o XP. Esta mensagem mostra o andamento.',
  },
})

export const decayTranslations = {
  de: { name: 'verfall', description: 'XP, die stille Mitglieder verlieren: ansehen und zurückgeben' },
  fr: { name: 'érosion', description: 'L’XP que perdent les membres silencieux : voir et restituer' },
  es: { name: 'pérdida', description: 'La XP que pierden los miembros inactivos: ver y devolver' },
  'pt-BR': { name: 'perda', description: 'O XP que membros inativos perdem: ver e devolver' },
}

export const decayPreviewTranslations = {
  de: { name: 'vorschau', description: 'Zeigt, was stille Mitglieder morgen verlieren' },
  fr: { name: 'aperçu', description: 'Montre ce que les membres silencieux perdront demain' },
  es: { name: 'vista-previa', description: 'Muestra lo que perderán mañana los miembros inactivos' },
  'pt-BR': { name: 'prévia', description: 'Mostra o que membros inativos perderão amanhã' },
}

export const decayUndoTranslations = {
  de: {
    name: 'rückgängig',
    description: 'Gibt allen zurück, was der Verfall in den letzten Tagen genommen hat',
    options: { days: { name: 'tage', description: 'Wie viele Tage, heute eingeschlossen, 1 bis 30' } },
  },
  fr: {
    name: 'annuler',
    description: 'Rend à tous ce que l’érosion a pris ces derniers jours',
    options: { days: { name: 'jours', description: 'Combien de jours, aujourd’hui compris, de 1 à 30' } },
  },
  es: {
    name: 'deshacer',
    description: 'Devuelve a todos lo que la pérdida quitó en los últimos días',
    options: { days: { name: 'días', description: 'Cuántos días, hoy incluido, de 1 a 30' } },
  },
  'pt-BR': {
    name: 'desfazer',
    description: 'Devolve a todos o que a perda tirou nos últimos dias',
    options: { days: { name: 'dias', description: 'Quantos dias, hoje incluído, de 1 a 30' } },
  },
}
