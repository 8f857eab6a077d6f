/*
 * Small parts of several pages. The main script imports them, so that they are in its file. Otherwise the build would make a
 * file of each, and a slow phone loads only a few files at a time.
 */
import '../../shared/text/web/tables-texts.ts'
import './api/list.ts'
import './api/preview.ts'
import './api/save.tsx'
import './discord-text/without-symbol.ts'
import './pages/settings/typed.ts'
import './parts/card.tsx'
import './parts/changes-meanwhile.tsx'
import './parts/choices.tsx'
import './parts/form-problem.tsx'
import './parts/gradually.ts'
import './parts/list.tsx'
import './parts/table.tsx'
import './parts/tabs.tsx'
import './parts/time-zone.tsx'
