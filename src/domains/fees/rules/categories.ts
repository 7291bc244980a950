import { type Text, t } from '../../../platform/i18n/index.ts'

/**
 * Groups of people for whom fees may be waived or reduced; which fee and by how much, each schedule says.
 *
 * @law 97/2015/QH13, art. 10.1
 */
export const CATEGORIES = {
  poorHousehold: t('Người thuộc hộ nghèo', 'Member of a poor household'),
  merit: t('Người có công với cách mạng', 'Person with merit to the revolution'),
  elderly: t('Người cao tuổi', 'Elderly person'),
  disabled: t('Người khuyết tật', 'Person with a disability'),
  child: t('Trẻ em', 'Child'),
  minority: t(
    'Đồng bào dân tộc thiểu số ở xã đặc biệt khó khăn',
    'Member of an ethnic minority in an especially poor commune',
  ),
} as const satisfies Record<string, Text>

export type Category = keyof typeof CATEGORIES

export const CATEGORY_NAMES = Object.keys(CATEGORIES) as Category[]

export const isCategory = (name: unknown): name is Category =>
  typeof name === 'string' && Object.hasOwn(CATEGORIES, name)
