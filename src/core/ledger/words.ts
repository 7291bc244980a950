import { t } from '../../platform/i18n/index.ts'

export const words = {
  ledger: t('Sổ cái việc công', 'Ledger of public acts'),
  intro: t(
    'Mỗi việc công được ghi vào sổ cái đúng một lần và không ai sửa, xóa được. Sổ được niêm phong chậm nhất sau một phút; ai giữ một niêm phong đều tự kiểm tra được sổ.',
    'Every public act is recorded once and nobody can change or remove it. The ledger is sealed within a minute; whoever keeps a seal can check the ledger.',
  ),
  howToVerify: t('Cách tự kiểm tra', 'How to check for yourself'),
  steps: [
    t('Lấy bằng chứng của một việc tại /api/v1/acts/{mã}/proof.', 'Fetch an act’s proof at /api/v1/acts/{id}/proof.'),
    t(
      'Tính lại mã băm SHA-256 theo RFC 6962 từ nội dung việc đến gốc của niêm phong.',
      'Recompute the SHA-256 hashes of RFC 6962 from the act up to the seal’s root.',
    ),
    t(
      'Kiểm tra chữ ký Ed25519 của niêm phong, rồi so với niêm phong mà bạn đã giữ.',
      'Check the seal’s Ed25519 signature, and compare with a seal you kept.',
    ),
  ],
  latestSeals: t('Các niêm phong mới nhất', 'Latest seals'),
  noSeals: t('Chưa có niêm phong nào.', 'There is no seal yet.'),
  sealedAt: t('Lúc', 'At'),
  acts: t('Số việc', 'Acts'),
  root: t('Gốc', 'Root'),
  key: t('Khóa', 'Key'),
  act: t('Việc công', 'Public act'),
  actors: {
    official: t('Cán bộ', 'An official'),
    citizen: t('Người dân', 'A citizen'),
    system: t('Hệ thống', 'The system'),
    external: t('Cơ quan phối hợp', 'An outside body'),
  },
  occurredAt: t('Xảy ra lúc', 'Occurred at'),
  recordedAt: t('Ghi vào sổ lúc', 'Recorded at'),
  dueAt: t('Hạn', 'Due at'),
  proven: (index: string, size: string) =>
    t(`Đã niêm phong: việc số ${index} trong ${size} việc.`, `Sealed: act ${index} of ${size}.`),
  notYet: t('Chưa niêm phong; sẽ được niêm phong trong vòng một phút.', 'Not sealed yet; it will be within a minute.'),
  broken: t(
    'Bằng chứng không khớp với niêm phong. Vui lòng báo cho cơ quan quản lý hệ thống.',
    'The proof does not fit the seal. Please tell those who run this system.',
  ),
  proofFile: t('Tải bằng chứng (JSON)', 'Get the proof (JSON)'),
  back: t('Về sổ cái', 'Back to the ledger'),
  reasons: {
    not_found: t('Không có việc hoặc niêm phong này trong sổ cái.', 'The ledger has no such act or seal.'),
    not_sealed_yet: t(
      'Việc này chưa niêm phong; vui lòng thử lại sau một phút.',
      'Not sealed yet; please try again in a minute.',
    ),
    wrong_order: t('Niêm phong cũ phải nhỏ hơn niêm phong mới.', 'The older seal must be the smaller one.'),
  },
} as const
