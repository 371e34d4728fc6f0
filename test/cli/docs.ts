import type { Command } from '../../output/cli/command.js';

const HEAD = `<!-- Made from output/cli/commands by test/cli/docs.spec.ts; after a change: npx vitest run test/cli/docs.spec.ts -u -->
# The commands

Run them with \`npx solieu\`. Data goes to stdout, messages and progress to stderr. Exit codes: 0 done, 1 failed, 2 wrong
usage, 3 some inputs failed, 130 interrupted. The database is \`facts.db\` in the current folder where \`--db\` is not given.
Colours are left out where stdout is no terminal or \`NO_COLOR\` is set.
`;

/** docs/cli.md from the commands. */
export function cliDocs(commands: readonly Command[]): string {
  const sections = commands.map(({ name, usage, summary, details = [], options, examples }) => {
    const rows = options.map(
      ({ flags, about, default: value }) =>
        `* \`${flags}\`: ${about}${value === undefined ? '' : ` (default: \`${value}\`)`}`,
    );
    const paragraphs = [
      `## ${name}`,
      `\`\`\`\nsolieu ${usage}\n\`\`\``,
      summary,
      ...details,
      ...(rows.length > 0 ? [rows.join('\n')] : []),
      `\`\`\`sh\n${examples.join('\n')}\n\`\`\``,
    ];
    return `${paragraphs.join('\n\n')}\n`;
  });
  return [HEAD, ...sections].join('\n');
}
