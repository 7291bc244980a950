import type { ROLES } from '../core/identity/index.ts'

/** Somebody who holds each role, and only that; roles of the two-tier world in its own program. */
export const HOLDERS: Record<(typeof ROLES)[number], string> = {
  reception: 'tiepnhan.camhieu',
  returnDesk: 'traketqua.camhieu',
  cashier: 'thuphi.camhieu',
  civilStatusOfficer: 'hotich.camhieu',
  justiceOfficer: 'hotich.camhieu',
  landOfficer: 'diachinh.camhieu',
  socialOfficer: 'vanhoaxahoi.camhieu',
  communeChair: 'chutich.camhieu',
  districtSpecialist: 'chuyenvien.phongtnmt',
  districtHead: 'chutich.camlo',
  landRegistry: 'dangkydat.cnvpdkdatdai',
  economyOffice: 'kinhte.phongktcamlo',
  officeHead: 'truongphong.phongtnmt',
  partyHead: 'truongban.vphuyenuy',
  partyOfficer: 'canbodang.vphuyenuy',
  departmentSpecialist: 'chuyenvien.sonnmt',
  departmentHead: 'giamdoc.sonnmt',
  leader: 'bithu.camlo',
  oneStopHead: 'truongmotcua.motcuahuyen',
  procedureController: 'kiemsoat.motcuahuyen',
  administrator: 'quantri.camlo',
}

/** Roles that only the two-tier world has. */
export const TWO_TIER: ReadonlySet<string> = new Set(['economyOffice', 'departmentSpecialist', 'departmentHead'])
