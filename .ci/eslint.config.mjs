// What a merge or a renamed function breaks in the pages, found before a browser is started.
import js from '@eslint/js';
import imports from 'eslint-plugin-import-x';
import globals from 'globals';

export default [
  {
    ...js.configs.recommended,
    files: ['web/js/**/*.js', 'tests/pages/*.js'],
    plugins: { imports },
    languageOptions: { globals: globals.browser },
    rules: {
      ...js.configs.recommended.rules,
      'no-unused-vars': ['error', { ignoreRestSiblings: true }],
      'imports/named': 'error',
      'imports/no-unresolved': 'error',
      'imports/no-cycle': 'error',
    },
  },
];
