// What a merge or a renamed function breaks in the pages, found before a browser is started.
import { readdirSync } from 'node:fs';
import js from '@eslint/js';
import imports from 'eslint-plugin-import-x';
import globals from 'globals';

// What pages share, and what that may use itself. Every other folder is a page, which uses only itself and these.
const SHARED = { shared: [], form: ['shared'] };

const folders = readdirSync('web/js', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const mayImport = (folder) => [folder, ...(SHARED[folder] ?? Object.keys(SHARED))];

const zones = folders.map((folder) => ({
  target: `web/js/${folder}`,
  from: 'web/js',
  except: mayImport(folder).map((other) => `./${other}`),
  message: `${folder}/ may import only from ${mayImport(folder).join('/, ')}/.`,
}));
// The pages without a folder use no part of another page either.
zones.push({
  target: 'web/js/*.js',
  from: folders.filter((folder) => !(folder in SHARED)).map((folder) => `web/js/${folder}`),
  message: 'A page imports nothing from the folder of another page.',
});

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
      'imports/no-restricted-paths': ['error', { zones }],
    },
  },
];
