package cn.zhiban.training.change;

import cn.zhiban.core.i18n.Translations;
import cn.zhiban.kb.redline.RedlineDraft;
import cn.zhiban.training.question.QuestionContent;
import cn.zhiban.training.question.RichText;
import cn.zhiban.training.question.Tag;
import cn.zhiban.training.question.Task;
import cn.zhiban.training.question.TextFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Makes a question of a changed statement: which holds now, the new or the old one; what a new number is; whether
 * something that is gone still holds; whether a forbidden word may be said. Always the same question for the same change.
 */
@Component
class ChangeQuestions {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\d.])\\d{1,6}(?:\\.\\d{1,2})?(?![\\d.])");
    private static final int OPTION = 200;
    private static final int TITLE = 80;
    private static final int REASON = 500;
    private static final String GAP = "____";

    private final Translations translations;

    ChangeQuestions(Translations translations) {
        this.translations = translations;
    }

    /** The question about a changed statement of an article. */
    QuestionContent of(Sentences.Change change, String title, Tag article) {
        String before = Sentences.cut(change.before(), OPTION);
        String after = Sentences.cut(change.after(), OPTION);
        String name = Sentences.cut(title, TITLE);
        List<Tag> tags = List.of(article, Tag.word(name));
        if (after.isEmpty()) {
            return content(
                    text("training.change.asked.holds", name, before),
                    truth(false),
                    text("training.change.asked.gone", name),
                    tags);
        }
        if (!before.isEmpty() && !before.equals(after)) {
            Task which = new Task.Choice(false, true, List.of(option(after, true), option(before, false)));
            return content(text("training.change.asked.which", name), which, change.after(), tags);
        }
        Matcher number = NUMBER.matcher(after);
        if (number.find()) {
            String gap = after.substring(0, number.start()) + GAP + after.substring(number.end());
            return content(text("training.change.asked.gap", name, gap), numbers(number.group()), change.after(), tags);
        }
        return content(text("training.change.asked.holds", name, after), truth(true), change.after(), tags);
    }

    /** May this be said? No, and this is why and what may be said instead. */
    QuestionContent of(RedlineDraft rule, String word, Tag tag) {
        return content(
                text("training.change.asked.say", word),
                new Task.Choice(
                        false,
                        false,
                        List.of(
                                option(text("training.change.asked.may"), false),
                                option(text("training.change.asked.may-not"), true))),
                reason(rule, word),
                List.of(tag, Tag.word(Sentences.cut(rule.code(), TITLE))));
    }

    /** Why a word must not be said, and what may be said instead. */
    static String reason(RedlineDraft rule, String word) {
        String instead = rule.insteadOf(rule.spoken().indexOf(word));
        return Sentences.cut(
                instead == null || instead.isEmpty() ? rule.message() : rule.message() + " → " + instead, REASON);
    }

    private static QuestionContent content(String text, Task task, String explanation, List<Tag> tags) {
        return new QuestionContent(
                "",
                new RichText(TextFormat.PLAIN, text),
                task,
                new RichText(TextFormat.PLAIN, explanation),
                "",
                QuestionContent.MEDIUM,
                tags);
    }

    private static Task truth(boolean right) {
        return new Task.TrueFalse(right, RichText.EMPTY, RichText.EMPTY);
    }

    private static Task.Option option(String text, boolean right) {
        return new Task.Option(new RichText(TextFormat.PLAIN, text), right ? Task.FULL : 0, RichText.EMPTY);
    }

    /** The number among two that could be mistaken for it. */
    private static Task numbers(String number) {
        Set<String> others = new LinkedHashSet<>();
        BigDecimal value = new BigDecimal(number);
        BigDecimal two = BigDecimal.valueOf(2);
        others.add(plain(value.multiply(two)));
        others.add(plain(value.add(BigDecimal.ONE)));
        if (value.remainder(two).signum() == 0 && value.signum() > 0) {
            others.add(plain(value.divide(two)));
        }
        others.add(plain(value.add(two.add(BigDecimal.ONE))));
        others.remove(number);
        List<Task.Option> options = new ArrayList<>(
                others.stream().limit(2).map(one -> option(one, false)).toList());
        options.add(option(number, true));
        return new Task.Choice(false, true, options);
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** Questions are content, kept in the company's language. */
    private String text(String key, Object... arguments) {
        return translations.getTranslation(key, Locale.SIMPLIFIED_CHINESE, arguments);
    }
}
