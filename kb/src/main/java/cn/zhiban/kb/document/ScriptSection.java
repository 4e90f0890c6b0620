package cn.zhiban.kb.document;

import cn.zhiban.kb.article.Tone;
import cn.zhiban.kb.article.Wording;
import cn.zhiban.kb.document.DocumentWords.Label;
import cn.zhiban.kb.document.DocumentWords.Labelled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes a section with a script apart: when it is said, its texts, and what else stands there. */
final class ScriptSection {
    private static final int LEAD_IN = 40;
    private static final String BULLET = "^\\s*(?:[-*+•]|\\d+[.)])\\s*";

    private final List<String> useCase = new ArrayList<>();
    private final List<String> behindUseCase = new ArrayList<>();
    private final List<Wording> hard = new ArrayList<>();
    private final List<Wording> quoted = new ArrayList<>();
    private final List<String> loose = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private final List<String> tags = new ArrayList<>();
    private String platforms = "";
    private String shortCode = "";
    private String leadIn = "";
    private boolean textOpen;
    private boolean newBlock;
    private @Nullable Label pending;

    private ScriptSection() {}

    /**
     * What a section says.
     *
     * @param useCase when it is said, with remarks for who says it; may be empty
     * @param texts what to say; none if there is nothing
     * @param pictures what is shown with the first text; may be empty
     * @param explicit the texts were marked as such, by a fence, a quote or a label
     */
    record Script(
            String useCase,
            List<Wording> texts,
            String pictures,
            boolean explicit,
            List<String> questions,
            List<String> tags,
            String platforms,
            String shortCode) {}

    static Script read(List<TextBlock> blocks) {
        ScriptSection section = new ScriptSection();
        blocks.forEach(section::take);
        return section.result();
    }

    private void take(TextBlock block) {
        switch (block.kind()) {
            case FENCE, INDENTED -> hard(block.bare());
            case RULE -> {
                // separates scripts, says nothing
            }
            case TABLE -> loose.add(block.text());
            case QUOTE, LIST, PROSE -> prose(block);
        }
    }

    private void hard(String text) {
        if (pending == Label.USE_CASE && useCase.isEmpty()) {
            useCase.add(text);
        } else if (!text.isEmpty()) {
            hard.add(new Wording(DocumentWords.tone(leadIn), PlainText.asMarkdown(text)));
        }
        pending = null;
        textOpen = false;
        leadIn = "";
    }

    private void prose(TextBlock block) {
        List<String> run = new ArrayList<>();
        newBlock = true;
        for (String line : block.bare().lines().toList()) {
            Optional<Labelled> label = DocumentWords.label(line);
            if (label.isPresent()) {
                flush(run, block.kind());
                pending = label.get().label();
                textOpen = false;
                first(label.get());
                newBlock = false;
            } else {
                run.add(line);
            }
        }
        flush(run, block.kind());
    }

    /** The rest of the line behind a label. */
    private void first(Labelled found) {
        if (found.value().isEmpty()) {
            return;
        }
        switch (found.label()) {
            case USE_CASE -> useCase.add(found.value());
            case TEXT -> continueText(found.value(), "");
            case QUESTIONS -> questions.add(found.value());
            case TAGS -> tags.addAll(List.of(found.value().split("[,，、;；|]")));
            case PLATFORMS -> platforms = platforms + " " + found.value();
            case SHORT_CODE -> shortCode = found.value().replaceAll("[/`\\s]", "");
            case TITLE -> notes.add(found.value());
        }
        if (found.label() != Label.USE_CASE && found.label() != Label.TEXT) {
            pending = null;
        }
    }

    /** Lines without a label: they belong to the label before them, or stand for themselves. */
    private void flush(List<String> run, TextBlock.Kind kind) {
        String text = String.join("\n", run).strip();
        run.clear();
        if (text.isEmpty()) {
            return;
        }
        Label label = pending;
        pending = label == Label.TEXT ? label : null;
        if (isLeadIn(text)) {
            leadIn = text;
            textOpen = false;
        } else if (label == Label.USE_CASE) {
            (useCase.isEmpty() ? useCase : behindUseCase).add(text);
        } else if (label == Label.TEXT) {
            continueText(text, newBlock ? "\n\n" : "\n");
        } else if (label == Label.QUESTIONS) {
            text.lines().map(line -> line.replaceFirst(BULLET, "").strip()).forEach(questions::add);
        } else if (kind == TextBlock.Kind.QUOTE) {
            quoted.add(new Wording(DocumentWords.tone(leadIn), text));
            leadIn = "";
        } else {
            loose.add(text);
        }
    }

    /** Text behind a label: begins one, or goes on with the one before. */
    private void continueText(String text, String separator) {
        if (textOpen) {
            Wording last = hard.removeLast();
            hard.add(new Wording(last.tone(), last.text() + separator + text));
        } else {
            hard.add(new Wording(DocumentWords.tone(leadIn), text));
            leadIn = "";
            textOpen = true;
        }
    }

    private static boolean isLeadIn(String text) {
        return text.length() <= LEAD_IN
                && !text.contains("\n")
                && DocumentWords.isVariant(text.replaceAll("[:：]\\s*$", ""));
    }

    private Script result() {
        List<Wording> texts;
        boolean explicit = true;
        if (!hard.isEmpty()) {
            texts = hard;
            quoted.forEach(one -> notes.add(one.text()));
            notes.addAll(behindUseCase);
            notes.addAll(loose);
        } else if (!quoted.isEmpty()) {
            texts = quoted;
            notes.addAll(behindUseCase);
            notes.addAll(loose);
        } else {
            explicit = !useCase.isEmpty();
            List<String> rest = new ArrayList<>(behindUseCase);
            rest.addAll(loose);
            texts = rest.isEmpty() ? List.of() : List.of(new Wording(Tone.PLAIN, String.join("\n\n", rest)));
        }
        List<String> pictures =
                notes.stream().filter(note -> note.contains("![")).toList();
        notes.removeAll(pictures);
        List<String> when = new ArrayList<>(useCase);
        when.addAll(notes);
        return new Script(
                String.join("\n", when).replaceAll("\\*\\*|__", "").strip(),
                List.copyOf(texts),
                String.join("\n\n", pictures),
                explicit,
                List.copyOf(questions),
                tags.stream().map(String::strip).filter(tag -> !tag.isEmpty()).toList(),
                platforms,
                shortCode);
    }
}
