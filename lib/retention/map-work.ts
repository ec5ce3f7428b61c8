import { sql } from 'drizzle-orm';
import {
  assignment,
  auditPersonal,
  badgeBatch,
  badgeBatchItem,
  badgeBatchPiece,
  badgePrint,
  bulkDecision,
  bulkItem,
  claim,
  conflict,
  decision,
  decisionUndo,
  delegationHead,
  idempotentAnswer,
  informationRequest,
  letterBatch,
  letterBatchItem,
  mailing,
  mailingReceiver,
  preparedDecision,
  presence,
  printOrder,
  quarantine,
  recordSeen,
  registrationTag,
  reviewNote,
  reviewTag,
  savedView,
  scan,
  scanUndo,
  stateSpell,
  vaultReveal,
} from '@/db/schema';
import type { Entry } from './entry';
import { by, byBatch, byFact, byReference, NOTHING } from './finding';

const REVEALED = sql`EXISTS (SELECT 1 FROM audit_fact AS its WHERE its.id = fact_id AND its.action = 'vault.revealed')`;

/** What was written down about people by those who work here, and by machines. */
export const WORK: readonly Entry[] = [
  {
    table: auditPersonal,
    rows: [
      { class: 'reveals', of: byFact(auditPersonal.factId), where: REVEALED },
      { class: 'notes', of: byFact(auditPersonal.factId), where: sql`NOT ${REVEALED}` },
    ],
    step: 'detail',
  },
  { table: idempotentAnswer, rows: [{ class: 'passing', of: byReference(idempotentAnswer.answer) }] },
  { table: reviewNote, rows: [{ class: 'notes', of: by(reviewNote.registrationId) }] },
  // That something was asked for, and answered in time, stays; what was said goes.
  {
    table: claim,
    of: by(claim.registrationId),
    kept: 'id editionId registrationId kind enteredBy receivedAt dueAt assignedTo outcome closedAt closedBy',
    blanks: {
      sealedWords: { class: 'notes', becomes: NOTHING },
      sealedAnswer: { class: 'notes', becomes: NOTHING },
    },
  },
  { table: registrationTag, rows: [{ class: 'notes', of: by(registrationTag.registrationId) }] },
  { table: reviewTag, kept: 'id editionId createdBy createdAt', step: 'name' },
  { table: assignment, rows: [{ class: 'notes', of: by(assignment.registrationId) }] },
  { table: delegationHead, rows: [{ class: 'identity', of: by(delegationHead.registrationId) }] },
  { table: recordSeen, rows: [{ class: 'passing', of: by(recordSeen.registrationId) }] },
  {
    table: savedView,
    kept: 'id editionId userId isShared savedAt',
    step: 'name query',
  },
  { table: badgeBatchPiece, rows: [{ class: 'codes', of: byBatch(badgeBatchPiece.batchId) }] },
  {
    table: badgeBatch,
    kept: 'id editionId format layout reason people askedBy askedAt stoppedBy stoppedAt fileBytes',
    step: 'finishedAt forgottenAt',
  },
  { table: letterBatch, kept: 'id editionId kind people askedBy askedAt stoppedBy stoppedAt finishedAt' },
  { table: letterBatchItem, kept: 'batchId registrationId reference position outcome' },
  {
    table: mailing,
    kept: 'id editionId kind subject body fallback version changedAt changedBy ratePerMinute startedAt startedBy nextAt pausedAt pausedBy stoppedAt stoppedBy finishedAt',
    step: 'query',
  },
  { table: mailingReceiver, kept: 'mailingId registrationId reference position locale outcome' },
  { table: badgeBatchItem, kept: 'batchId registrationId reference position ticketId outcome' },
  {
    table: badgePrint,
    kept: 'id registrationId ticketId printedAt printedBy format reason collectedAt collectedBy batchId',
  },
  {
    table: printOrder,
    kept: 'id editionId registrationId ticketId station source scanId reason orderedAt orderedBy status deviceId takenAt leaseUntil handedOutAt settledAt settledBy cause',
  },
  {
    table: conflict,
    kept: 'id editionId kind scanId otherScanId registrationId openedAt closedAt closedBy decision',
    of: by(conflict.registrationId),
    blanks: { note: { class: 'notes', becomes: NOTHING } },
  },
  {
    table: quarantine,
    kept: 'id deviceId receivedAt settledAt settledBy isTaken',
    step: 'sent',
  },
  {
    // Append-only but for this: a trigger lets the person out of the answer, and nothing else be changed.
    table: scan,
    kept: 'id editionId gate zone direction ticketId registrationId codeHash verdict reason scannedAt receivedAt isOffline scannedBy deviceId operatorId',
    of: by(scan.registrationId),
    blanks: {
      answer: { class: 'movements', becomes: sql`${scan.answer} - 'person'` },
      overrideReason: { class: 'movements', becomes: NOTHING },
    },
  },
  { table: scanUndo, kept: 'scanId undoneAt undoneBy deviceId operatorId' },
  {
    table: presence,
    kept: 'registrationId zone editionId direction at gate scanId firstEntryAt firstEntryGate changedIn',
  },
  {
    // Append-only but for this, like the readings.
    table: decision,
    kept: 'id registrationId decision fromState toState reasonCode decidedBy decidedAt letterHeldUntil prior bulkId',
    of: by(decision.registrationId),
    blanks: { note: { class: 'notes', becomes: NOTHING } },
  },
  { table: decisionUndo, kept: 'decisionId undoneBy undoneAt' },
  {
    table: preparedDecision,
    kept: 'id waveId registrationId decision reasonCode seenState seenApproved preparedBy preparedAt settledAt',
    of: by(preparedDecision.registrationId),
    blanks: { note: { class: 'notes', becomes: NOTHING } },
  },
  {
    table: bulkItem,
    kept: 'bulkId registrationId reference position seenState seenApproved preparedId outcome undo',
  },
  {
    table: bulkDecision,
    kept: 'id editionId decision reasonCode askedBy askedAt finishedAt undoAskedBy undoAskedAt undoFinishedAt waveId part',
    step: 'note',
  },
  {
    table: informationRequest,
    kept: 'id registrationId fields requestedAt requestedBy done deadlineAt remindedAt answeredAt',
    of: by(informationRequest.registrationId),
    blanks: {
      note: { class: 'notes', becomes: NOTHING },
      notes: { class: 'notes', becomes: sql`'{}'::jsonb` },
    },
  },
  { table: stateSpell, kept: 'registrationId state since until' },
  { table: vaultReveal, rows: [{ class: 'reveals', of: by(vaultReveal.registrationId) }] },
];
