package cn.zhiban.kb.document;

import cn.zhiban.core.org.Platform;
import cn.zhiban.kb.article.ArticleContent;
import cn.zhiban.kb.article.ArticleKind;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.document.DocumentContent.LeftOver;
import cn.zhiban.kb.document.DocumentWords.Label;
import cn.zhiban.kb.variable.Placeholders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads one Markdown file: scripts with their use cases, or an ordinary text by its headings. */
final class MarkdownReader {
    /** Any heading with text of its own begins an article. */
    static final int EVERY_LEVEL = 0;

    private final String path;
    private final FrontMatter front;
    private final List<MarkdownSection> sections;
    private final boolean scripts;
    private final boolean anyHard;
    private final String fileTitle;
    private final List<DocumentPart> parts = new ArrayList<>();
    private final List<LeftOver> left = new ArrayList<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private final PictureLinks pictures;
    private int headings;
    private int groups;
    private int blocks;

    private MarkdownReader(String path, String text, int splitLevel, Set<String> files) {
        this.path = path;
        this.front = FrontMatter.split(text);
        this.sections = SectionFolding.fold(MarkdownLines.cut(front.body()), splitLevel);
        this.fileTitle = title(sections);
        this.anyHard = sections.stream().anyMatch(MarkdownSection::hasHard)
                || sections.stream().anyMatch(one -> one.hasLabel(Label.USE_CASE));
        this.scripts = anyHard
                || sections.stream().anyMatch(MarkdownReader::hasScriptTable)
                || DocumentWords.speaksOfScripts(path + " " + fileTitle);
        this.pictures = new PictureLinks(path, files);
    }

    /**
     * Reads a file.
     *
     * @param path its place among the files
     * @param splitLevel deepest heading that begins an article of its own, or {@link #EVERY_LEVEL}
     * @param files paths of all files, for pictures
     */
    static DocumentContent read(String path, String text, int splitLevel, Set<String> files) {
        return new MarkdownReader(path, text, splitLevel, files).read();
    }

    private DocumentContent read() {
        if (ExportedArticle.isOne(front)) {
            DocumentPart part = ExportedArticle.read(path, front, pictures);
            return new DocumentContent(path, 1, 0, 1, List.of(part), List.of());
        }
        List<MarkdownSection> above = new ArrayList<>();
        for (int i = 0; i < sections.size(); i++) {
            MarkdownSection section = sections.get(i);
            while (!above.isEmpty() && above.getLast().level() >= section.level()) {
                above.removeLast();
            }
            if (section.level() > 0) {
                headings++;
                boolean followed =
                        i + 1 < sections.size() && sections.get(i + 1).level() > section.level();
                section(section, above, followed);
                above.add(section);
            } else if (section.hasText()) {
                preamble(section);
            }
        }
        return new DocumentContent(path, headings, groups, blocks, parts, left);
    }

    /** Text before any heading: an article if the file has no headings at all. */
    private void preamble(MarkdownSection section) {
        if (sections.size() == 1) {
            String name = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.[A-Za-z]+$", "");
            String title = front.fact("title").isEmpty() ? name : front.fact("title");
            section(new MarkdownSection(1, title, section.blocks()), List.of(), false);
        } else if (scripts) {
            scriptTables(section, List.of());
        } else {
            left.add(new LeftOver("", DocumentNote.of("kb.document.left.preamble")));
        }
    }

    private void section(MarkdownSection section, List<MarkdownSection> above, boolean followed) {
        if (!section.hasText()) {
            if (followed) {
                groups++;
            } else {
                leave(section, "kb.document.left.no-text");
            }
        } else if (scripts && scriptTables(section, above)) {
            groups++;
        } else if (scripts) {
            script(section, above, followed);
        } else {
            plain(section, above);
        }
    }

