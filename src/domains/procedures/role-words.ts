import type { Role } from '../../core/identity/index.ts'
import { type Text, t } from '../../platform/i18n/index.ts'

/** The roles of posts, as a step asks for them. */
export const roleWords = {
  reception: t('Tiếp nhận', 'Reception'),
  returnDesk: t('Trả kết quả', 'Return desk'),
  cashier: t('Người thu phí, lệ phí', 'Cashier'),
  civilStatusOfficer: t('Hộ tịch', 'Civil status officer'),
  justiceOfficer: t('Tư pháp', 'Justice officer'),
  landOfficer: t('Địa chính – xây dựng', 'Land and building officer'),
  socialOfficer: t('Văn hóa – xã hội', 'Culture and social officer'),
  communeChair: t('Chủ tịch, phó chủ tịch xã', 'Chair or vice-chair of the commune'),
  partyHead: t('Trưởng ban, cơ quan Đảng', 'Head of a Party board'),
  partyOfficer: t('Chuyên viên cơ quan Đảng', 'Party officer'),
  districtSpecialist: t('Chuyên viên huyện', 'District specialist'),
  districtHead: t('Lãnh đạo huyện ký', 'Head who signs for the district'),
  economyOffice: t('Phòng Kinh tế', 'Economy office'),
  officeHead: t('Trưởng phòng', 'Head of an office'),
  departmentSpecialist: t('Chuyên viên sở', 'Department specialist'),
  departmentHead: t('Lãnh đạo sở ký', 'Head who signs for a department'),
  landRegistry: t('Chi nhánh văn phòng đăng ký đất đai', 'Land registry'),
  leader: t('Lãnh đạo', 'Leader'),
  oneStopHead: t('Trưởng bộ phận một cửa', 'Head of the one-stop'),
  procedureController: t('Đầu mối kiểm soát thủ tục', 'Procedure controller'),
  administrator: t('Quản trị', 'Administrator'),
} as const satisfies Record<Role, Text>

/** Who works on a step outside: no post here has these roles. */
export const outsideRoles: Record<string, Text> = {
  taxOffice: t('Cơ quan thuế', 'Tax office'),
  police: t('Công an', 'Police'),
  socialInsurance: t('Bảo hiểm xã hội', 'Social insurance'),
  forestRanger: t('Kiểm lâm', 'Forest rangers'),
  provincialCouncil: t('Hội đồng cấp tỉnh', 'Provincial council'),
}

export const roleName = (role: string): Text =>
  (roleWords as Record<string, Text>)[role] ?? outsideRoles[role] ?? t(role, role)
