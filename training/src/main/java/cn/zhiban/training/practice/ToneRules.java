package cn.zhiban.training.practice;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wordings that are no good manners, apologies, and words that promise money.
 *
 * @param rude wordings with why and what to say instead
 * @param apologies one of them has to be in the answer to an angry buyer
 * @param apology an example
 * @param promises words before an amount that make it a promise
 * @param yuan words after an amount that make it yuan
 * @param ask what to say instead of promising too much
 */
record ToneRules(
        List<Rude> rude, List<String> apologies, String apology, List<String> promises, List<String> yuan, String ask) {
    record Rude(List<String> any, String why, String better) {}

    /** The rules of the house. */
    static ToneRules load() {
        try (InputStream file = Objects.requireNonNull(ToneRules.class.getResourceAsStream("tone.json"))) {
            return JsonMapper.builder().build().readValue(file.readAllBytes(), ToneRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
