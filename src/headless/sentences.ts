import type { Notice } from '../core/notice.ts';
import { formatParams } from '../present/notice-params.ts';

type Sentences = Readonly<Record<string, { readonly en: string }>>;

const files = import.meta.glob<{ notices: Sentences }>(['../app/i18n/notices/*.ts', '!**/*.test.ts'], { eager: true });
const sentences = new Map(Object.values(files).flatMap((file) => Object.entries(file.notices)));

/** The English sentence of a notice; its code and parameters where no dictionary has it. */
export function sentenceOf({ code, params }: Pick<Notice, 'code' | 'params'>): string {
  const text = sentences.get(code)?.en;
  if (text === undefined) return `${code} ${JSON.stringify(params)}`;
  const shown = formatParams(params);
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => shown[name] ?? '');
}
