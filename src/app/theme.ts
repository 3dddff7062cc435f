import { createTheme, type MantineColorsTuple } from '@mantine/core';

const accent: MantineColorsTuple = [
  '#edf4f8',
  '#dce9f0',
  '#b9d4e2',
  '#92bdd2',
  '#6fa8c4',
  '#4c92b3',
  '#347c9f',
  '#276a8c',
  '#1f5c7a',
  '#174a63',
];

const surface = {
  backgroundColor: 'var(--card)',
  borderColor: 'var(--hairline)',
  boxShadow: 'var(--shadow-pop)',
};

const sans = 'var(--font-sans)';

/** Mantine carries behaviour (focus, positioning, keyboard); the look comes from the tokens in styles/tokens.css. */
export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 8, dark: 4 },
  colors: { accent },
  fontFamily: sans,
  headings: { fontFamily: 'var(--font-serif)', fontWeight: '600' },
  defaultRadius: 'sm',
  fontSizes: { xs: '12px', sm: '13.5px', md: '14.5px', lg: '16px', xl: '20px' },
  lineHeights: { sm: '1.45' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Input: {
      styles: {
        input: { backgroundColor: 'var(--card)', borderColor: 'var(--hairline)', color: 'var(--ink)' },
      },
    },
    Combobox: { styles: { dropdown: surface } },
    Modal: { styles: { content: { backgroundColor: 'var(--card)' }, header: { backgroundColor: 'var(--card)' } } },
    Tabs: { styles: { list: { '--tab-border-color': 'var(--hairline)' } } },
    Popover: { defaultProps: { shadow: 'none', radius: 8, transitionProps: { duration: 120 } } },
    Menu: {
      defaultProps: {
        shadow: 'none',
        radius: 8,
        transitionProps: { duration: 120 },
        withInitialFocusPlaceholder: false,
      },
    },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, multiline: true, maw: 280, fz: 12 } },
    Drawer: { defaultProps: { transitionProps: { duration: 160 } } },
    Select: { defaultProps: { size: 'xs', openOnFocus: false, comboboxProps: { shadow: 'none' } } },
    MultiSelect: {
      defaultProps: { size: 'xs', openOnFocus: false, comboboxProps: { shadow: 'none' } },
      // Room to type beside the last pill instead of an empty line below it.
      styles: { inputField: { minWidth: 24 } },
    },
    InputWrapper: {
      styles: { label: { fontSize: 12.5, fontWeight: 500, marginBottom: 3 }, description: { fontSize: 12 } },
    },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Switch: { defaultProps: { size: 'xs' } },
  },
});
