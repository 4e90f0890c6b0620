package cn.zhiban.kb.redline.match;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds all of many words in one pass over a text. Immutable once built. */
final class Automaton {
    /** What a word means to a rule. */
    enum Role {
        WORD,
        TRIGGER,
        ALLOWED
    }

    /** A word of a rule. */
    record Entry(int rule, Role role, int word, int length) {}

    /** Is told of every occurrence. */
    interface Found {
        void at(int start, int end, Entry entry);
    }

    /** Collects words before the automaton is built. */
    static final class Builder {
        private final TreeMap<String, List<Entry>> words = new TreeMap<>();

        void add(String word, int rule, Role role, int number) {
            if (!word.isEmpty()) {
                words.computeIfAbsent(word, _ -> new ArrayList<>(1)).add(new Entry(rule, role, number, word.length()));
            }
        }

        Automaton build() {
            TreeMap<String, Entry[]> compact = new TreeMap<>();
            words.forEach((word, entries) -> compact.put(word, entries.toArray(Entry[]::new)));
            return new Automaton(compact);
        }
    }

    private final @Nullable AhoCorasickDoubleArrayTrie<Entry[]> trie;

    private Automaton(TreeMap<String, Entry[]> words) {
        if (words.isEmpty()) {
            trie = null;
        } else {
            trie = new AhoCorasickDoubleArrayTrie<>();
            trie.build(words);
        }
    }

    void find(View view, Found found) {
        if (trie != null && view.length > 0) {
            trie.parseText(view.text(), (begin, end, entries) -> {
                for (Entry entry : entries) {
                    found.at(begin, end, entry);
                }
            });
        }
    }
}
