/** For each page route that changes something, the operation by which a program does the same. */
export const OPERATIONS: Readonly<Record<string, string | readonly string[]>> = {
  // What a person does with a dossier of theirs, by code and second secret.
  'POST /nop-ho-so/:slug/gui': 'POST /dossiers',
  'POST /tra-cuu/:code/ho-so': 'POST /dossiers/lookup/{code}/open',
  'POST /tra-cuu/:code/ho-so/rut': 'POST /dossiers/lookup/{code}/requestWithdrawal',
  'POST /tra-cuu/:code/ho-so/huy-rut': 'POST /dossiers/lookup/{code}/takeBackWithdrawal',
  'POST /tra-cuu/:code/ho-so/bo-sung': 'POST /dossiers/lookup/{code}/resubmit',
  'POST /tra-cuu/:code/ho-so/nhan-ket-qua': 'POST /dossiers/lookup/{code}/delivery',
  'POST /tra-cuu/:code/nhan-ket-qua': 'POST /dossiers/lookup/{code}/delivery',
  'POST /tra-cuu/:code/ho-so/phan-hoi': 'POST /dossiers/lookup/{code}/settle',
  'POST /tra-cuu/:code/ho-so/giay-to/dong-y': 'POST /dossiers/lookup/{code}/consents',
  'POST /tra-cuu/:code/ho-so/giay-to/rut-dong-y': 'POST /dossiers/lookup/{code}/consents/withdraw',
  'POST /tra-cuu/:code/ho-so/giay-to/con/:ward/dong-y': 'POST /dossiers/lookup/{code}/consents',
  'POST /tra-cuu/:code/ho-so/giay-to/con/:ward/rut-dong-y': 'POST /dossiers/lookup/{code}/consents/withdraw',
  'POST /danh-gia/:token': 'POST /ratings',
  'POST /khong-dong-y/:token': 'POST /objections/{token}',
  'POST /tra-loi-y-kien/:ticket': 'POST /answer-links/{ticket}',

  // The queue.
  'POST /lay-so/:code': 'POST /offices/{code}/tickets',
  'POST /ve/:token/bo': 'POST /tickets/{token}/give-up',
  'POST /quay/mo': 'POST /desk/open',
  'POST /quay/dong': 'POST /desk/close',
  'POST /quay/goi': 'POST /desk/call',
  'POST /quay/goi-lai': 'POST /desk/recall',
  'POST /quay/bo-qua': 'POST /desk/skip',
  'POST /quay/phuc-vu': 'POST /desk/serve',
  'POST /quay/xong': 'POST /desk/finish',
  'POST /quay/chuyen': 'POST /desk/transfer',
  'POST /quan-tri/gio-quay': 'POST /extra-hours',
  'POST /quan-tri/gio-quay/:id/huy': 'POST /extra-hours/{id}/withdraw',

  // The one list of work.
  'POST /viec-cua-toi/nhac/lich': 'POST /worklist/feed',
  'POST /viec-cua-toi/nhac/bo-lich': 'DELETE /worklist/feed',
  'POST /viec-cua-toi/nhac/thu': 'PUT /worklist/digest',

  // Dossiers in officials' hands.
  'POST /tiep-nhan/:slug': 'POST /dossiers/receive',
  'POST /viec/tiep-nhan': 'POST /dossiers/accept',
  'POST /viec/ky/xac-nhan': 'POST /dossiers/sign',
  'POST /ho-so/:id/tiep-nhan': 'POST /dossiers/{id}/accept',
  'POST /ho-so/:id/xac-nhan-den': 'POST /dossiers/{id}/confirmArrival',
  'POST /ho-so/:id/chuyen-buoc': 'POST /dossiers/{id}/handOver',
  'POST /ho-so/:id/ky': ['POST /dossiers/{id}/sign', 'POST /dossiers/sign'],
  'POST /ho-so/:id/tra-ket-qua': 'POST /dossiers/{id}/returnResult',
  'POST /ho-so/:id/ghi-tra-loi': 'POST /dossiers/{id}/recordExternalAnswer',
  'POST /ho-so/:id/ghi-ket-qua': 'POST /dossiers/{id}/recordExternalResult',
  'POST /ho-so/:id/xong-nghia-vu': 'POST /dossiers/{id}/finishFinancialDuty',
  'POST /ho-so/:id/dong-y-rut': 'POST /dossiers/{id}/acceptWithdrawal',
  'POST /ho-so/:id/khong-dong-y-rut': 'POST /dossiers/{id}/declineWithdrawal',
  'POST /ho-so/:id/bo-sung': 'POST /dossiers/{id}/resubmit',
  'POST /ho-so/:id/yeu-cau-bo-sung': 'POST /dossiers/{id}/requestSupplement',
  'POST /ho-so/:id/tra-lai': 'POST /dossiers/{id}/sendBack',
  'POST /ho-so/:id/phan-cong': 'POST /dossiers/{id}/assign',
  'POST /ho-so/:id/cho-nghia-vu': 'POST /dossiers/{id}/startFinancialDuty',
  'POST /ho-so/:id/gia-han': 'POST /dossiers/{id}/lengthen',
  'POST /ho-so/:id/xin-loi': 'POST /dossiers/{id}/apologise',
  'POST /ho-so/:id/rut': 'POST /dossiers/{id}/requestWithdrawal',
  'POST /ho-so/:id/huy-rut': 'POST /dossiers/{id}/takeBackWithdrawal',
  'POST /ho-so/:id/tu-choi': 'POST /dossiers/{id}/refuse',
  'POST /ho-so/:id/dung': 'POST /dossiers/{id}/stop',
  'POST /ho-so/:id/xem-day-du': 'POST /dossiers/{id}/reveal',
  'POST /ho-so/:id/nhan-ket-qua': 'POST /dossiers/{id}/delivery',
  'POST /phan-cong': 'POST /dossiers/reassign',
  'POST /ho-so-tam-da-bo/:id/xem': 'POST /discarded-receipts/{id}/reveal',
  'POST /ho-so-tam-da-bo/:id/da-bao': 'POST /discarded-receipts/{id}/settle',
  'POST /su-co': 'POST /outages',
  'POST /su-co/:id/ket-thuc': 'POST /outages/{id}/end',

  // The store of papers.
  'POST /ho-so/:id/kho-giay-to': 'POST /dossiers/{id}/held-papers',
  'POST /ho-so/:id/kho-giay-to/dong-y': 'POST /dossiers/{id}/consents',
  'POST /ho-so/:id/kho-giay-to/rut-dong-y': 'POST /dossiers/{id}/consents/{consent}/withdraw',
  'POST /ho-so/:id/kho-giay-to/so-dinh-danh': 'POST /dossiers/{id}/held-papers/number',
  'POST /ho-so/:id/giay-to/:paper/doi-chieu': 'POST /dossiers/{id}/papers/{paper}/compare',
  'POST /ho-so/:id/kho-giay-to/:paper/thu-hoi': 'POST /dossiers/{id}/held-papers/{paper}/revoke',

  // Targets.
  'POST /chi-tieu/duyet': 'POST /target-figures/approve',
  'POST /chi-tieu/:id/bao-cao': 'POST /targets/{id}/figures',
  'POST /chi-tieu/so-lieu/:id/duyet': 'POST /target-figures/{id}/approve',
  'POST /chi-tieu/so-lieu/:id/tra-lai': 'POST /target-figures/{id}/return',
  'POST /chi-tieu/:id/ke-hoach': 'POST /targets/{id}/plans',
  'POST /chi-tieu/moi': 'POST /targets',
  'POST /chi-tieu/:id/sua': 'PUT /targets/{id}',

  // Opinions of others.
  'POST /ho-so/:id/y-kien': 'POST /dossiers/{id}/consultations',
  'POST /ho-so/:id/y-kien/:consultation/rut': 'POST /consultations/{id}/withdraw',
  'POST /ho-so/:id/y-kien/:consultation/ghi': 'POST /consultations/{id}/record',
  'POST /y-kien/:id': 'POST /consultations/{id}/answer',

  // Papers that travel, results.
  'POST /ban-giao': 'POST /handovers',
  'POST /ban-giao/:id/quet': 'POST /handovers/{id}/confirm',
  'POST /ban-giao/:id/xac-nhan': 'POST /handovers/{id}/confirm',
  'POST /ban-giao/:id/huy': 'POST /handovers/{id}/call-off',
  'POST /ban-giao/:id/buu-chinh': 'POST /handovers/{id}/post',
  'POST /tra-ket-qua/buu-chinh': 'POST /results/post',
  'POST /tra-ket-qua/dien-tu': 'POST /results/electronic',

  // Meetings.
  'POST /cuoc-hop': 'POST /meetings',
  'POST /cuoc-hop/:id/sua': 'POST /meetings/{id}/change',
  'POST /cuoc-hop/:id/goi': 'POST /meetings/{id}/call',
  'POST /cuoc-hop/:id/huy': 'POST /meetings/{id}/cancel',
  'POST /cuoc-hop/:id/tra-loi': 'POST /meetings/{id}/answer',
  'POST /cuoc-hop/:id/diem-danh': 'POST /meetings/{id}/attendance',
  'POST /cuoc-hop/:id/bien-ban': 'POST /meetings/{id}/minutes',
  'POST /cuoc-hop/:id/ket-luan': 'POST /meetings/{id}/conclusions',
  'POST /cuoc-hop/:id/ket-luan/xac-nhan': 'POST /meetings/{id}/conclusions/confirm',
  'POST /cuoc-hop/:id/ket-luan/:conclusion': 'POST /meetings/{id}/conclusions/{conclusion}',
  'POST /cuoc-hop/:id/ket-luan/:conclusion/bo': 'DELETE /meetings/{id}/conclusions/{conclusion}',
  'POST /cuoc-hop/:id/thong-bao': 'POST /meetings/{id}/issue',

  // Low ratings.
  'POST /phan-hoi/:id/lien-he': 'POST /follow-ups/{id}/contact',
  'POST /phan-hoi/:id/tra-loi': 'POST /follow-ups/{id}/answer',
  'POST /phan-hoi/:id/chuyen': 'POST /follow-ups/{id}/pass-on',
  'POST /phan-hoi/:id/ket-thuc': 'POST /follow-ups/{id}/close',

  // Money.
  'POST /thu-phi/:id/tien-mat': 'POST /dossiers/{id}/fees/payments',
  'POST /thu-phi/:id/mien-giam': 'POST /dossiers/{id}/fees/exemptions',
  'POST /thu-phi/:id/hoan-phi': 'POST /dossiers/{id}/fees/refunds',
  'POST /thu-phi/hoan-phi/:id/quyet-dinh': 'POST /refunds/{id}/decide',
  'POST /thu-phi/hoan-phi/:id/chi': 'POST /refunds/{id}/pay',
  'POST /thu-phi/bien-lai/:id/huy': 'POST /receipts/{id}/undo',
  'POST /thu-phi/sao-ke': 'POST /statements',
  'POST /thu-phi/sao-ke/:id/xac-nhan': 'POST /statements/{id}/confirm',
  'POST /thu-phi/sao-ke/dong/:id/khop': 'POST /statement-lines/{id}/match',
  'POST /thu-phi/sao-ke/dong/:id/giai-trinh': 'POST /statement-lines/{id}/explain',
  'POST /thu-phi/sao-ke/dong/:id/mo-lai': 'POST /statement-lines/{id}/reopen',
  'POST /thu-phi/chot-ngay/:id': 'POST /tills/{id}/close',
  'POST /quan-tri/phi-le-phi/:slug': 'POST /fee-schedules/{slug}',
  'POST /quan-tri/noi-thu-phi/:unit': 'POST /fee-offices/{unit}',

  // Letters.
  'POST /van-ban-di/:id/thu-hoi': 'POST /letters/{id}/withdraw',
  'POST /van-ban-di/giao-ky': 'POST /signing-delegations',
  'POST /van-ban-di/giao-ky/:id/thoi': 'POST /signing-delegations/{id}/end',

  // Procedures.
  'POST /quan-tri/ban-thao': 'POST /procedure-drafts',
  'POST /quan-tri/thu-tuc/:slug/ban-thao': 'POST /procedures/{slug}/draft',
  'POST /quan-tri/ban-thao/:id/rut': 'POST /procedure-drafts/{id}/withdraw',
  'POST /quan-tri/ban-thao/:id/phe-duyet': 'POST /procedure-drafts/{id}/approve',
  'POST /quan-tri/ban-thao/:id/chung': 'PUT /procedure-drafts/{id}',
  'POST /quan-tri/ban-thao/:id/giay-to': 'PUT /procedure-drafts/{id}',
  'POST /quan-tri/ban-thao/:id/to-khai': 'PUT /procedure-drafts/{id}',
  'POST /quan-tri/ban-thao/:id/buoc': 'PUT /procedure-drafts/{id}',
  'POST /quan-tri/ban-thao/:id/ket-qua': 'PUT /procedure-drafts/{id}',
  'POST /quan-tri/ban-thao/:id/so-do': 'PUT /procedure-drafts/{id}',

  // Change of units.
  'POST /quan-tri/chuyen-doi/:code/ngay': 'POST /reform-plans/{code}/day',
  'POST /quan-tri/chuyen-doi/:code/quyet-dinh': 'POST /reform-plans/{code}/rules',
  'POST /quan-tri/chuyen-doi/:code/duyet': 'POST /reform-plans/{code}/review',
  'POST /quan-tri/chuyen-doi/:code/chay': 'POST /reform-plans/{code}/run',
  'POST /quan-tri/chuyen-doi/:code/hoan-tac': 'POST /reform-plans/{code}/undo',
  'POST /quan-tri/chuyen-doi/:code/xac-nhan': 'POST /reform-plans/{code}/confirm',

  // Exchange.
  'POST /quan-tri/trao-doi/gui-lai': 'POST /deliveries/send-again',
  'POST /quan-tri/trao-doi/:id/gui-lai': 'POST /deliveries/{id}/send-again',
  'POST /quan-tri/trao-doi/:id/bo-qua': 'POST /deliveries/{id}/give-up',
  'POST /quan-tri/webhook': 'POST /webhooks',
  'POST /quan-tri/webhook/:id': [
    'POST /webhooks/{id}/disable',
    'POST /webhooks/{id}/enable',
    'POST /webhooks/{id}/renew',
    'POST /webhooks/{id}/try',
    'DELETE /webhooks/{id}',
  ],
  'POST /quan-tri/trao-doi/xuat-du-lieu': 'GET /exports/{set}',
  'POST /quan-tri/trao-doi/nhap-ho-so': 'POST /imports',
  'POST /quan-tri/trao-doi/nhap-ho-so/:id/nhap': 'POST /imports/{id}/confirm',
  'POST /quan-tri/trao-doi/nhap-ho-so/:id/hoan-tac': 'POST /imports/{id}/take-back',
  'POST /quan-tri/trao-doi/nhap-ho-so/:id/bo': 'DELETE /imports/{id}',

  // People.
  'POST /quan-tri/tai-khoan': 'POST /accounts',
  'POST /quan-tri/tai-khoan/:id': [
    'POST /accounts/{id}/password',
    'POST /accounts/{id}/lock',
    'POST /accounts/{id}/unlock',
    'POST /accounts/{id}/codes-off',
  ],
  'POST /quan-tri/can-bo': 'POST /appointments',
  'POST /quan-tri/can-bo/thoi-giu': 'POST /appointments/end',
  'POST /quan-tri/vang-mat': 'POST /absences',
  'POST /quan-tri/vang-mat/:id/ket-thuc': 'POST /absences/{id}/end',
  'POST /xac-nhan-cong-dan': 'POST /citizen-accounts/confirm',
}

