import { csv } from './csv.ts';
import { docx } from './docx.ts';
import { html } from './html.ts';
import { latex } from './latex.ts';
import { markdown } from './markdown.ts';
import { text } from './text.ts';
import type { Exporter, ExportFormat } from './types.ts';

export const exporters: Readonly<Record<ExportFormat, Exporter>> = { docx, latex, csv, html, markdown, text };
