export { LangProvider, useLang, useSay } from './context.tsx'
export {
  formatDate,
  formatDateTime,
  formatDong,
  formatNumber,
  formatShare,
  formatTime,
  formatWeekday,
  TIME_ZONE,
} from './format.ts'
export { inLang, LANGS, type Lang, type Text, t } from './text.ts'
