package cn.zhiban.kb.compose;

import cn.zhiban.kb.compose.Clause.Piece;
import cn.zhiban.kb.compose.SplitMessage.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * Splits what a buyer wrote into its questions, by rules: marks, line breaks, lists and connectives separate; a
 * statement goes with the question it leads to, and what means nothing alone ("为什么", "怎么办") with the one before it.
 * When in doubt it does not split: one answer too few is seen at once, half a question finds a wrong one.
 */
public final class QuestionSplitter {
    /** Characters that something joined by a connective has at least. */
    static final int SHORTEST = 3;

    private static final int LEFT_OF_CONNECTIVE = 4;
    private static final String NEW_SENTENCE = "\n\r。！!？?；;…";
    private static final String WITHIN_SENTENCE = "，,\t 　~～";
    private static final String ASKED = "？?";
    private static final String JOINT = "，";

    private QuestionSplitter() {}

    /** Splits a message; a message that asks nothing is one part, unless nothing but greetings are in it. */
    public static SplitMessage split(String message) {
        List<String> numbers = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        boolean sentence = true;
        boolean entry = false;
        boolean joined = false;
        for (Piece piece : pieces(message)) {
            Clause clause = Clause.read(message, piece, numbers).after(sentence, entry, joined);
            boolean said = !clause.text().isEmpty();
            if (said) {
                clauses.add(clause);
            }
            sentence = !said && clause.newSentence();
            entry = !said && clause.entry();
            joined = !said && clause.joined();
        }
        Map<String, Part> parts = new LinkedHashMap<>();
        for (List<Clause> group : groups(clauses)) {
            String question = group.stream().map(Clause::text).collect(Collectors.joining(JOINT));
            parts.putIfAbsent(
                    question.toLowerCase(Locale.ROOT),
                    new Part(question, group.getFirst().start(), group.getLast().end()));
        }
        return new SplitMessage(List.copyOf(parts.values()), numbers);
    }

    private static List<Piece> pieces(String message) {
        List<Integer> entries = entries(message);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        boolean newSentence = true;
        boolean entry = false;
        for (int at = 0; at <= message.length(); at++) {
            boolean end = at == message.length();
            boolean list = entries.contains(at);
            if (list && at == from) {
                newSentence = true;
                entry = true;
                continue;
            }
            if (!end && !list && !isMark(message, at)) {
                continue;
            }
            addPiece(pieces, message, new Piece(from, at, newSentence, entry, false, asked(message, at)));
            newSentence = list || !end && NEW_SENTENCE.indexOf(message.charAt(at)) >= 0;
            entry = list;
            from = list ? at : at + 1;
        }
        return pieces;
    }

    private static boolean isMark(String message, int at) {
        char mark = message.charAt(at);
        return NEW_SENTENCE.indexOf(mark) >= 0 || WITHIN_SENTENCE.indexOf(mark) >= 0;
    }

    private static boolean asked(String message, int at) {
        int mark = at;
        while (mark < message.length() && WITHIN_SENTENCE.indexOf(message.charAt(mark)) >= 0) {
            mark++;
        }
        return mark < message.length() && ASKED.indexOf(message.charAt(mark)) >= 0;
    }

    /** Where entries of a list begin within lines; a single one is no list. */
    private static List<Integer> entries(String message) {
        List<Integer> starts = new ArrayList<>();
        Matcher matcher = BuyerWords.ENTRY.matcher(message);
        while (matcher.find()) {
            char before = matcher.start() == 0 ? '\n' : message.charAt(matcher.start() - 1);
            if (!Character.isDigit(before) && !(before < 128 && Character.isLetter(before))) {
                starts.add(matcher.start());
            }
        }
        return starts.size() < 2 ? List.of() : starts;
    }

    /** Adds a piece, cut once more where a connective joins two questions without a mark. */
    private static void addPiece(List<Piece> pieces, String message, Piece piece) {
        Matcher connective = BuyerWords.CONNECTIVE.matcher(message).region(piece.from(), piece.to());
        while (connective.find()) {
            String left = message.substring(piece.from(), connective.start()).strip();
            String right = message.substring(connective.end(), piece.to()).strip();
            if (left.length() >= LEFT_OF_CONNECTIVE
                    && right.length() >= SHORTEST
                    && !BuyerWords.DANGLING.matcher(left).find()
                    && Clause.asks(left)
                    && (Clause.asks(right)
                            || piece.asked()
                            || BuyerWords.REQUEST.matcher(right).find())) {
                pieces.add(new Piece(
                        piece.from(), connective.start(), piece.newSentence(), piece.entry(), piece.joined(), false));
                addPiece(pieces, message, new Piece(connective.end(), piece.to(), false, false, true, piece.asked()));
                return;
            }
        }
        pieces.add(piece);
    }

    private static List<List<Clause>> groups(List<Clause> clauses) {
        List<List<Clause>> groups = new ArrayList<>();
        for (int i = 0; i < clauses.size(); i++) {
            Clause clause = clauses.get(i);
            if (groups.isEmpty() || begins(groups.getLast(), clauses, i)) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(clause);
        }
        return groups;
    }

    /** Whether the clause begins another question than the group before it. */
    private static boolean begins(List<Clause> group, List<Clause> clauses, int i) {
        Clause clause = clauses.get(i);
        if (clause.entry()) {
            return true;
        }
        boolean asked = group.stream().anyMatch(Clause::asking);
        if (!asked || clause.dependent()) {
            return false;
        }
        if (clause.newSentence()) {
            return clause.asking() || asksLater(clauses, i, false);
        }
        if (clause.joined()) {
            return clause.asking() || asksLater(clauses, i, true);
        }
        return clause.question() && group.stream().anyMatch(Clause::question);
    }

    private static boolean asksLater(List<Clause> clauses, int i, boolean inSentence) {
        for (Clause later : clauses.subList(i + 1, clauses.size())) {
            if (later.entry() || inSentence && later.newSentence()) {
                return false;
            }
            if (later.asking() && !later.dependent()) {
                return true;
            }
        }
        return false;
    }
}