    private void script(MarkdownSection section, List<MarkdownSection> above, boolean followed) {
        ScriptSection.Script script = ScriptSection.read(section.blocks());
        String title = DocumentWords.title(section.heading());
        boolean silent = script.useCase().isEmpty() && !section.hasHard() && !section.hasLabel(Label.TEXT);
        boolean about =
                DocumentWords.isGuide(title) || section.level() == 1 && followed || followed && !script.explicit();
        boolean guide = silent && about && (anyHard || !script.explicit());
        if (script.texts().isEmpty()) {
            leave(section, "kb.document.left.no-text");
        } else if (guide) {
            leave(section, "kb.document.left.guide");
        } else {
            blocks += script.texts().size();
            add(title, above, script);
        }
    }

    /** Rows of a table of scripts, each an article. */
    private boolean scriptTables(MarkdownSection section, List<MarkdownSection> above) {
        boolean found = false;
        List<MarkdownSection> path = new ArrayList<>(above);
        if (section.level() > 0) {
            path.add(section);
        }
        for (TextBlock block : section.blocks()) {
            List<Map<Label, String>> rows = block.kind() == TextBlock.Kind.TABLE ? ScriptTable.rows(block) : List.of();
            for (Map<Label, String> row : rows) {
                found = true;
                boolean named = rows.size() == 1 && section.level() > 0 && !row.containsKey(Label.TITLE);
                if (named) {
                    row.put(Label.TITLE, section.heading());
                }
                row(section, named ? above : path, row);
            }
        }
        return found;
    }

    private void row(MarkdownSection section, List<MarkdownSection> above, Map<Label, String> row) {
        String useCase = row.getOrDefault(Label.USE_CASE, "");
        String asked = row.getOrDefault(Label.QUESTIONS, "");
        String title = row.getOrDefault(Label.TITLE, useCase.isEmpty() ? asked : useCase);
        String text = row.getOrDefault(Label.TEXT, "");
        if (!title.equals(section.heading())) {
            headings++;
        }
        if (text.isEmpty()) {
            left.add(new LeftOver(title, DocumentNote.of("kb.document.left.no-text")));
            return;
        }
        blocks++;
        String name = title.isEmpty() ? DocumentWords.title(section.heading()) : DocumentWords.title(title);
        add(
                name,
                above,
                new ScriptSection.Script(
                        useCase,
                        List.of(new Wording(cn.zhiban.kb.article.Tone.PLAIN, text)),
                        "",
                        true,
                        asked.isEmpty() ? List.of() : asked.lines().toList(),
                        row.containsKey(Label.TAGS)
                                ? List.of(row.get(Label.TAGS).split("[,，、;；]"))
                                : List.of(),
                        row.getOrDefault(Label.PLATFORMS, ""),
                        row.getOrDefault(Label.SHORT_CODE, "")));
    }

    private void add(String title, List<MarkdownSection> above, ScriptSection.Script script) {
        List<String> path = names(above);
        String pictured = script.pictures().isEmpty() ? "" : "\n\n" + script.pictures();
        PictureLinks.Found answer = pictures.take(script.texts().getFirst().text() + pictured);
        List<Wording> wordings = script.texts().stream()
                .skip(1)
                .map(one -> new Wording(one.tone(), pictures.take(one.text()).text()))
                .toList();
        Placement place = Placement.of(this.path, fileTitle, groupNames(above), true);
        Set<Platform> own = DocumentWords.platforms(script.platforms());
        List<String> variables = script.texts().stream()
                .flatMap(one -> Placeholders.names(one.text()).stream())
                .distinct()
                .toList();
        put(new DocumentPart(
                this.path,
                path,
                ordinal(path, title),
                shortened(title.isBlank() ? firstLine(answer.text()) : title),
                script.useCase(),
                answer.text(),
                wordings,
                script.texts().size(),
                script.questions(),
                variables,
                tags(script.tags()),
                script.shortCode(),
                own.isEmpty() ? platforms(place) : own,
                category(place),
                ArticleKind.REPLY,
                answer.pictures(),
                answer.warnings(),
                null));
    }

