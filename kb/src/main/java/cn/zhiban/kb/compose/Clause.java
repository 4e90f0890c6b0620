package cn.zhiban.kb.compose;

import java.util.List;
import java.util.regex.Matcher;

/**
 * A piece of a message between two marks, and what it is. Greetings and connectives at its beginning are no longer in
 * it.
 *
 * @param text what it says, without numbers
 * @param start where that begins in the message
 * @param end where it has ended
 * @param newSentence a full stop, a question mark or a line break stood before it
 * @param entry it is an entry of a list
 * @param joined a connective stood before it
 * @param question it asks
 * @param request it wants something done
 */
record Clause(
        String text,
        int start,
        int end,
        boolean newSentence,
        boolean entry,
        boolean joined,
        boolean question,
        boolean request) {
    /** Reads a piece of the message; numbers in it are added to the list. */
    static Clause read(String message, Piece piece, List<String> numbers) {
        int from = piece.from();
        int to = piece.to();
        boolean entry = piece.entry();
        boolean joined = piece.joined();
        int before;
        do {
            before = from;
            from = skipBlanks(message, from, to);
            int afterEntry =
                    piece.newSentence() || piece.entry() ? BuyerWords.after(BuyerWords.ENTRY, message, from, to) : from;
            entry |= afterEntry > from;
            int afterConnective = connective(message, afterEntry, to);
            joined |= afterConnective > afterEntry;
            from = BuyerWords.after(BuyerWords.OPENING, message, afterConnective, to);
        } while (from > before);
        joined |= BuyerWords.CONNECTIVE
                .matcher(message.substring(from, to).strip())
                .matches();
        String text = "";
        if (!isChatter(message.substring(from, to).strip())) {
            to = withoutClosing(message, from, to);
            text = withoutNumbers(message.substring(from, to), numbers);
        }
        if (isChatter(text)) {
            text = "";
        }
        boolean question = !text.isEmpty() && (piece.asked() || asks(text));
        return new Clause(
                text,
                from,
                to,
                piece.newSentence(),
                entry,
                joined,
                question,
                BuyerWords.REQUEST.matcher(text).find());
    }

    private static boolean isChatter(String text) {
        return BuyerWords.CHATTER.matcher(text).matches()
                || BuyerWords.CONNECTIVE.matcher(text).matches();
    }

    private static int skipBlanks(String message, int from, int to) {
        int at = from;
        while (at < to && (Character.isWhitespace(message.charAt(at)) || message.charAt(at) == ':')) {
            at++;
        }
        return at;
    }

    /** "Is there still any": the connective is also a verb, which has its object at once. */
    private static int connective(String message, int from, int to) {
        int after = BuyerWords.after(BuyerWords.CONNECTIVE, message, from, to);
        return to - after >= QuestionSplitter.SHORTEST ? after : from;
    }

    private static int withoutClosing(String message, int from, int to) {
        int end = to;
        while (true) {
            Matcher closing = BuyerWords.CLOSING.matcher(message).region(from, end);
            if (!closing.find()) {
                return end;
            }
            end = closing.start();
        }
    }

    private static String withoutNumbers(String text, List<String> numbers) {
        String rest = BuyerWords.NUMBER.matcher(text).replaceAll(found -> {
            String number = found.group(1);
            if (!numbers.contains(number)) {
                numbers.add(number);
            }
            return " ";
        });
        return rest.strip().replaceAll("\\s+", " ");
    }

    static boolean asks(String text) {
        String plain = BuyerWords.NOT_QUESTION.matcher(text).replaceAll("");
        return BuyerWords.QUESTION.matcher(plain).find()
                || BuyerWords.ENDING.matcher(plain).find();
    }

    /** The same with what stood before it where nothing else was said. */
    Clause after(boolean sentence, boolean list, boolean connective) {
        return new Clause(
                text, start, end, newSentence || sentence, entry || list, joined || connective, question, request);
    }

    /** Asks or wants something. */
    boolean asking() {
        return question || request;
    }

    /** Means nothing without what stands before it. */
    boolean dependent() {
        return BuyerWords.DEPENDENT.matcher(text).matches()
                || BuyerWords.CONTINUATION.matcher(text).lookingAt();
    }

    /** A part of a message as it stands there. */
    record Piece(int from, int to, boolean newSentence, boolean entry, boolean joined, boolean asked) {}
}
