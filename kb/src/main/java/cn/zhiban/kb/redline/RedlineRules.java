package cn.zhiban.kb.redline;

import cn.zhiban.core.InvalidInput;
import cn.zhiban.kb.redline.match.RedlineMatcher;
import cn.zhiban.kb.redline.match.RuleKind;
import cn.zhiban.kb.redline.match.SafePattern;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What makes a rule complete and tidy; the same for the dialog and the spreadsheet. */
final class RedlineRules {
    static final int CODE_LENGTH = 60;
    static final int TEXT_LENGTH = 500;
    static final int WORDS = 2_000;
    static final int WORD_LENGTH = 300;

    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}_.-]{0," + (CODE_LENGTH - 1) + "}");

    private RedlineRules() {}

    /**
     * The rule with blanks and doubles removed.
     *
     * @throws InvalidInput names the component that is wrong
     */
    static RedlineDraft check(RedlineDraft draft) {
        RedlineDraft tidy = tidy(draft);
        if (!CODE.matcher(tidy.code()).matches()) {
            throw new InvalidInput("code", "kb.redline.problem.code", CODE_LENGTH);
        }
        if (tidy.message().isEmpty()) {
            throw new InvalidInput("message", "kb.redline.problem.message-missing");
        }
        checkLength("message", tidy.message());
        checkLength("alternative", tidy.alternative());
        checkLength("industries", String.join("\n", tidy.industries()));
        checkWords(tidy);
        if (tidy.validFrom() != null
                && tidy.validTo() != null
                && !tidy.validFrom().isBefore(tidy.validTo())) {
            throw new InvalidInput("validTo", "kb.redline.problem.validity");
        }
        if (tidy.clientId() != null && tidy.shopId() != null) {
            throw new InvalidInput("shopId", "kb.redline.problem.client-and-shop");
        }
        checkAlternatives(tidy);
        return tidy;
    }

    private static void checkLength(String field, String text) {
        if (text.length() > TEXT_LENGTH) {
            throw new InvalidInput(field, "kb.redline.problem.too-long", TEXT_LENGTH);
        }
    }

    private static void checkWords(RedlineDraft draft) {
        if (draft.words().isEmpty()) {
            throw new InvalidInput("words", "kb.redline.problem.words-missing");
        }
        for (String field : List.of("words", "triggers", "allowed")) {
            List<String> lines = switch (field) {
                case "words" -> draft.words();
                case "triggers" -> draft.triggers();
                default -> draft.allowed();
            };
            if (lines.size() > WORDS || lines.stream().anyMatch(one -> one.length() > WORD_LENGTH)) {
                throw new InvalidInput(field, "kb.redline.problem.too-many-words", WORDS, WORD_LENGTH);
            }
        }
        if (draft.kind() == RuleKind.PATTERN) {
            for (String expression : draft.words()) {
                if (SafePattern.of(expression).isEmpty()) {
                    throw new InvalidInput("words", "kb.redline.problem.pattern", expression, SafePattern.LENGTH);
                }
            }
        }
    }

    /** What is offered instead must not cross the rule again. */
    private static void checkAlternatives(RedlineDraft draft) {
        if (draft.kind() == RuleKind.REQUIRED) {
            return;
        }
        RedlineMatcher matcher = new RedlineMatcher(List.of(draft.terms()));
        BitSet first = new BitSet();
        first.set(0);
        for (int i = 0; i < draft.words().size(); i++) {
            String alternative = draft.insteadOf(i);
            if (alternative != null && !matcher.find(alternative, first).isEmpty()) {
                throw new InvalidInput("alternative", "kb.redline.problem.alternative", alternative);
            }
        }
    }

    private static RedlineDraft tidy(RedlineDraft draft) {
        boolean required = draft.kind() == RuleKind.REQUIRED;
        return new RedlineDraft(
                draft.code().strip(),
                draft.kind(),
                draft.severity(),
                tidy(draft.words()),
                required ? tidy(draft.triggers()) : List.of(),
                tidy(draft.allowed()),
                draft.homophones(),
                draft.message().strip(),
                draft.alternative().strip(),
                draft.articleId(),
                draft.platforms(),
                tidy(draft.industries()),
                draft.clientId(),
                draft.shopId(),
                draft.validFrom(),
                draft.validTo());
    }

    private static List<String> tidy(List<String> lines) {
        LinkedHashSet<String> kept = new LinkedHashSet<>();
        for (String line : lines) {
            if (!line.isBlank()) {
                kept.add(line.strip());
            }
        }
        return List.copyOf(kept);
    }
}
