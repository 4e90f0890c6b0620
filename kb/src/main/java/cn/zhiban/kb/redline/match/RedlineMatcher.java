package cn.zhiban.kb.redline.match;

import cn.zhiban.kb.redline.match.Automaton.Entry;
import cn.zhiban.kb.redline.match.Automaton.Role;
import cn.zhiban.kb.search.analysis.Spelling;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Many rules made ready for finding (Aho-Corasick over several spellings of the text). Immutable, for any number of
 * threads. Building takes about 0.1 ms per rule, finding is linear in the text and does not depend on how many rules
 * there are.
 */
public final class RedlineMatcher {
    private static final int SHORTEST_SOUND = 4;
    private static final Comparator<Passage> BY_PLACE =
            Comparator.comparingInt(Passage::start).thenComparingInt(one -> -one.end());

    /** A regular expression of a rule. */
    record Expression(int rule, int word, SafePattern pattern) {}

    private final List<Terms> rules;
    private final Automaton skeleton;
    private final Automaton dense;
    private final Automaton sound;
    private final List<Expression> patterns = new ArrayList<>();

    /** @param rules in the order whose numbers passages carry; expressions that are not safe are left out */
    public RedlineMatcher(List<Terms> rules) {
        this.rules = List.copyOf(rules);
        Automaton.Builder bySkeleton = new Automaton.Builder();
        Automaton.Builder byDense = new Automaton.Builder();
        Automaton.Builder bySound = new Automaton.Builder();
        for (int i = 0; i < rules.size(); i++) {
            Terms rule = rules.get(i);
            int number = i;
            for (int word = 0; word < rule.words().size(); word++) {
                String text = rule.words().get(word);
                int which = word;
                if (rule.kind() == RuleKind.PATTERN) {
                    SafePattern.of(text).ifPresent(safe -> patterns.add(new Expression(number, which, safe)));
                } else {
                    add(bySkeleton, byDense, text, i, Role.WORD, word);
                    if (rule.homophones()) {
                        bySound.add(sound(text), i, Role.WORD, word);
                    }
                }
            }
            rule.triggers().forEach(text -> add(bySkeleton, byDense, text, number, Role.TRIGGER, 0));
            rule.allowed().forEach(text -> add(bySkeleton, byDense, text, number, Role.ALLOWED, 0));
        }
        skeleton = bySkeleton.build();
        dense = byDense.build();
        sound = bySound.build();
    }

    /** Number of rules. */
    public int size() {
        return rules.size();
    }

    /**
     * All passages of the active rules, in the order of the text; of one rule's passages within each other the longest.
     *
     * @param active numbers of the rules that hold here
     */
    public List<Passage> find(CharSequence text, BitSet active) {
        Spellings spellings = new Spellings(text);
        Finding finding = new Finding(active);
        skeleton.find(spellings.skeleton, (start, end, entry) -> finding.word(spellings.skeleton, start, end, entry));
        dense.find(spellings.dense, (start, end, entry) -> finding.word(spellings.dense, start, end, entry));
        sound.find(spellings.sound, (start, end, entry) -> finding.sound(spellings.sound, start, end, entry));
        match(spellings, finding);
        return finding.result();
    }

    private void match(Spellings spellings, Finding finding) {
        View digits = null;
        for (Expression one : patterns) {
            if (!finding.active.get(one.rule)) {
                continue;
            }
            one.pattern.find(spellings.plain, (start, end) -> finding.add(one, spellings.plain, start, end));
            if (one.pattern.onDigits()) {
                View joined = digits == null ? Digits.of(spellings.skeleton) : digits;
                digits = joined;
                one.pattern.find(joined, (start, end) -> finding.add(one, joined, start, end));
            }
        }
    }

    private static void add(
            Automaton.Builder skeleton, Automaton.Builder dense, String text, int rule, Role role, int word) {
        Spellings spelt = new Spellings(text);
        if (spelt.dense.length > spelt.skeleton.length) {
            dense.add(spelt.dense.toString(), rule, role, word);
        } else {
            skeleton.add(spelt.skeleton.toString(), rule, role, word);
        }
    }

