import { fileURLToPath } from "node:url";
import svelte from "eslint-plugin-svelte";
import ts from "typescript-eslint";

const root = fileURLToPath(new URL("../..", import.meta.url));

// Only what types and the tidy test do not see. Room borders are dependency-cruiser's.

const asFarAsPossible = {
  "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "separate-type-imports" }],
  "@typescript-eslint/consistent-type-exports": "error",
  "@typescript-eslint/no-floating-promises": "error",
  "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
  "@typescript-eslint/switch-exhaustiveness-check": [
    "error",
    { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
  ],
  // Numbers and booleans in a template string read well.
  "@typescript-eslint/restrict-template-expressions": [
    "error",
    { allowNumber: true, allowBoolean: true },
  ],
  "@typescript-eslint/no-confusing-void-expression": "off",
  // Data are types, ports are interfaces: a choice of meaning that no rule can make.
  "@typescript-eslint/consistent-type-definitions": "off",
  // An index signature and a record are the same thing in other words.
  "@typescript-eslint/consistent-indexed-object-style": "off",
  // The compiler asks for brackets where this rule asks for a dot.
  "@typescript-eslint/dot-notation": "off",
  // An async function without await is how a port's promise is kept.
  "@typescript-eslint/require-await": "off",
  // An entry of a generated or foreign type that is never null today is checked all the same.
  "@typescript-eslint/no-unnecessary-condition": "off",
  "@typescript-eslint/unified-signatures": "off",
  // A hot loop over a typed array counts its own index.
  "@typescript-eslint/prefer-for-of": "off",
  "@typescript-eslint/no-unnecessary-type-parameters": "off",
  // Code points are what is wanted of names and words; nothing here is cut between them.
  "@typescript-eslint/no-misused-spread": "off",
  // A callback that has nothing to do is said by doing nothing.
  "@typescript-eslint/no-empty-function": "off",
  "@typescript-eslint/no-unused-vars": [
    "error",
    { argsIgnorePattern: "^_", varsIgnorePattern: "^_", caughtErrorsIgnorePattern: "^_" },
  ],
  eqeqeq: "error",
  "no-console": "off",
};

const givenTimeAndChance = {
  "no-restricted-properties": [
    "error",
    { object: "Date", property: "now", message: "shared/ is given the time as an argument." },
    { object: "Math", property: "random", message: "shared/ is given a Random as an argument." },
  ],
};

const noDefaultExport = {
  "no-restricted-syntax": [
    "error",
    { selector: "ExportDefaultDeclaration", message: "Named exports only." },
    { selector: "ExportAllDeclaration", message: "Import from where it lives; no barrels." },
  ],
};

export default ts.config(
  { ignores: ["dist/", "node_modules/", "resources/", "test-results/", "playwright-report/"] },
  {
    files: ["{shared,electron,renderer,build}/**/*.ts", "vite.config.ts"],
    extends: [ts.configs.strictTypeChecked, ts.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: { project: projects(), tsconfigRootDir: root },
    },
    rules: { ...asFarAsPossible, ...noDefaultExport },
  },
  {
    files: ["renderer/**/*.svelte", "renderer/**/*.svelte.ts"],
    extends: [ts.configs.strict, svelte.configs["flat/recommended"]],
    languageOptions: {
      parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"] },
    },
    rules: {
      ...noDefaultExport,
      "@typescript-eslint/no-unused-vars": asFarAsPossible["@typescript-eslint/no-unused-vars"],
      // It asks for proxies of Map and Set where plain ones are replaced whole once a frame.
      "svelte/prefer-svelte-reactivity": "off",
      // `let { a, b = $bindable() } = $props()` is one declaration.
      "prefer-const": "off",
      "no-undef": "off",
    },
  },
  { files: ["shared/**/*.ts"], ignores: ["**/*.{test,bench}.ts"], rules: givenTimeAndChance },
  {
    files: [
      "shared/units/**",
      "shared/wire/**",
      "**/*.{test,bench,spec}.ts",
      "**/*.test-*.ts",
      "build/e2e/**",
    ],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-explicit-any": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-type-assertion": "off",
      "@typescript-eslint/unbound-method": "off",
    },
  },
  {
    // The files whose default export a tool asks for.
    files: ["vite.config.ts", "build/e2e/playwright.config.ts"],
    rules: { "no-restricted-syntax": "off" },
  },
);

/** Each wing is checked as it compiles; `build` covers every test. */
function projects() {
  return ["shared", "electron", "renderer", "build"].map((wing) => `${wing}/tsconfig.json`);
}
