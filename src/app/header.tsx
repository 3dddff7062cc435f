import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { BookOpen, Moon, Redo2, SlidersHorizontal, Sun, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { undo, useCanUndo } from '../store/history.ts';
import { useSession } from '../store/session-store.ts';
import { editOutput, redo, titleOf, useSpec, useSpecStore } from '../store/spec-store.ts';
import { useUi } from '../store/ui-store.ts';
import { chapters } from './chapters.ts';
import { exportActions } from './export-actions.ts';
import classes from './header.module.css';
import { openPalette } from './palette-state.ts';
import { ShareDialog } from './share-dialog.tsx';

/** A small flame: the pilot light. */
function Mark() {
  return (
    <svg width="18" height="22" viewBox="0 0 18 22" aria-hidden="true" className={classes.mark}>
      <path
        d="M9 1c1.2 3.4 6.4 6.1 6.4 11.6A6.4 6.4 0 0 1 9 19.2a6.4 6.4 0 0 1-6.4-6.6C2.600 9 6.900 6.500 9 1Z"
        fill="#E58A1F"
      />
      <path
        d="M9 9c.7 2 3.200 3.200 3.200 6A3.200 3.200 0 0 1 9 18.200 3.200 3.200 0 0 1 5.800 15C5.800 12.500 8.200 11.500 9 9Z"
        fill="#C2410C"
      />
    </svg>
  );
}

export function Header() {
  const { t } = useTranslation();
  const language = useUi((state) => state.language);
  const title = useSpec((spec) => titleOf(spec, language));
  const source = useSpec((spec) => spec.data.source);
  const hasData = useSession((state) => state.info !== null);
  return (
    <header className={classes.header}>
      <div className={classes.name}>
        <Mark />
        <span className={classes.product}>Pilotlight</span>
        {title ? (
          <span className={classes.title}>
            <span aria-hidden className={classes.slash}>
              /
            </span>
            <span className={classes.titleText}>{title}</span>
          </span>
        ) : null}
        {hasData ? (
          <span className={classes.tag} data-source={source}>
            {source === 'sample' ? <SampleTag /> : t('shell.ownData')}
          </span>
        ) : null}
      </div>
      <History />
      <Actions />
    </header>
  );
}

/** Said at every width: shorter where there is little room, the whole of it on hover. */
function SampleTag() {
  const { t } = useTranslation();
  return (
    <span title={t('shell.sampleTag')}>
      <span className={classes.longTag}>{t('shell.sampleTag')}</span>
      <span className={classes.shortTag}>{t('shell.sampleShort')}</span>
    </span>
  );
}

function History() {
  const { t } = useTranslation();
  const canUndo = useCanUndo();
  const future = useStore(useSpecStore.temporal, (state) => state.futureStates.length);
  return (
    <div className={classes.history}>
      <button type="button" className={classes.icon} disabled={!canUndo} onClick={undo} aria-label={t('shell.undo')}>
        <Undo2 size={16} aria-hidden />
      </button>
      <button
        type="button"
        className={classes.icon}
        disabled={future === 0}
        onClick={redo}
        aria-label={t('shell.redo')}
      >
        <Redo2 size={16} aria-hidden />
      </button>
    </div>
  );
}

function Actions() {
  const { t } = useTranslation();
  const [sharing, setSharing] = useState(false);
  const language = useUi((state) => state.language);
  const setLanguage = useUi((state) => state.setLanguage);
  const setInspectorOpen = useUi((state) => state.setInspectorOpen);
  const goTo = useUi((state) => state.goTo);
  const hasOptions = useUi(({ chapter }) => chapters.some(({ id, Inspector }) => id === chapter && Inspector !== null));
  const outputLanguage = useSpec((spec) => spec.output.language);
  return (
    <div className={classes.actions}>
      <button type="button" className={classes.search} onClick={openPalette} aria-keyshortcuts="Control+K Meta+K">
        <span className={classes.searchText}>{t('shell.search')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <button
        type="button"
        className={`${classes.icon} ${classes.wideOnly}`}
        onClick={() => goTo('papers')}
        aria-label={t('shell.papers')}
        title={t('shell.papers')}
      >
        <BookOpen size={16} aria-hidden />
      </button>
      <ThemeButton />
      <button
        type="button"
        className={classes.button}
        lang={language === 'en' ? 'zh-CN' : 'en'}
        aria-label={t('shell.languageLabel')}
        onClick={() => setLanguage(language === 'en' ? 'zh' : 'en')}
      >
        {t('shell.language')}
      </button>
      <button type="button" className={classes.button} onClick={() => setSharing(true)}>
        {t('shell.share')}
      </button>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <button type="button" className={classes.primary}>
            {t('shell.export')}
          </button>
        </Menu.Target>
        <Menu.Dropdown className={classes.menu}>
          {exportActions.map((action) => (
            <Menu.Item key={action.id} onClick={() => void action.run()}>
              {t(`shell.${action.label}`)}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Label c="var(--soft)">{t('shell.outputLanguage')}</Menu.Label>
          <Menu.RadioGroup
            value={outputLanguage}
            onChange={(language) => editOutput({ language: language === 'zh' ? 'zh' : 'en' })}
          >
            <Menu.RadioItem value="en" closeMenuOnClick>
              English
            </Menu.RadioItem>
            <Menu.RadioItem value="zh" closeMenuOnClick>
              中文
            </Menu.RadioItem>
          </Menu.RadioGroup>
        </Menu.Dropdown>
      </Menu>
      {hasOptions ? (
        <button
          type="button"
          className={`${classes.icon} ${classes.narrowOnly}`}
          onClick={() => setInspectorOpen(true)}
          aria-label={t('shell.showOptions')}
        >
          <SlidersHorizontal size={16} aria-hidden />
        </button>
      ) : null}
      <ShareDialog opened={sharing} onClose={() => setSharing(false)} />
    </div>
  );
}

function ThemeButton() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const dark = scheme === 'dark';
  return (
    <button
      type="button"
      className={classes.icon}
      aria-label={t(dark ? 'shell.themeLight' : 'shell.themeDark')}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}
    >
      {dark ? <Sun size={16} aria-hidden /> : <Moon size={16} aria-hidden />}
    </button>
  );
}
