import { formatDate, type Text, t } from '../../../platform/i18n/index.ts'
import { exactly } from './shown.ts'
import type { Measure, Reported } from './target.ts'

/** A plan in words. */
export function measureInWords(measure: Measure | undefined, countedIn: Text): Text {
  const of = (vi: string, en: string, figure: string) =>
    t(`${vi} ${exactly(figure, 'vi')} ${countedIn.vi}`, `${en} ${exactly(figure, 'en')} ${countedIn.en}`)
  const percent = (vi: string, en: string, figure: string) =>
    t(`${vi} ${exactly(figure, 'vi')} %`, `${en} ${exactly(figure, 'en')} %`)
  switch (measure?.kind) {
    case undefined:
    case 'none':
      return t('không nêu', 'not stated')
    case 'atLeast':
    case 'level':
      return of('từ', 'at least', measure.plan)
    case 'above':
      return of('trên', 'above', measure.plan)
    case 'atMost':
      return of('không quá', 'at most', measure.plan)
    case 'below':
      return of('dưới', 'below', measure.plan)
    case 'cumulative':
      return of('lũy kế', 'in all', measure.plan)
    case 'fallBy':
      return of('giảm', 'falls by', measure.plan)
    case 'fallTo':
      return of('giảm còn', 'falls to', measure.plan)
    case 'growth':
      return percent('tăng', 'grows by', measure.plan)
    case 'share':
    case 'coverage':
      return percent('từ', 'at least', measure.plan)
    case 'milestone': {
      const day = measure.by.split('-').reverse().join('/')
      return t(`trước hết ngày ${day}`, `by ${day}`)
    }
    case 'range':
      return t(
        `từ ${exactly(measure.from, 'vi')} đến ${exactly(measure.to, 'vi')} ${countedIn.vi}`,
        `${exactly(measure.from, 'en')} to ${exactly(measure.to, 'en')} ${countedIn.en}`,
      )
  }
}

/** What a target came to, in words. */
export function actualInWords(reported: Reported, countedIn: Text): Text {
  if ('done' in reported)
    return reported.done === null ? t('chưa xong', 'not done') : t(formatDate(reported.done), formatDate(reported.done))
  if ('value' in reported)
    return t(`${exactly(reported.value, 'vi')} ${countedIn.vi}`, `${exactly(reported.value, 'en')} ${countedIn.en}`)
  const { part, whole } = reported
  return t(
    `${exactly(part, 'vi')}/${exactly(whole, 'vi')} ${countedIn.vi}`,
    `${exactly(part, 'en')}/${exactly(whole, 'en')} ${countedIn.en}`,
  )
}
