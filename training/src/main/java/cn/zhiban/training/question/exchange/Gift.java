package cn.zhiban.training.question.exchange;

import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads GIFT, the text format of Moodle, as documented for Moodle 4, and what was found to be in use beside it. */
public final class Gift {
    /** Stands where the answer belongs within a text. */
    static final String GAP = "_____";

    private static final Pattern FORMAT =
            Pattern.compile("^\\s*\\[(html|markdown|plain|moodle)]", Pattern.CASE_INSENSITIVE);

    private final List<Found.Item> questions = new ArrayList<>();
    private final List<Found.Category> categories = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    private Gift() {}

    /** What a file says. */
    public static Found read(byte[] file) {
        Gift gift = new Gift();
        for (GiftBlocks.Block block : GiftBlocks.of(TextFile.read(file))) {
            try {
                gift.block(block);
            } catch (Unreadable e) {
                gift.remarks.add(e.remark(block.line()));
            }
        }
        return new Found(gift.questions, gift.categories, gift.remarks);
    }

    private void block(GiftBlocks.Block block) throws Unreadable {
        String text = block.text().strip();
        if (text.startsWith("$CATEGORY:")) {
            categories.add(new Found.Category(
                    block.line(),
                    Escapes.show(text.substring("$CATEGORY:".length())).strip()));
            return;
        }
        String title = "";
        if (text.startsWith("::")) {
            int end = text.indexOf("::", 2);
            if (end < 0) {
                throw new Unreadable("training.question.remark.title");
            }
            title = Escapes.show(text.substring(2, end));
            text = text.substring(end + 2);
        }
        TextFormat format = TextFormat.MOODLE;
        Matcher chosen = FORMAT.matcher(text);
        if (chosen.find()) {
            format = TextFormat.valueOf(chosen.group(1).toUpperCase(Locale.ROOT));
            text = text.substring(chosen.end());
        }
        int open = text.indexOf('{');
        int close = text.indexOf('}', Math.max(open, 0));
        if (open < 0 != close < 0) {
            throw new Unreadable("training.question.remark.brace");
        }
        if (open < 0) {
            add(block, title, false, in(format, text), hidden(block.meta(), "general"), new Task.Description());
            return;
        }
        String after = text.substring(close + 1);
        if (after.indexOf('{') >= 0 || after.indexOf('}') >= 0) {
            throw new Unreadable("training.question.remark.two-answers");
        }
        boolean embedded = !after.isBlank();
        RichText asked = in(format, text.substring(0, open) + (embedded ? GAP + after : ""));
        String answer = text.substring(open + 1, close).strip();
        RichText explanation = RichText.EMPTY;
        int general = answer.indexOf("####");
        if (general >= 0) {
            explanation = rich(answer.substring(general + 4), format);
            answer = answer.substring(0, general).strip();
        }
        Map<String, List<String>> meta = block.meta();
        add(block, title, embedded, asked, explanation, new GiftAnswers(format, meta).task(answer));
    }

    private void add(
            GiftBlocks.Block block, String title, boolean embedded, RichText text, RichText explanation, Task task) {
        if (text.isEmpty() && title.isBlank()) {
            remarks.add(Remark.refused(block.line(), "training.question.remark.no-text"));
            return;
        }
        Map<String, List<String>> meta = block.meta();
        List<Tag> tags = new ArrayList<>(
                meta.getOrDefault("tag", List.of()).stream().map(Tag::read).toList());
        if (!categories.isEmpty()) {
            tags.add(new Tag(Tag.Kind.CATEGORY, categories.getLast().title(), 0));
        }
        if (text.text().contains("@@PLUGINFILE@@") || explanation.text().contains("@@PLUGINFILE@@")) {
            remarks.add(Remark.noted(block.line(), "training.question.remark.picture-missing"));
        }
        questions.add(new Found.Item(
                block.line(),
                embedded,
                new QuestionContent(
                        title,
                        text,
                        task,
                        explanation,
                        meta.getOrDefault("id", List.of("")).getFirst(),
                        difficulty(meta),
                        tags)));
    }

    /** A text that stands in a comment. */
    static RichText hidden(Map<String, List<String>> meta, String name) {
        List<String> said = meta.getOrDefault(name, List.of());
        return said.isEmpty() ? RichText.EMPTY : rich(Escapes.hide(said.getFirst()), TextFormat.MARKDOWN);
    }

    private static int difficulty(Map<String, List<String>> meta) {
        String said = meta.getOrDefault("difficulty", List.of("")).getFirst();
        return said.matches("[1-5]") ? Integer.parseInt(said) : QuestionContent.MEDIUM;
    }

    /** A text that may name its own format. Line breaks count in Markdown only, unless they are written as {@code \n}. */
    static RichText rich(String hidden, TextFormat usual) {
        Matcher chosen = FORMAT.matcher(hidden);
        boolean named = chosen.find();
        TextFormat format = named ? TextFormat.valueOf(chosen.group(1).toUpperCase(Locale.ROOT)) : usual;
        return in(format, named ? hidden.substring(chosen.end()) : hidden);
    }

    private static RichText in(TextFormat format, String text) {
        String lines = format == TextFormat.MARKDOWN ? text : text.replaceAll("[ \\t]*\\n\\s*", " ");
        return new RichText(format, Escapes.show(lines));
    }
}