    private void plain(MarkdownSection section, List<MarkdownSection> above) {
        List<String> names = names(above);
        String title = DocumentWords.title(section.heading());
        String text = String.join(
                "\n\n", section.blocks().stream().map(SectionFolding::markdown).toList());
        PictureLinks.Found found = pictures.take(text);
        Placement place =
                Placement.of(path, fileTitle.equals(section.heading()) ? "" : fileTitle, groupNames(above), false);
        String about = path + " " + fileTitle + " " + section.heading();
        ArticleKind kind = DocumentWords.speaksOfScripts(about)
                ? ArticleKind.REPLY
                : DocumentWords.speaksOfPolicy(about) ? ArticleKind.POLICY : ArticleKind.FAQ;
        blocks++;
        List<String> pieces = PlainText.pieces(found.text(), ArticleContent.ANSWER_LENGTH);
        for (int i = 0; i < pieces.size(); i++) {
            put(new DocumentPart(
                    path,
                    names,
                    ordinal(names, title),
                    shortened(i == 0 ? title.isBlank() ? firstLine(text) : title : title + " (" + (i + 1) + ")"),
                    "",
                    pieces.get(i),
                    List.of(),
                    i == 0 ? 1 : 0,
                    List.of(),
                    Placeholders.names(pieces.get(i)),
                    tags(List.of()),
                    "",
                    platforms(place),
                    category(place),
                    kind,
                    i == 0 ? found.pictures() : List.of(),
                    i == 0 ? found.warnings() : List.of(),
                    null));
        }
    }

    private void put(DocumentPart part) {
        if (part.title().isBlank() || part.answer().isBlank()) {
            left.add(new LeftOver(part.title(), DocumentNote.of("kb.document.left.no-text")));
        } else {
            parts.add(part);
        }
    }

    private void leave(MarkdownSection section, String reason) {
        left.add(new LeftOver(section.heading(), DocumentNote.of(reason)));
    }

    private int ordinal(List<String> names, String title) {
        return ordinals.merge(String.join("\n", names) + "\n" + title, 1, Integer::sum);
    }

    private Set<Platform> platforms(Placement guess) {
        Set<Platform> said = DocumentWords.platforms(front.fact("platform") + " " + front.fact("platforms"));
        return said.isEmpty() ? guess.platforms() : said;
    }

    private String category(Placement guess) {
        String said = front.fact("category").replace('\n', '/').strip();
        return said.isEmpty() ? guess.category() : said;
    }

    private List<String> tags(List<String> own) {
        Set<String> all = new java.util.LinkedHashSet<>(own);
        front.fact("tags")
                .lines()
                .flatMap(line -> java.util.Arrays.stream(line.split("[,，]")))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .forEach(all::add);
        return List.copyOf(all);
    }

    private static String shortened(String title) {
        return title.length() > ArticleContent.TITLE_LENGTH ? title.substring(0, ArticleContent.TITLE_LENGTH) : title;
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > 40 ? line.substring(0, 40) : line;
    }

    private static List<String> names(List<MarkdownSection> above) {
        return above.stream().map(one -> DocumentWords.title(one.heading())).toList();
    }

    /** The headings above without the file's own. */
    private List<String> groupNames(List<MarkdownSection> above) {
        return above.stream()
                .map(MarkdownSection::heading)
                .filter(one -> !one.equals(fileTitle))
                .toList();
    }

    /** The only heading of the first level at the beginning names the file; several such headings are groups. */
    private static String title(List<MarkdownSection> sections) {
        Set<String> seen = new HashSet<>();
        return sections.stream()
                .filter(one -> one.level() > 0 && seen.add(one.heading()))
                .findFirst()
                .filter(one -> one.level() == 1
                        || sections.stream()
                                        .filter(other -> other.level() > 0 && other.level() <= one.level())
                                        .count()
                                == 1)
                .filter(found ->
                        sections.stream().filter(one -> one.level() > 0).count() > 1)
                .map(MarkdownSection::heading)
                .orElse("");
    }

    private static boolean hasScriptTable(MarkdownSection section) {
        return section.blocks().stream()
                .anyMatch(block -> block.kind() == TextBlock.Kind.TABLE
                        && !ScriptTable.rows(block).isEmpty());
    }
}
