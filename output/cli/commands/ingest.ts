import { type Command, dbOption, UsageError } from '../command.js';
import { mapOf } from '../field-map.js';
import { bytesIn, jobsOf, MOST_BYTES, numberIn, wholeIn } from '../numbers.js';

const URL_LIMIT_MOST = 10_000;

/** An article is known by its bytes, and --map is none of them. */
const KEPT =
  'Unchanged articles keep the fields that they were read by; a new database (--db) reads them by another --map.\n';

export const ingest: Command = {
  name: 'ingest',
  usage:
    'ingest --db FILE [--quiet] [--jobs N] [--stall SECONDS] [--wait SECONDS] [--map FIELD=KEY,…] [--max-bytes SIZE] [--url URL]… [--url-limit N] [PATH…]',
  summary: 'Read articles from files and folders, or from the web where asked, into a database.',
  details: [
    'Read are pages, also as browsers save them (MHTML, SingleFile), mails, texts, Word documents (.docx) and PDF (with the package pdfjs-dist); web archives (WARC, WACZ) and zips with any of these; and the files of scrapers: JSON lines, JSON, CSV and TSV. Each may be packed by gzip. Usual names of fields are known (title; sapo, description; text, content, body; date, published; author; url, link; publisher, source; section, category; Tiêu đề, Nội dung, Ngày đăng and the like). A path of - is standard input. docs/formats.md tells what is read of each, and its limits.',
    'Of a folder, everything is read that can be, whatever its name; hidden files are left out, and so are the pictures, styles and scripts that belong to saved pages.',
    'Formats are told by content. Doing it again changes nothing: articles are known by their bytes, files that changed are replaced, and a run that was cut off goes on where it stopped. Articles that are there keep the fields that they were read by: for another --map take a new database. Articles whose files are gone stay, and so do those that came through standard input before. Paths are kept as given, and relative ones begin in the folder of the first run: in other folders a path is told from there, or as a whole where the file lies elsewhere, so that a.html of two folders is two files.',
    'The result is the same with any number of --jobs. Ctrl-C ends the run behind the article that is being written, a second one at once; indices and full text of a new database are built when a run ends by itself.',
    'Nothing is fetched from the network but what --url names: one page, or a feed (RSS, Atom, sitemap), of which the pages are fetched that it links to. robots.txt is honoured, a host is asked once a second at most, addresses that are not on the public internet are refused. It may be given several times and beside paths, whose articles come first.',
    'An input that cannot be read is told, kept in the table ingest_error and never ends the run; so is an article that twice takes longer than --stall, or more memory than a thread may have, and a file or pipe that gives nothing for as long as --wait. The exit code is then 3, or 1 where nothing could be read.',
  ],
  arguments: [{ name: '[path...]', about: 'files and folders of articles' }],
  options: [
    dbOption,
    { flags: '--quiet', about: 'tell only what went wrong' },
    { flags: '--jobs <n>', about: 'threads that read articles; as many as there are cores, 1 where there are few' },
    {
      flags: '--stall <seconds>',
      about: 'give an article up after so long, and after as much again for every 2 MB of it',
      default: '60',
    },
    {
      flags: '--wait <seconds>',
      about:
        'give a file or pipe up that gives nothing for so long; 600 when absent, but standard input then has any time',
    },
    {
      flags: '--map <pairs>',
      about:
        'names of fields in JSON, CSV and TSV, such as title=headline,text=data.noi_dung; numbers of columns, such as title=1,text=2',
    },
    { flags: '--max-bytes <size>', about: 'refuse pages, documents and records larger than this', default: '64M' },
    {
      flags: '--url <url>',
      about: 'fetch this page, or the pages of this feed; may be given several times',
      repeats: true,
    },
    { flags: '--url-limit <n>', about: 'fetch at most so many pages of one feed', default: '20' },
  ],
  examples: [
    'solieu ingest --db facts.db articles/',
    'solieu ingest --db facts.db 2020/*.html notes.txt',
    'solieu ingest --db facts.db crawl.warc.gz saved-pages.zip report.docx',
    'solieu ingest --db facts.db --map title=headline,text=noi_dung crawl.jsonl.gz',
    'solieu ingest --db facts.db --url https://example.org/rss/kinh-te.rss --url-limit 50',
  ],
  async run(paths, options, io) {
    const [{ mine }, { setCompiler }, { progressOn, summary }] = await Promise.all([
      import('../../api/mine.js'),
      import('../../api/threads/compiler.js'),
      import('../progress.js'),
    ]);
    setCompiler();
    const { db, map, maxBytes = '64M', stall: seconds = '60', url: urls = [], urlLimit = '20' } = options;
    if (paths.length + urls.length === 0)
      throw new UsageError('Give files or folders of articles, or pages with --url.');
    const jobs = options.jobs === undefined ? {} : { jobs: jobsOf(options.jobs) };
    const inputs = {
      maxBytes: bytesIn(maxBytes, '--max-bytes', MOST_BYTES),
      ...(map !== undefined && { map: await mapOf(map) }),
      ...(options.wait !== undefined && { wait: numberIn(options.wait, '--wait') }),
    };
    const stall = numberIn(seconds, '--stall');
    const web = { limit: wholeIn(urlLimit, '--url-limit', 1, URL_LIMIT_MOST) };
    const progress = progressOn(io, options.quiet === true);
    const { show: onProgress } = progress;
    // Indices and summaries are made in long statements that hear no signal, and go on where they were cut off.
    const onStage = (stage: 'indices' | 'summaries') => {
      io.letGo?.();
      progress.stage(stage);
    };
    const signal = io.interrupt();
    const result = await mine(paths, { db, inputs, urls, web, stall, ...jobs, onProgress, onStage, signal }).finally(
      progress.end,
    );
    const isEmpty = result.articles + result.unchanged === 0;
    if (options.quiet !== true) {
      io.err(`${db}: ${summary(result)}\n`);
      if (map !== undefined && result.unchanged > 0) io.err(KEPT);
    }
    if (result.interrupted) {
      io.err('solieu: interrupted; the same command goes on from here.\n');
      return 130;
    }
    if (isEmpty && result.errors === 0) {
      const left = 'of folders, hidden files, links, pictures, styles and scripts are left out';
      io.err(`solieu: no articles were found in ${[...paths, ...urls].join(', ')}; ${left}.\n`);
    }
    return isEmpty ? 1 : result.errors > 0 ? 3 : 0;
  },
};
