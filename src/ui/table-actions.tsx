import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../present/export/types.ts';
import type { TableModel } from '../present/tables/model.ts';
import { downloadFile } from './download.ts';
import { TextButton } from './inspector.tsx';

interface TableActionsProps {
  /** Made when asked for: the table in the output language. */
  readonly table: () => TableModel;
  readonly formats: readonly ExportFormat[];
  readonly children?: ReactNode;
}

const names: Record<ExportFormat, string> = {
  docx: 'Word',
  latex: 'LaTeX',
  csv: 'CSV',
  html: 'HTML',
  markdown: 'Markdown',
  text: 'TXT',
};

/** Copy, and a file in each format; the exporters load when first used. */
export function TableActions({ table, formats, children }: TableActionsProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const save = async (format: ExportFormat) => {
    const { exporters } = await import('../present/export/registry.ts');
    const file = await exporters[format].write(table());
    downloadFile(file.fileName, file.mime, file.content);
  };
  const copy = async () => {
    const { exporters } = await import('../present/export/registry.ts');
    const model = table();
    const [html, text] = await Promise.all([exporters.html.write(model), exporters.text.write(model)]);
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/html': new Blob([html.content as BlobPart], { type: 'text/html' }),
        'text/plain': new Blob([text.content as BlobPart], { type: 'text/plain' }),
      }),
    ]);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <>
      <TextButton onClick={() => void copy()}>{copied ? t('shell.copied') : t('shell.copy')}</TextButton>
      {formats.map((format) => (
        <TextButton key={format} onClick={() => void save(format)}>
          {names[format]}
        </TextButton>
      ))}
      {children}
    </>
  );
}