const SIGN_IN = 'Signing in and out is of a browser; a program brings its token with each call.'
const OWN_ACCOUNT = 'The account of whoever calls: a token must not change the password or codes that guard it.'
const CITIZEN = 'A citizen’s account is used in a browser; a program acts by a dossier’s code and second secret.'
const PREVIEW = 'Shows what was typed and changes nothing: the operation that follows checks it all.'
const DESK =
  'Kept up by the counter’s own page while the line is gone; a program sends what it has to POST /dossiers/receive.'
const NOTICES = 'By which channel a browser’s owner is told: web push and the like are agreed in that browser.'
const UPLOAD =
  'The tus protocol, the same for pages and programs: its token goes with the operation that uses the file.'

/** The page routes without an operation, each with why. */
export const WITHOUT: Readonly<Record<string, string>> = {
  'POST /dang-nhap': SIGN_IN,
  'POST /dang-xuat': SIGN_IN,
  'POST /phien/giu': SIGN_IN,
  'POST /dang-nhap/cong-dan': SIGN_IN,
  'POST /dang-nhap/cong-dan/ma': SIGN_IN,
  'POST /dang-nhap/cong-dan/xac-nhan': SIGN_IN,
  'POST /tra-cuu/:code/ho-so/dong': SIGN_IN,
  'POST /tai-khoan/mat-khau': OWN_ACCOUNT,
  'POST /tai-khoan/dang-xuat-het': OWN_ACCOUNT,
  'POST /tai-khoan/ma': OWN_ACCOUNT,
  'POST /tai-khoan/ma/xac-nhan': OWN_ACCOUNT,
  'POST /tai-khoan/ma/tat': OWN_ACCOUNT,
  'POST /tai-khoan/ma-truy-cap/:key/thu-hoi': OWN_ACCOUNT,
  'POST /nop-ho-so/:slug/luu': CITIZEN,
  'POST /cua-toi/nhan': CITIZEN,
  'POST /cua-toi/ban-nhap/:key/xoa': CITIZEN,
  'POST /cua-toi/dong-tai-khoan': CITIZEN,
  'POST /cua-toi/tai-khoan': CITIZEN,
  'POST /cua-toi/tai-khoan/lien-he': CITIZEN,
  'POST /cua-toi/tai-khoan/lien-he/xac-nhan': CITIZEN,
  'POST /cua-toi/tai-khoan/mat-khau': CITIZEN,
  'POST /cua-toi/tai-khoan/dang-xuat-het': CITIZEN,
  'POST /cua-toi/kho-giay-to/dong-y': CITIZEN,
  'POST /cua-toi/kho-giay-to/rut-dong-y': CITIZEN,
  'POST /cua-toi/kho-giay-to/con/:ward/dong-y': CITIZEN,
  'POST /cua-toi/kho-giay-to/con/:ward/rut-dong-y': CITIZEN,
  'POST /cua-toi/thong-bao': NOTICES,
  'POST /cua-toi/thong-bao/trinh-duyet': NOTICES,
  'POST /cua-toi/thong-bao/tat-thiet-bi': NOTICES,
  'POST /quan-tri/ban-thao/:id/ket-qua/xem-truoc': PREVIEW,
  'POST /tiep-nhan': PREVIEW,
  'POST /nop-ho-so/:slug/giay-to-da-co': PREVIEW,
  'POST /nop-ho-so/:slug/sua': PREVIEW,
  'POST /nop-ho-so/:slug/kiem-tra': PREVIEW,
  'POST /viec/ky': PREVIEW,
  'POST /tiep-nhan/ngoai-tuyen/lien-lac': DESK,
  'POST /tiep-nhan/ngoai-tuyen/gui': DESK,
  'POST /tiep-nhan/ngoai-tuyen/bo': DESK,
  'POST /tra-cuu/:code/ho-so/thong-bao': NOTICES,
  'POST /tra-cuu/:code/ho-so/thong-bao/trinh-duyet': NOTICES,
  'POST /ki-ot/:code/:key':
    'A kiosk’s screen takes a number as POST /offices/{code}/tickets does, for whoever stands there.',
  'POST /tep': UPLOAD,
  'PATCH /tep/:token': UPLOAD,
  'DELETE /tep/:token': UPLOAD,
}
