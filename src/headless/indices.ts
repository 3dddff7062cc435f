import type { Notice } from '../core/notice.ts';
import type { IndexReport } from '../engine/diagnostics/composite-index/report.ts';
import type { KeywordReport } from '../engine/diagnostics/keyword-index/report.ts';
import type { StepAnswer } from '../spec/step-reports.ts';
import { sentenceOf } from './sentences.ts';

type Json = Record<string, unknown>;

const writeNotices = (notices: readonly Notice[]) => notices.map((one) => ({ ...one, text: sentenceOf(one) }));

function writeAnswer<R>({ step, names, answer }: StepAnswer<R>, write: (report: R) => Json): Json {
  if (!answer.ok) return { step, names, ok: false, notice: writeNotices([answer.notice])[0] };
  return { step, names, ok: true, ...write(answer.value) };
}

function writeIndex({ sensitivity, old, notices, ...report }: IndexReport): Json {
  return {
    ...report,
    sensitivity: { ...sensitivity, notices: writeNotices(sensitivity.notices) },
    old: old && { ...old, notices: writeNotices(old.notices) },
    notices: writeNotices(notices),
  };
}

/** What is said of the composite indices of the recipe. */
export const writeIndices = (answers: readonly StepAnswer<IndexReport>[]): Json[] =>
  answers.map((answer) => writeAnswer(answer, writeIndex));

/** What is said of the keyword indices of the recipe. */
export const writeKeywords = (answers: readonly StepAnswer<KeywordReport>[]): Json[] =>
  answers.map((answer) =>
    writeAnswer(answer, ({ notices, ...report }) => ({ ...report, notices: writeNotices(notices) })),
  );
