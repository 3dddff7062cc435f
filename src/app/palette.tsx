import { Spotlight, type SpotlightActionData } from '@mantine/spotlight';
import { useTranslation } from 'react-i18next';
import { undo } from '../store/history.ts';
import { redo } from '../store/spec-store.ts';
import { useUi } from '../store/ui-store.ts';
import { chapters } from './chapters.ts';
import { exportActions } from './export-actions.ts';
import classes from './palette.module.css';
import { paletteStore } from './palette-state.ts';

/** Everything the page can do, one key away: Ctrl/Cmd-K. */
export default function Palette() {
  const { t } = useTranslation();
  const { goTo, setLanguage, language, setExplain, setLedgerOpen, chapter } = useUi();
  const visits: SpotlightActionData[] = chapters.map(({ id, title }) => ({
    id: `go.${id}`,
    label: t(`shell.${title}`),
    description: t('shell.paletteGo'),
    onClick: () => goTo(id),
  }));
  const deeds: SpotlightActionData[] = [
    { id: 'undo', label: t('shell.undo'), onClick: undo },
    { id: 'redo', label: t('shell.redo'), onClick: redo },
    { id: 'language', label: t('shell.languageLabel'), onClick: () => setLanguage(language === 'en' ? 'zh' : 'en') },
    { id: 'explain', label: t('shell.explainThis'), onClick: () => setExplain(chapter) },
    { id: 'ledger', label: t('ledger.title'), onClick: () => setLedgerOpen(true) },
    ...exportActions.map((action) => ({
      id: action.id,
      label: t(`shell.${action.label}`),
      onClick: () => void action.run(),
    })),
  ].map((action) => ({ ...action, id: `do.${action.id}`, description: t('shell.paletteDo') }));
  return (
    <Spotlight
      store={paletteStore}
      actions={[...visits, ...deeds]}
      shortcut={['mod+K']}
      highlightQuery
      scrollable
      scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.25 }}
      maxHeight={420}
      nothingFound={t('shell.paletteEmpty')}
      searchProps={{ placeholder: t('shell.search'), 'aria-label': t('shell.search') }}
      classNames={{ content: classes.content, action: classes.action, actionDescription: classes.kind }}
    />
  );
}