    /** How a word with at least one Chinese character sounds; empty if that is too short to tell it from others. */
    private static String sound(String word) {
        Spellings spelt = new Spellings(word);
        String letters = spelt.skeleton.toString();
        String sound = spelt.sound.toString();
        boolean chinese =
                letters.chars().anyMatch(c -> !Spelling.readings((char) c).isEmpty());
        return chinese && spelt.units() > 1 && sound.length() >= SHORTEST_SOUND ? sound : "";
    }

    /** Allowed wordings of one rule in one text; asked in the order of the text, so that it is gone through once. */
    private static final class Harmless {
        private final List<Passage> wordings;
        private int next;
        private int reached = -1;

        Harmless(List<Passage> wordings) {
            this.wordings = wordings;
            wordings.sort(BY_PLACE);
        }

        boolean covers(Passage passage) {
            while (next < wordings.size() && wordings.get(next).start() <= passage.start()) {
                reached = Math.max(reached, wordings.get(next).end());
                next++;
            }
            return reached >= passage.end();
        }
    }

    private final class Finding {
        private final BitSet active;
        private final List<Passage> passages = new ArrayList<>();
        private final Map<Integer, List<Passage>> allowed = new HashMap<>();
        private final Map<Integer, Passage> triggers = new HashMap<>();
        private final BitSet said = new BitSet();

        Finding(BitSet active) {
            this.active = active;
        }

        void word(View view, int start, int end, Entry entry) {
            if (active.get(entry.rule())
                    && Borders.stands(view, start, end)
                    && Borders.holds(view, start, end, rules.get(entry.rule()).homophones())) {
                take(entry, view.from[start], view.to[end - 1]);
            }
        }

        void sound(View view, int start, int end, Entry entry) {
            if (active.get(entry.rule())
                    && Borders.stands(view, start, end)
                    && Borders.wholeUnits(view, start, end)
                    && Borders.isSuspicious(view, start, end)
                    && Borders.holds(view, start, end, true)) {
                take(entry, view.from[start], view.to[end - 1]);
            }
        }

        void add(Expression one, View view, int start, int end) {
            passages.add(new Passage(one.rule, one.word, view.from[start], view.to[end - 1]));
        }

        private void take(Entry entry, int from, int to) {
            Passage passage = new Passage(entry.rule(), entry.word(), from, to);
            switch (entry.role()) {
                case ALLOWED ->
                    allowed.computeIfAbsent(entry.rule(), _ -> new ArrayList<>())
                            .add(passage);
                case TRIGGER -> triggers.putIfAbsent(entry.rule(), passage);
                case WORD -> {
                    if (rules.get(entry.rule()).kind() == RuleKind.REQUIRED) {
                        said.set(entry.rule());
                    } else {
                        passages.add(passage);
                    }
                }
            }
        }

        List<Passage> result() {
            List<Passage> kept = new ArrayList<>();
            Map<Integer, Integer> reached = new HashMap<>();
            Map<Integer, Harmless> harmless = new HashMap<>();
            passages.sort(BY_PLACE);
            for (Passage one : passages) {
                List<Passage> wordings = allowed.get(one.rule());
                boolean fine = wordings != null
                        && harmless.computeIfAbsent(one.rule(), _ -> new Harmless(wordings))
                                .covers(one);
                if (!fine && one.end() > reached.getOrDefault(one.rule(), -1)) {
                    kept.add(one);
                    reached.put(one.rule(), one.end());
                }
            }
            missing(kept);
            return kept;
        }

        private void missing(List<Passage> kept) {
            for (int i = active.nextSetBit(0); i >= 0; i = active.nextSetBit(i + 1)) {
                if (rules.get(i).kind() == RuleKind.REQUIRED && !said.get(i)) {
                    Passage trigger = triggers.get(i);
                    if (trigger != null) {
                        kept.add(new Passage(i, -1, trigger.start(), trigger.end()));
                    } else if (rules.get(i).triggers().isEmpty()) {
                        kept.add(new Passage(i, -1, 0, 0));
                    }
                }
            }
        }
    }
}
