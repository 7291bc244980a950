import type { NationalStatus } from '../../dossiers/index.ts'

/** What the national portal is told, in its own field names. */
export interface PortalMessage {
  MaHoSo: string
  MaTTHC: string
  TenTTHC: string
  KenhThucHien: number
  TrangThaiHoSo: number
  TenTrangThai: string
  DonViXuLy: string
  ThoiDiem: string
  NgayTiepNhan: string | null
  NgayHenTra: string | null
  NgayKetThucXuLy: string | null
  NgayTra: string | null
}

const OFFSET_MS = 7 * 3_600_000

/** @example vietnamTime(new Date('2026-03-02T01:00:00Z')) // '2026-03-02T08:00:00+07:00' */
export const vietnamTime = (at: Date): string =>
  `${new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+07:00`

const orNull = (at: Date | null): string | null => at && vietnamTime(at)

/**
 * How a dossier stood after an act. Names and codes of `TrangThaiHoSo` and `KenhThucHien` are those of the national data model;
 * whose the dossier is isn't told.
 */
export const portalMessage = (status: NationalStatus): PortalMessage => ({
  MaHoSo: status.code,
  MaTTHC: status.procedureCode ?? '',
  TenTTHC: status.procedureName.vi,
  KenhThucHien: status.channel,
  TrangThaiHoSo: status.status,
  TenTrangThai: status.statusName.vi,
  DonViXuLy: status.unitName?.vi ?? '',
  ThoiDiem: vietnamTime(status.occurredAt),
  NgayTiepNhan: orNull(status.receivedAt),
  NgayHenTra: orNull(status.dueAt),
  NgayKetThucXuLy: orNull(status.finishedAt),
  NgayTra: orNull(status.returnedAt),
})
