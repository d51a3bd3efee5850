import js from '@eslint/js';
import tseslint from 'typescript-eslint';

// The arguments of a call are on the stack, which has room for some 100,000: fewer than a server or a file may hold.
const spreadPush = {
  selector: "CallExpression[callee.property.name='push'] > SpreadElement",
  message: 'Push in a loop: a spread of untrusted length overflows the stack.',
};

export default tseslint.config(
  {
    ignores: [
      'dist',
      'coverage',
      'node_modules',
      '.stryker',
      '.fuzz',
      '.site',
      '.site-cache',
      'docs/.vitepress',
      '**/*.generated.ts',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An interface with call sites that must not depend on timing is async throughout.
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['warn', { max: 400, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', spreadPush] } },
  {
    files: ['test/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='toMatchObject'] Property > Literal[regex]",
          message: 'toMatchObject finds every text equal to a pattern: use expect.stringMatching.',
        },
      ],
    },
  },
  {
    // What a server says reaches a terminal through one encoder.
    files: ['src/cli/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        spreadPush,
        {
          selector:
            "MemberExpression[property.name='write'] > MemberExpression[object.name='process'][property.name=/^std(out|err)$/]",
          message: 'Print by print, printAside or printJson of output/print.ts.',
        },
        { selector: "MemberExpression[object.name='console']", message: 'Print by print of output/print.ts.' },
      ],
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        Buffer: 'readonly',
        performance: 'readonly',
        URL: 'readonly',
        module: 'writable',
        require: 'readonly',
        AbortController: 'readonly',
        setTimeout: 'readonly',
        setInterval: 'readonly',
        setImmediate: 'readonly',
        fetch: 'readonly',
      },
    },
  },
  {
    // What runs in a browser: the page of a report, and what is asked of it.
    files: ['assets/**/*.js', 'scripts/*-screenshots.mjs'],
    languageOptions: {
      globals: {
        document: 'readonly',
        FormData: 'readonly',
        getSelection: 'readonly',
        navigator: 'readonly',
        addEventListener: 'readonly',
        location: 'readonly',
        HTMLInputElement: 'readonly',
        HTMLSelectElement: 'readonly',
      },
    },
  },
);
